"""Takes out of a line of the log what could tell of a person: phones, secrets, addresses, answers, codes of rooms."""

import re
from hashlib import blake2b

_CODE = r"(?=[0-9]*[A-Z])[BCDFGHJKMNPQRTVWXY346789]{6}"
_RULES = (
    (re.compile(r"\[parameters: .*?\]\s*$", re.MULTILINE | re.DOTALL), "[parameters: …]"),  # SQLAlchemy's
    (re.compile(r"input_value=.*?, input_type=", re.DOTALL), "input_value=…, input_type="),  # Pydantic's
    (re.compile(r"peername=\([^)]*\)"), "peername=…"),  # asyncio's
    (re.compile(r"(?<=/t/)[^/\s?\"'<>]+"), "…"),
    (re.compile(r"(://)[^/\s@]+@"), r"\1…@"),
    (re.compile(r"\b[0-9a-fA-F]{24,}\b|\b[A-Za-z2-7]{32}\b"), "…"),  # tokens, ids, salts, a trainer's secret
    (re.compile(r"\b(?!127\.|0\.0\.0\.0)(?:\d{1,3}\.){3}\d{1,3}\b"), "…"),
    (re.compile(r"\b[0-9a-fA-F]{1,4}:(?:[0-9a-fA-F]{0,4}:){2,}[0-9a-fA-F]{0,4}"), "…"),
)
_ROOM = re.compile(rf"(?<![0-9A-Za-z-]){_CODE}(?![0-9A-Za-z])")
_TYPED = re.compile(r"(?<=/[rj]/)[^/\s?\"'<>]+")
BYTES_OF_A_MARK = 3


def mark_of(code: str) -> str:
    """What the log calls a room: the same for every line about it, and by it nobody can come in.

    Five digits are far too few to tell the 191,102,976 codes apart, and enough for the rooms that are open.

    >>> mark_of("K7M4QX")
    'room-98ed6'
    """
    return f"room-{blake2b(code.encode(), digest_size=BYTES_OF_A_MARK).hexdigest()[:5]}"


def private(text: str) -> str:
    """The same text without it; the code of a room becomes its mark."""
    for rule, instead in _RULES:
        text = rule.sub(instead, text)
    text = _TYPED.sub(lambda found: mark_of(found[0]), text)
    return _ROOM.sub(lambda found: mark_of(found[0]), text)
