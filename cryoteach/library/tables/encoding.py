"""How the bytes of a text are to be read: UTF-8, UTF-16 or Windows-1252, found by looking at all of them."""

import codecs
from typing import BinaryIO, NamedTuple

from cryoteach.errors import Problem, TableError

AT_ONCE = 1 << 20
LOOKED_AT = 4096
MOSTLY = 0.3  # of the bytes: so many zeros at every second place are the Latin letters of UTF-16
NO_TEXT = bytes(sorted(set(range(32)) - set(b"\t\n\v\f\r\x1a")))


class Encoding(NamedTuple):
    """A codec of Python, how it is said to a person ("" where there is nothing to say), and whether a mark stands."""

    codec: str
    words: str
    marked: bool


UTF_8 = Encoding("utf-8", "", marked=False)
WINDOWS = Encoding("cp1252", "Windows-1252", marked=False)
MARKED = (
    (codecs.BOM_UTF8, Encoding("utf-8-sig", "", marked=True)),
    (codecs.BOM_UTF16_LE, Encoding("utf-16", "UTF-16", marked=True)),
    (codecs.BOM_UTF16_BE, Encoding("utf-16", "UTF-16", marked=True)),
)


def encoding_of(stream: BinaryIO, name: str) -> Encoding:
    """Find how a text is to be read, in pieces, so that its size does not matter.

    Args:
        stream: the text, seekable; it stands at its beginning afterwards.
        name: how problems call it.

    Raises:
        TableError: it is no text in any of these encodings.
    """
    stream.seek(0)
    start = stream.read(LOOKED_AT)
    marked = next((found for mark, found in MARKED if start.startswith(mark)), None)
    candidates = (marked,) if marked else (*_without_mark(start), UTF_8, WINDOWS)
    found = next((candidate for candidate in candidates if _fits(stream, candidate)), None)
    stream.seek(0)
    if found is None:
        message = "is not text, or damaged; save the table again as “CSV UTF-8” or as .xlsx"
        raise TableError([Problem(file=name, message=message)])
    return found


def _without_mark(start: bytes) -> list[Encoding]:
    """UTF-16 without its mark, where every second byte is mostly zero."""
    half = len(start) // 2
    low, high = start[1::2].count(0), start[0::2].count(0)
    if half and max(low, high) > MOSTLY * half:
        return [Encoding("utf-16-le" if low > high else "utf-16-be", "UTF-16", marked=False)]
    return []


def _fits(stream: BinaryIO, encoding: Encoding) -> bool:
    """Whether all of a text can be read so, and holds no character that no text holds."""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    wide = encoding.codec.startswith("utf-16")
    try:
        while piece := stream.read(AT_ONCE):
            text = decoder.decode(piece)
            if "\0" in text or (not wide and len(piece.translate(None, NO_TEXT)) != len(piece)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
