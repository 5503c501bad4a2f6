"""Which cells of a sheet are filled and which hold an error, found in its XML before the workbook's parser begins.

A parser lays a sheet out as a rectangle: one cell in the last corner asks for all the memory there is. And it gives an
error such as #N/A back as a blank, which is something else.
"""

import re

from cryoteach.errors import Problem, TableError

MOST_CELLS = 4_000_000
MOST_ERRORS = 100_000
LOOK_AHEAD = 8192  # bytes: more than a tag that anybody writes
TAG = re.compile(rb"<(?:\w{1,50}:)?(row|c)\b([^>]{0,4000})(>?)(?:<(?:\w{1,50}:)?v>(#[^<]{1,20})<)?")
PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{0,9})([0-9]{1,9})[\"']")
ERROR = re.compile(rb"\bt\s*=\s*[\"']e[\"']")


class Cells:
    """The filled cells of one sheet, as its XML passes by in pieces; `errors` by (row, column), each from 0."""

    def __init__(self, name: str) -> None:
        self.errors: dict[tuple[int, int], str] = {}
        self._name, self._kept = name, b""
        self._row = self._column = self._rows = self._columns = 0

    def see(self, piece: bytes, *, last: bool) -> None:
        """Look at the next piece of XML.

        Raises:
            TableError: the sheet spans more cells than are read, or its XML is not that of a sheet.
        """
        text = self._kept + piece
        end = len(text) if last else max(len(text) - LOOK_AHEAD, 0)
        for tag in TAG.finditer(text):
            if tag.start() >= end:
                break
            self._see(tag)
        self._kept = text[end:]

    def _see(self, tag: re.Match[bytes]) -> None:
        if not tag[3]:  # no tag that a program wrote is so long
            raise damaged(self._name)
        place = PLACE.search(tag[2])
        if tag[1] == b"row":
            self._row, self._column = int(place[2]) if place else self._row + 1, 0
            return
        self._row, self._column = (int(place[2]), _column(place[1])) if place else (self._row, self._column + 1)
        if tag[2].endswith(b"/"):
            return
        self._rows, self._columns = max(self._rows, self._row), max(self._columns, self._column)
        if self._rows * self._columns > MOST_CELLS:
            raise self._too_wide()
        if tag[4] and ERROR.search(tag[2]) and len(self.errors) < MOST_ERRORS:
            self.errors[self._row - 1, self._column - 1] = tag[4].decode("ascii", "replace")

    def _too_wide(self) -> TableError:
        message = (
            f"a sheet of this workbook reaches to row {self._rows:,} and column {self._columns:,}: more than "
            f"{MOST_CELLS:,} cells; delete what stands far outside the table, or save the table as CSV"
        )
        return TableError([Problem(file=self._name, message=message)])


def damaged(name: str) -> TableError:
    """What to say of a workbook that has the marks of one and cannot be read."""
    message = "is a damaged workbook; open it in the program that made it, and save it again as .xlsx or as CSV"
    return TableError([Problem(file=name, message=message)])


def _column(letters: bytes) -> int:
    """The number of a column from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
