"""Control characters in the cells of a table: told at their cell, where the one reader says “damaged”."""

import re

from cryoteach.library.files.yaml_reader import UNPRINTABLE

PICTURED = 0x2400  # where Unicode keeps a picture of each control character
CONTROLS = re.compile("[\x01-\x08\x0e-\x1f]")
PICTURES = re.compile("[\u2401-\u2408\u240e-\u241f]")


def with_controls_shown(raw: bytes | str) -> bytes:
    """The bytes of a table, in which a control character of text in UTF-8 is a picture of itself."""
    try:
        text = raw if isinstance(raw, str) else raw.decode()
    except UnicodeDecodeError:
        return raw if isinstance(raw, bytes) else b""
    return CONTROLS.sub(lambda found: chr(PICTURED + ord(found[0])), text).encode("utf-8", "replace")


def refuse_control_characters(text: str) -> None:
    """Refuse the text of a cell that holds one.

    Raises:
        ValueError: it does; the message shows which.
    """
    if pictured := PICTURES.search(text):
        raise ValueError(f"holds the control character {chr(ord(pictured[0]) - PICTURED)!r}; take it out")
    if strange := UNPRINTABLE.search(text):
        raise ValueError(f"holds the control character {strange[0]!r}; take it out")
