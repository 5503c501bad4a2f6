"""A table from anywhere as a file that can be read more than once: a file, standard input, a pipe, a device."""

import stat
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO, cast

from cryoteach.errors import Problem, TableError

STANDARD_INPUT = "-"
AT_ONCE = 1 << 20
MOST_SPOOLED = 4 << 30  # bytes of disk; a stream without an end is not a table


def seekable(given: str | Path) -> BinaryIO:
    """Open a table for reading; what cannot be read twice is copied into a file that vanishes when it is closed.

    Args:
        given: a path, or "-" for standard input.

    Raises:
        OSError: it cannot be opened.
        TableError: the stream is endless.
    """
    if str(given) == STANDARD_INPUT:
        return _spooled(sys.stdin.buffer, "standard input")
    path = Path(given)
    if stat.S_ISREG(path.stat().st_mode):
        return path.open("rb")
    with path.open("rb") as stream:
        return _spooled(stream, str(given))


def _spooled(stream: BinaryIO, name: str) -> BinaryIO:
    copy = cast("BinaryIO", tempfile.TemporaryFile(prefix="cryoteach-"))  # noqa: SIM115 - whoever asked closes it
    size = 0
    while piece := stream.read(AT_ONCE):
        size += len(piece)
        if size > MOST_SPOOLED:
            copy.close()
            message = f"has no end after {MOST_SPOOLED >> 30} GB, so it is not read as a table"
            raise TableError([Problem(file=name, message=message)])
        copy.write(piece)
    copy.seek(0)
    return copy
