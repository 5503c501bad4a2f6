"""Reads a table of people (CSV) some rows at a time; every cell that cannot be read is reported with its place.

Columns are findings in snake case, in any order; other columns are kept as they are. A blank cell, and a finding that
has no column, is unknown.
"""

import csv
import re
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np

from cryoteach.domain.patient import SCALES
from cryoteach.domain.phrases import both
from cryoteach.domain.screening import Cohort
from cryoteach.errors import Problem, TableError
from cryoteach.library.cells import Cells, Row, Words

ADDED = ("verdict", "met", "failed", "unknown")  # the columns that scoring adds
ROWS_AT_ONCE = 50_000
BOM = b"\xef\xbb\xbf"


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
        self._rows = self._each_row()
        try:
            self.header = [name.strip() for name in next(self._rows, (1, list[str]()))[1]]
            self._refuse_header()
        except TableError:
            self._raw.close()
            raise
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
        while taken := list(islice(self._rows, ROWS_AT_ONCE)):
            yield self._read([(line, row) for line, row in taken if row])

    def _read(self, taken: list[Row]) -> Slice:
        width = len(self.header)
        problems = [
            self._problem(line, f"has {len(row)} cells, but the first line names {width} columns")
            for line, row in taken
            if len(row) != width
        ]
        sound = [(line, row) for line, row in taken if len(row) == width]
        columns = {cells.finding: np.array(cells.numbers(sound)) for cells in self._columns}
        for cells in self._columns:
            problems += [
                self._problem(line, cells.refused[row[cells.place]], cells)
                for line, row in (sound if cells.refused else ())
                if row[cells.place] in cells.refused
            ]
        if not problems:
            return Slice([row for _, row in sound], Cohort.from_columns(columns))
        bad = self._reported(problems)
        good = np.array([line not in bad for line, _ in sound], dtype=np.bool_)
        kept = {finding: column[good] for finding, column in columns.items()}
        return Slice([row for line, row in sound if line not in bad], Cohort.from_columns(kept))

    def _reported(self, problems: list[Problem]) -> set[int | None]:
        for problem in sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0)):
            self.report(problem)
        lines = {problem.line for problem in problems}
        self.bad_rows += len(lines)
        return lines

    def _each_row(self) -> Iterator[Row]:
        reader = csv.reader(TextIOWrapper(self._raw, encoding="utf-8-sig", newline=""), strict=True)
        line = 1
        try:
            for row in reader:
                yield line, row
                line = reader.line_num + 1
        except UnicodeDecodeError:
            message = "is not UTF-8 text; save the table again as CSV with encoding UTF-8"
            raise TableError([self._problem(_first_line_not_utf8(self.path), message)]) from None
        except csv.Error as error:
            message = f"the row that starts here is not CSV ({error}); is a quotation mark missing or too many?"
            raise TableError([self._problem(line, message)]) from None

    def _refuse_header(self) -> None:
        named = [name for name in self.header if name]
        sentences = [
            f"the column {name} stands here {named.count(name)} times; keep one"
            for name in dict.fromkeys(named)
            if named.count(name) > 1
        ]
        sentences += [f"the column {name} would be written over; rename it" for name in ADDED if name in named]
        if not set(named) & set(SCALES):
            hint = "; save the table with commas between the cells" if re.search("[;\t]", "".join(named)) else ""
            sentences.append(f"no column is a finding; expected at least one of {', '.join(SCALES)}{hint}")
        if sentences:
            raise TableError(self._problem(1, sentence) for sentence in sentences)

    def _problem(self, line: int, message: str, cells: Cells | None = None) -> Problem:
        column, place = (cells.place + 1, cells.finding) if cells else (None, "")
        return Problem(file=str(self.path), place=place, line=line, column=column, message=message)


def _first_line_not_utf8(path: Path) -> int:
    with path.open("rb") as raw:
        return next(line for line, written in enumerate(raw, start=1) if not _is_utf8(written))


def _is_utf8(written: bytes) -> bool:
    try:
        written.decode()
    except UnicodeDecodeError:
        return False
    return True
