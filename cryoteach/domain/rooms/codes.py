"""The code of a room: six signs of 24 without vowels and without twins; how it is made, shown and read."""

import re
from collections.abc import Callable

ALPHABET = "BCDFGHJKMNPQRTVWXY346789"
LENGTH, HALF = 6, 3
LONGEST_READ = 300  # characters of what was typed or pasted
_SIGN = f"[{ALPHABET}]"
_IN_AN_ADDRESS = re.compile(rf"/[JR]/({_SIGN}{{{LENGTH}}})(?:[/?#]|$)")
_AT_THE_END = re.compile(rf"(?:^|[^0-9A-Z])({_SIGN}(?:[\s\-–—_·.]*{_SIGN}){{{LENGTH - 1}}})[^0-9A-Z]*$")


def new_code(below: Callable[[int], int]) -> str:
    """Make a code.

    Args:
        below: gives a whole number from 0 to below the one it is given, as `secrets.randbelow` does.
    """
    return "".join(ALPHABET[below(len(ALPHABET))] for _ in range(LENGTH))


def shown_code(code: str) -> str:
    """Write a code as people read it out.

    >>> shown_code("K7M4QX")
    'K7M 4QX'
    """
    return f"{code[:HALF]} {code[HALF:]}"


def read_code(typed: str) -> str | None:
    """Read what somebody typed or pasted: small letters, blanks, hyphens, a whole address; None where it is no code.

    >>> read_code(" k7m-4qx "), read_code("cryo.example/j/k7m4qx?p=1"), read_code("K7M 4Q0")
    ('K7M4QX', 'K7M4QX', None)
    """
    text = typed[:LONGEST_READ].upper()
    found = _IN_AN_ADDRESS.search(text) or _AT_THE_END.search(text)
    return "".join(sign for sign in found[1] if sign in ALPHABET) if found else None
