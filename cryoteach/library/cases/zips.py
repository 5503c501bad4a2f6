"""Zip files of cases, read without trusting a word of what they say about themselves, and written."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from cryoteach.domain.cases.sizes import MOST_BYTES_IN_A_ZIP, MOST_BYTES_OF_A_FILE, MOST_FILES
from cryoteach.errors import Problem

ENDINGS = (".yaml", ".yml", ".csv", ".tsv", ".txt", ".xlsx")
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
TOO_MUCH = f"unpacks to more than is read: {MOST_BYTES_OF_A_FILE:,} bytes of one file, {MOST_BYTES_IN_A_ZIP:,} of all"
A_DATE = (2026, 1, 1, 0, 0, 0)  # the same cases make the same file


def read_zip(raw: bytes, name: str) -> tuple[dict[str, bytes], list[Problem]]:
    """Give the files of a zip by name, and a problem for each that is not taken.

    Nothing is written to a disk. Sizes are counted while unpacking, since a bomb lies about its own.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            infos = [info for info in archive.infolist() if not _is_nothing(info)]
            if len(infos) > MOST_FILES:
                message = f"holds {len(infos):,} files; at most {MOST_FILES} are read, so split it"
                return {}, [Problem(file=name, message=message)]
            return _unpacked(archive, infos, name)
    except DAMAGED:
        return {}, [Problem(file=name, message="is no zip, or was damaged on its way; make or send it again")]


def as_zip(files: Mapping[str, str]) -> bytes:
    """Write texts by file name as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, A_DATE), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _unpacked(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], name: str
) -> tuple[dict[str, bytes], list[Problem]]:
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for info in infos:
        complaint = "; ".join(_complaints(info)) or ("stands here twice; keep one" if info.filename in files else "")
        if not complaint:
            left = MOST_BYTES_IN_A_ZIP - sum(map(len, files.values()))
            files[info.filename], complaint = _bytes_of(archive, info, min(left, MOST_BYTES_OF_A_FILE))
        if complaint:
            files.pop(info.filename, None)
            problems.append(Problem(file=f"{name}: {info.filename[:80]}", message=complaint))
    return files, problems


def _is_nothing(info: zipfile.ZipInfo) -> bool:
    """Whether this is a folder, or what an operating system put there for itself."""
    parts = PurePosixPath(info.filename).parts
    return (
        info.is_dir() or "__MACOSX" in parts or (bool(parts) and parts[-1] in {".DS_Store", "Thumbs.db", "desktop.ini"})
    )


def _complaints(info: zipfile.ZipInfo) -> Iterator[str]:
    parts = PurePosixPath(info.filename.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in info.filename:
        yield "has a path that leads outside the zip, so it was not read; put the file in the zip itself"
    elif parts.suffix.lower() not in ENDINGS:
        yield f"is no file of cases; those end in {', '.join(ENDINGS)}"
    if info.flag_bits & 1:
        yield "is locked with a password; make the zip without one"


def _bytes_of(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> tuple[bytes, str]:
    """The bytes of one file, or why they are not taken; it is believed about its size only where that is too much."""
    if info.file_size > most:
        return b"", TOO_MUCH
    try:
        with archive.open(info) as file:
            raw = file.read(most + 1)
    except DAMAGED:
        return b"", "was damaged on its way, or is packed in a way not known here; make the zip again"
    return (b"", TOO_MUCH) if len(raw) > most else (raw, "")
