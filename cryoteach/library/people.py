"""Reads a table of people (CSV) some rows at a time; every cell that cannot be read is reported with its place.

Columns are findings in snake case, in any order; other columns are kept as they are. A blank cell, and a finding that
has no column, is unknown.
"""

import csv
import re
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from itertools import accumulate, islice
from pathlib import Path
from typing import NamedTuple, Self

from cryoteach.domain.patient import SCALES
from cryoteach.domain.phrases import both
from cryoteach.domain.screening import Cohort
from cryoteach.errors import Problem, TableError
from cryoteach.library.cells import Cells, Words

ADDED = ("verdict", "met", "failed", "unknown")  # the columns that scoring adds
ROWS_AT_ONCE = 20_000
BOM = b"\xef\xbb\xbf"
BREAK = re.compile(r"\r\n|\r|\n")


class Slice(NamedTuple):
    """Some rows as they were written, and the same people as columns."""

    rows: list[list[str]]
    people: Cohort


class PeopleTable:
    """A table of people, open for reading: ``with PeopleTable(path, words) as table``.

    Args:
        path: the CSV file, UTF-8.
        words: the words that growth may be given in.
        report: is told of every row and cell that cannot be read, in the order of the lines.

    Raises:
        TableError: it has no column of findings, has a column twice, or is not UTF-8 or not CSV.
    """

    def __init__(self, path: Path, words: Words, report: Callable[[Problem], None]) -> None:
        self.path, self.report = path, report
        self.bad_rows = 0
        self._raw = path.open("rb")
        start = self._raw.peek()
        self.has_bom = start.startswith(BOM)
        self.line_end = "\r\n" if re.match(rb"[^\r\n]*\r\n", start) else "\n"
        self._reader = csv.reader(TextIOWrapper(self._raw, encoding="utf-8-sig", newline=""), strict=True)
        self._line = 1
        self._broken: list[Problem] = []
        self.header = [name.strip() for row in self._next_rows(1) for name in row]
        problems = self._broken or [self._problem(1, sentence) for sentence in _header_sentences(self.header)]
        if problems:
            self._raw.close()
            raise TableError(problems)
        self._line = self._reader.line_num + 1
        self._columns = [Cells(name, place, words) for place, name in enumerate(self.header) if name in SCALES]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._raw.close()

    @property
    def bytes_read(self) -> int:
        """How far reading has come."""
        return self._raw.tell()

    def notes(self) -> list[Problem]:
        """What nobody has to mend, but should know: findings without a column, and names that nearly are one."""
        missing = [name for name in SCALES if name not in self.header]
        near = {name: re.sub(r"[\s-]+", "_", name.lower()) for name in self.header}
        sentences = [
            f"note: the column {name!r} is kept as it is; to be read it has to be called {meant}"
            for name, meant in near.items()
            if meant in missing
        ]
        if missing:
            sentences.append(f"note: no column {both(missing)}, so unknown for everyone")
        return [self._problem(1, sentence) for sentence in sentences]

    def slices(self) -> Iterator[Slice]:
        """Read the good rows, at most `ROWS_AT_ONCE` at a time; report and count the others."""
        while rows := self._next_rows(ROWS_AT_ONCE):
            yield self._read(rows)
            self._line = self._reader.line_num + 1
        if self._broken:
            raise TableError(self._broken)

    def _next_rows(self, most: int) -> list[list[str]]:
        rows: list[list[str]] = []
        try:
            rows.extend(islice(self._reader, 0 if self._broken else most))  # what was read before an error is kept
        except UnicodeDecodeError:
            message = "is not UTF-8 text; save the table again as CSV with encoding UTF-8"
            self._broken = [self._problem(_first_line_not_utf8(self.path), message)]
        except csv.Error as error:
            message = f"the row that starts here is not CSV ({error}); is there a quotation mark too many?"
            self._broken = [self._problem(_first_lines(rows, self._line)[-1], message)]
        return rows

    def _read(self, rows: list[list[str]]) -> Slice:
        width = len(self.header)
        sound = rows if set(map(len, rows)) == {width} else [row for row in rows if len(row) == width]
        columns = {cells.finding: cells.numbers(sound) for cells in self._columns}
        if len(sound) < len(rows) or any(cells.refused for cells in self._columns):
            sound = list(self._good(rows))
            columns = {cells.finding: cells.numbers(sound) for cells in self._columns}
        return Slice(sound, Cohort.from_columns(columns))

    def _good(self, rows: list[list[str]]) -> Iterator[list[str]]:
        for line, row in zip(_first_lines(rows, self._line), rows, strict=False):
            problems = self._problems_of(row, line)
            for problem in problems:
                self.report(problem)
            self.bad_rows += bool(problems)
            if row and not problems:
                yield row

    def _problems_of(self, row: list[str], line: int) -> list[Problem]:
        if row and len(row) != len(self.header):
            return [self._problem(line, f"found {len(row)} cells, expected {len(self.header)}, one for each column")]
        return [
            self._problem(line, cells.refused[row[cells.place]], cells)
            for cells in (self._columns if row else ())
            if row[cells.place] in cells.refused
        ]

    def _problem(self, line: int, message: str, cells: Cells | None = None) -> Problem:
        column, place = (cells.place + 1, cells.finding) if cells else (None, "")
        return Problem(file=str(self.path), place=place, line=line, column=column, message=message)


def _header_sentences(header: list[str]) -> list[str]:
    named = [name for name in header if name]
    sentences = [
        f"the column {name} stands here {named.count(name)} times; keep one"
        for name in dict.fromkeys(named)
        if named.count(name) > 1
    ]
    sentences += [f"the column {name} would be written over; rename it" for name in ADDED if name in named]
    if not set(named) & set(SCALES):
        hint = "; save the table with commas between the cells" if re.search("[;\t]", "".join(named)) else ""
        sentences.append(f"no column is a finding; expected at least one of {', '.join(SCALES)}{hint}")
    return sentences


def _first_lines(rows: list[list[str]], first: int) -> list[int]:
    """The line on which each row starts, and the line after them all; a cell may run over several lines."""
    heights = (1 + sum(len(BREAK.findall(cell)) for cell in row) for row in rows)
    return list(accumulate(heights, initial=first))


def _first_line_not_utf8(path: Path) -> int:
    with path.open("rb") as raw:
        return next(line for line, written in enumerate(raw, start=1) if not _is_utf8(written))


def _is_utf8(written: bytes) -> bool:
    try:
        written.decode()
    except UnicodeDecodeError:
        return False
    return True
