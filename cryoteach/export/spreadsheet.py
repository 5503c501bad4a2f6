"""Rows as CSV that a spreadsheet opens without guessing the letters and without running any of them."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARK = "\ufeff"
"""The first sign of the file: by it a spreadsheet knows that the letters are UTF-8."""


def harmless(cell: object) -> object:
    """The same, but text that a spreadsheet would run as a formula starts with an apostrophe.

    >>> harmless("=1+1"), harmless("none"), harmless(-3)
    ("'=1+1", 'none', -3)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def for_a_spreadsheet(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Write rows under a line with the names of their columns."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([harmless(row[column]) for column in columns] for row in rows)
    return MARK + text.getvalue()
