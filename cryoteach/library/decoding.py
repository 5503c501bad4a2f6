"""Bytes of a text file as somebody's program saved them: UTF-8 with or without its mark, UTF-16, or Windows-1252."""

import codecs

from cryoteach.errors import ContentError, Problem

MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
GUESSED = "is not UTF-8, so it was read as Windows-1252, as older Excel saves it; look at accents and dashes"


def decoded(raw: bytes, name: str) -> tuple[str, str]:
    """Give the text of a file, and a note for the reader where the encoding had to be guessed.

    Raises:
        ContentError: it is no text in any of these encodings.
    """
    marked = next((encoding for mark, encoding in MARKS.items() if raw.startswith(mark)), "")
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text.replace("\r\n", "\n"), GUESSED if encoding == "cp1252" else ""
    message = "is not text, or damaged; save it again as “CSV UTF-8” or as YAML"
    raise ContentError([Problem(file=name, message=message)])
