"""Unpacks a workbook (.xlsx) within bounds: its texts into a file without packing, where no size can lie.

A few kilobytes can unpack to gigabytes, and the sizes that a zip states of itself need not be true. So every part is
unpacked here, no further than it says, and the parser gets the copy.
"""

import re
import tempfile
import zipfile
from typing import BinaryIO, NamedTuple, cast

from cryoteach.errors import Problem, TableError
from cryoteach.library.tables.kinds import BROKEN_ZIP
from cryoteach.library.tables.sheet_cells import Cells, damaged

MOST_BYTES = 50 << 20
MOST_UNPACKED = 400 << 20
MOST_PARTS = 2_000
AT_ONCE = 1 << 20
OLDEST = (1980, 1, 1, 0, 0, 0)  # a zip knows no earlier time
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
WANTED = re.compile(r"\[Content_Types\]\.xml|_rels/.*\.rels|xl/.*\.(?:xml|rels)", re.IGNORECASE)


class Unpacked(NamedTuple):
    """A workbook's texts in a zip without packing, and the error cells of each of its sheets, by the sheet's part."""

    stream: BinaryIO
    errors: dict[str, dict[tuple[int, int], str]]


def unpacked(stream: BinaryIO, name: str) -> Unpacked:
    """Unpack a workbook into a file that vanishes when it is closed.

    Args:
        stream: the workbook, seekable.
        name: how problems call it.

    Raises:
        TableError: it is too large, or damaged.
    """
    copy = cast("BinaryIO", tempfile.TemporaryFile(prefix="cryoteach-"))  # noqa: SIM115 - whoever asked closes it
    try:
        errors = _copied(stream, copy, name)
    except BROKEN_ZIP as error:
        copy.close()
        raise damaged(name) from error
    except TableError:
        copy.close()
        raise
    copy.seek(0)
    return Unpacked(copy, errors)


def _copied(stream: BinaryIO, copy: BinaryIO, name: str) -> dict[str, dict[tuple[int, int], str]]:
    size = stream.seek(0, 2)
    errors: dict[str, dict[tuple[int, int], str]] = {}
    with zipfile.ZipFile(stream) as packed, zipfile.ZipFile(copy, "w") as plain:
        _check_size(packed, size, name)
        for part in dict.fromkeys(filter(WANTED.fullmatch, packed.namelist())):
            cells = Cells(name)
            _copy(packed, plain, part, cells if SHEET.fullmatch(part) else None)
            errors[part] = cells.errors
    return errors


def _copy(packed: zipfile.ZipFile, plain: zipfile.ZipFile, part: str, cells: Cells | None) -> None:
    with packed.open(part) as source, plain.open(zipfile.ZipInfo(part, OLDEST), "w") as target:
        piece = source.read(AT_ONCE)
        while piece:
            ahead = source.read(AT_ONCE)
            target.write(piece)
            if cells is not None:
                cells.see(piece, last=not ahead)
            piece = ahead


def _check_size(packed: zipfile.ZipFile, size: int, name: str) -> None:
    parts = packed.infolist()
    whole = sum(part.file_size for part in parts)
    if size > MOST_BYTES or whole > MOST_UNPACKED or len(parts) > MOST_PARTS:
        most = f"at most {MOST_BYTES >> 20} MB, and {MOST_UNPACKED >> 20} MB unpacked, are read"
        message = f"is a workbook of {size / 1e6:.0f} MB, {whole / 1e6:.0f} MB unpacked; {most}, so save it as CSV"
        raise TableError([Problem(file=name, message=message)])
