"""Reads a table of people some rows at a time; whatever cannot be read is told with its place, once for each cause.

Columns are findings, in any order; other columns are kept as they are. A blank cell, and a finding that has no column,
is unknown. A row without anything in its findings is nobody, and is left out.
"""

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from cryoteach.domain.input.unknown_words import bare
from cryoteach.domain.population.screening import Cohort
from cryoteach.errors import Problem, TableError
from cryoteach.library.people.cells import BLANK, UNKNOWN, Cells, Numbers
from cryoteach.library.people.column_finding import Header, Names, read_header
from cryoteach.library.people.column_judgements import Judgement, judge
from cryoteach.library.people.finding_texts import FindingTexts
from cryoteach.library.people.header import header_sentences
from cryoteach.library.people.reading_notes import Reading, meanings_by_finding
from cryoteach.library.people.refusals import Refusals, Why, why
from cryoteach.library.people.rows import Fitted, Lines, Nobodies, Widths
from cryoteach.library.tables.rows import Rows

ROWS_AT_ONCE = 20_000
LOOKED_AHEAD = 20  # rows in which the names of the columns are sought when the first names none
RAGGED = "another number of cells"


class Slice(NamedTuple):
    """Some rows as they were written, and the same people as columns."""

    rows: list[list[str]]
    people: Cohort


class PeopleTable:
    """A table of people, open for reading: ``with PeopleTable(path, reading) as table``.

    Args:
        given: the file, a pipe, or "-" for standard input.
        reading: how it is to be read.

    Attributes:
        source: its rows as they were written, and how.
        header: the names of its columns.
        bad_rows: how many rows were left out, since a cell cannot be read.
        good_rows: how many people there are.
        refusals: what could not be read, and where.
        nobodies: the rows that are nobody.
        was_read: whether reading its rows has begun.

    Raises:
        OSError: it cannot be opened.
        TableError: it is no table, has no column of findings or two for one, or what is said about it does not fit.
    """

    def __init__(self, given: str | Path, reading: Reading) -> None:
        self._names = Names(reading.columns)
        self.was_read = False
        self.source = Rows.of_path(given, self._names.__contains__, reading.sheet)
        self.name = self.source.name
        try:
            self._begin(reading)
        except BaseException:
            self.source.__exit__()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.source.__exit__()
        self.refusals.close()

    @property
    def bytes_read(self) -> int:
        """How far reading has come."""
        return self.source.bytes_read

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        return self.source.size

    def slices(self) -> Iterator[Slice]:
        """Read the good rows, at most `ROWS_AT_ONCE` at a time; count the others.

        Raises:
            TableError: a row cannot be parted into cells; the rows before it have been given.
        """
        self._go_to_the_first()
        while rows := self.source.next(ROWS_AT_ONCE):
            yield self._read(rows)

    def has_to_be_read_again(self) -> bool:
        """At the end: whether the whole table shows that rows were read otherwise than they mean, as for `Cells`."""
        again = [cells.has_to_be_read_again() for cells in self.columns]  # each is asked: it settles its mark by this
        return any(again)

    def judgements(self) -> list[Judgement]:
        """At the end: the columns that are refused whole."""
        return [found for cells in self.columns if (found := judge(cells, self.refusals))]

    def complaints(self) -> Iterator[str]:
        """What could not be read, in words: whole columns first, then each kind of cell or row."""
        judged = self.judgements()
        for found in judged:
            yield str(
                Problem(
                    file=self.name,
                    line=self.header_line,
                    column=found.column + 1,
                    place=found.finding,
                    message=found.sentence,
                )
            )
        yield from self.refusals.lines(frozenset((found.finding, found.cause) for found in judged))

    def _go_to_the_first(self) -> None:
        self.was_read = True
        self.source.rewind()
        self._first()
        self.bad_rows = self.good_rows = 0
        self.refusals.clear()
        self.nobodies = Nobodies()
        for cells in self.columns:
            cells.begin()

    def _begin(self, reading: Reading) -> None:
        self.header = [name.strip() for name in self._first()]
        self.found: Header = read_header(self.header, self._names, reading.mapped)
        answers, wrong = meanings_by_finding(reading, self.found.found)
        if problems := [*header_sentences(self.header, self.found, self._names, self._further_down), *wrong]:
            raise TableError(Problem(file=self.name, line=self.header_line, message=sentence) for sentence in problems)
        self.columns = [
            Cells(at, FindingTexts(at, reading.columns.root[finding], reading.growth, answers[finding]), reading.mark)
            for finding, at in self.found.found.items()
        ]
        self.refusals = Refusals(self.name, every=reading.every)
        self._widths = Widths(self.header, [cells.place for cells in self.columns])

    def _further_down(self) -> list[list[str]]:
        return self.source.next(LOOKED_AHEAD)

    def _first(self) -> list[str]:
        """The first row that is not blank."""
        self.header_line = 1
        for row in self.source:
            self.header_line = self.source.line
            if any(map(bare, row)):
                return row
        return []

    def _read(self, rows: list[list[str]]) -> Slice:
        lines, fitted = Lines(self.source, rows), self._widths.fitted(rows)
        numbers = [cells.numbers(fitted.rows) for cells in self.columns]
        good, refused = self._good(numbers, fitted)
        refused += [(at, self._ragged(rows[at])) for at in fitted.ragged]
        for at, reason in sorted(refused, key=itemgetter(0)):
            self.refusals.add(reason, lines.of(at) if self.refusals.wants_line(reason) else 0)
        self.bad_rows += len(fitted.ragged) + len(good) - int(np.count_nonzero(good))
        good &= self._somebody(numbers, fitted, rows, lines)
        kept = fitted.rows if good.all() else list(compress(fitted.rows, good.tolist()))
        for cells in self.columns:
            cells.tally(kept)
        self.good_rows += len(kept)
        columns = {
            cells.found.finding: cells.column(values[good]) for cells, values in zip(self.columns, numbers, strict=True)
        }
        return Slice(kept, Cohort.from_columns(columns))

    def _good(self, numbers: Sequence[Numbers], fitted: Fitted) -> tuple[NDArray[np.bool_], list[tuple[int, Why]]]:
        """Which rows have no cell that cannot be read; and of the others the place and each reason."""
        good, refused = np.ones(len(fitted.rows), dtype=np.bool_), list[tuple[int, Why]]()
        for cells, values in zip(self.columns, numbers, strict=True):
            for at in np.flatnonzero(values == UNKNOWN).tolist() if cells.refused else ():
                if (text := fitted.rows[at][cells.place]) in cells.refused:
                    good[at] = False
                    refused.append((fitted.places[at], why(cells, text)))
        return good, refused

    def _somebody(
        self, numbers: Sequence[Numbers], fitted: Fitted, rows: list[list[str]], lines: Lines
    ) -> NDArray[np.bool_]:
        """Which rows have something in a finding; the others are nobody."""
        somebody = np.any([values != BLANK for values in numbers], axis=0)
        blank = [fitted.places[at] for at in np.flatnonzero(~somebody).tolist()]
        for at in sorted([*blank, *fitted.nobodies]) if fitted.nobodies else blank:
            self.nobodies.add(rows[at], lines, at)
        return somebody

    def _ragged(self, row: list[str]) -> Why:
        sentence = f"found {len(row)} cells, expected {len(self.header)}, one for each column"
        return Why("", None, RAGGED, sentence)
