"""What a file is by its first bytes, whatever its name: text, a workbook, or something to call by its name."""

import re
import zipfile
import zlib
from typing import BinaryIO

from cryoteach.errors import Problem, TableError

TEXT, WORKBOOK = "text", "workbook"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError)
LOOKED_AT = 4096
AS_WHAT = "save the table as .xlsx or as “CSV UTF-8” and bring that"
PICTURE = "a picture"
OTHER_ZIP, DAMAGED_ZIP = "a zip of other things", "a damaged workbook or packed file (zip)"
STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\x00", PICTURE),
    (b"MM\x00*", PICTURE),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a packed file (7z)"),
    (b"Rar!", "a packed file (rar)"),
    (b"BZh", "a packed file (bzip2)"),
    (b"\xfd7zXZ", "a packed file (xz)"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"$FL2", "a data file of SPSS"),
    (b"$FL3", "a data file of SPSS"),
    (b"<stata_dta>", "a data file of Stata"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"RDX", "a data file of R"),
)
MARKUP: tuple[tuple[bytes, str], ...] = (
    (rb"<(?:!doctype html|html|table)", "a web page, though some programs give it the name of a workbook"),
    (rb"<\?xml[^>]*>.*<(?:\w+:)?workbook", "an Excel workbook in XML, of 2003"),
    (rb"<\?xml", "an XML file"),
)
INSIDE_OLE = (
    ("EncryptedPackage", "a password-protected workbook; take its password off in Excel and save it again", ""),
    ("WordDocument", "a Word document of before 2007", AS_WHAT),
    ("PowerPoint Document", "a PowerPoint file of before 2007", AS_WHAT),
    ("__nameid_version1.0", "an e-mail of Outlook", AS_WHAT),
)
INSIDE_ZIP = (
    ("xl/workbook.bin", "an Excel workbook in binary form (.xlsb)"),
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint file"),
    ("Index/", "a document of Apple's Numbers, Pages or Keynote"),
)
OPEN_DOCUMENT = (("spreadsheet", "an OpenDocument sheet (.ods)"), ("text", "an OpenDocument text"))


def kind_of(stream: BinaryIO, name: str) -> str:
    """Whether a file is text or a workbook (.xlsx).

    Args:
        stream: the file, seekable; it stands at its beginning afterwards.
        name: how problems call it.

    Raises:
        TableError: it is neither; the message calls it by its name.
    """
    stream.seek(0)
    start = stream.read(LOOKED_AT)
    if start.startswith(ZIP):
        called = _inside_zip(stream)
    elif start.startswith(OLE):
        called = _inside_ole(stream)
    else:
        called = _by_start(start)
    stream.seek(0)
    if called not in {TEXT, WORKBOOK}:
        raise TableError([Problem(file=name, message=f"is {called}")])
    return called


def _by_start(start: bytes) -> str:
    called = next((called for mark, called in STARTS if start.startswith(mark)), "")
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        called = PICTURE
    if start[4:8] == b"ftyp" or (start.startswith(b"BM") and b"\0" in start[:14]):
        called = "a picture or a film"
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    for pattern, markup in MARKUP:
        called = called or (markup if re.match(pattern, bare, re.IGNORECASE | re.DOTALL) else "")
    return f"{called}; {AS_WHAT}" if called else TEXT


def _inside_ole(stream: BinaryIO) -> str:
    """Name a file of the container that Office used before 2007 and still uses for what has a password."""
    stream.seek(0)
    whole = stream.read(64 << 20)
    for part, called, remedy in INSIDE_OLE:
        if part.encode("utf-16-le") in whole:
            return f"{called}; {remedy}" if remedy else called
    return f"an Excel workbook of before 2007 (.xls); {AS_WHAT}"


def _inside_zip(stream: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(stream) as packed:
            names = packed.namelist()
            mimetype = packed.open("mimetype").read(200).decode("ascii", "replace") if "mimetype" in names else ""
    except BROKEN_ZIP:
        return f"{DAMAGED_ZIP}; open and save it again, or {AS_WHAT}"
    called = [called for word, called in OPEN_DOCUMENT if f"opendocument.{word}" in mimetype]
    called += [called for part, called in INSIDE_ZIP if any(name.startswith(part) for name in names)]
    if called:
        return f"{called[0]}; {AS_WHAT}"
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return WORKBOOK
    return f"{OTHER_ZIP}; take the table out of it, or {AS_WHAT}"
