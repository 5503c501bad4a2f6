"""The rows of a table of people before their cells are read: how many cells they have, and which of them are nobody."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from cryoteach.domain.input.unknown_words import bare
from cryoteach.library.tables.rows import Rows

MOST_LINES = 10


class Fitted(NamedTuple):
    """Rows with one cell for each column and their places in what was read; the places of those that do not fit."""

    rows: list[list[str]]
    places: Sequence[int]
    ragged: list[int]
    nobodies: list[int]


class Widths:
    """Gives rows as many cells as there are columns, where that loses and moves nothing."""

    def __init__(self, header: Sequence[str], findings: Sequence[int]) -> None:
        self._width = len(header)
        self._needed = max((place + 1 for place, name in enumerate(header) if name), default=0)
        self._findings = findings

    def fitted(self, rows: list[list[str]]) -> Fitted:
        """Fit rows: blank cells at the end may be more or fewer than the columns without a name there."""
        if set(map(len, rows)) == {self._width}:
            return Fitted(rows, range(len(rows)), [], [])
        good, places, ragged, nobodies = list[list[str]](), list[int](), list[int](), list[int]()
        for place, row in enumerate(rows):
            if self._fits(row):
                good.append([*row[: self._width], *[""] * (self._width - len(row))])
                places.append(place)
            else:
                (nobodies if self._is_nobody(row) else ragged).append(place)
        return Fitted(good, places, ragged, nobodies)

    def _fits(self, row: list[str]) -> bool:
        return len(row) >= self._needed and not any(map(bare, row[self._width :]))

    def _is_nobody(self, row: list[str]) -> bool:
        """Whether a short row, such as a source or a total below the table, has nothing in any finding."""
        return len(row) < self._width and not any(bare(row[at]) for at in self._findings if at < len(row))


class Lines:
    """The lines on which rows start, counted only when somebody asks."""

    def __init__(self, source: Rows, rows: list[list[str]]) -> None:
        self._source, self._rows = source, rows

    def of(self, place: int) -> int:
        """The line of the row at a place."""
        return self._all[place]

    @cached_property
    def _all(self) -> Sequence[int]:
        return self._source.lines(self._rows)


class Nobodies:
    """The rows that are nobody, though something stands in them: how many, and where the first are."""

    def __init__(self) -> None:
        self.count = 0
        self.lines: list[int] = []

    def add(self, row: list[str], lines: Lines, place: int) -> None:
        """Take one; a blank row is nothing to tell."""
        if bare("".join(row)):
            self.count += 1
            if len(self.lines) < MOST_LINES:
                self.lines.append(lines.of(place))
