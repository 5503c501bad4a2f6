"""How the cells of a text are parted: commas, semicolons or tabs, found in its first lines."""

import csv
import re
from collections.abc import Callable
from typing import NamedTuple

WORDS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
HINT = re.compile(r'"?sep=(?P<mark>[,;\t|])?"?[,;\t|]*(?:\r\n|\r|\n|$)', re.IGNORECASE)

LOOKED_AT = 1000  # cells that are asked about: more decide nothing

Known = Callable[[str], bool]


class Dialect(NamedTuple):
    """The mark between cells, and how many characters of hint (a line ``sep=;``) stand before the table."""

    separator: str
    hint: int = 0


def dialect_of(start: str, known: Known) -> Dialect:
    """Find the mark between the cells of a table.

    Args:
        start: the beginning of the text, without a byte order mark; at least its first line with a cell.
        known: whether a cell of the header names a column that the reader knows.
    """
    hint = HINT.match(start)
    end = hint.end() if hint else 0
    if hint and hint["mark"]:
        return Dialect(hint["mark"], end)
    header = next((line for line in start[end:].splitlines() if line.strip(' \t,;|"')), "")
    best = max(WORDS, key=lambda mark: _worth(header, mark, known))
    return Dialect(best, end)


def _worth(header: str, mark: str, known: Known) -> tuple[int, int]:
    """How many cells are known if this is the mark, and how many there are."""
    (cells,) = csv.reader([header or mark], delimiter=mark)
    return sum(map(known, cells[:LOOKED_AT])), len(cells)
