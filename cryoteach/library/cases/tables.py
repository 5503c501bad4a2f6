"""Tables of cases, as files or as rows pasted from a spreadsheet: every problem in words, at its row and column.

They are opened by the one reader of tables (`library/tables/`); what was found and what was made of it is told once.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple

from cryoteach.domain.cases.sizes import MOST_ROWS
from cryoteach.domain.input.typed_numbers import settled_mark
from cryoteach.domain.input.unknown_words import is_unknown
from cryoteach.domain.rules.patient import SCALES
from cryoteach.errors import Problem, TableError
from cryoteach.library.cases.columns import COLUMNS, IN_NUMBERS, OF_CASE, plain_cell, rows_of, shown_cell, value_of
from cryoteach.library.cases.control_characters import refuse_control_characters, with_controls_shown
from cryoteach.library.cases.licences import with_a_licence
from cryoteach.library.cases.table_notes import TableNotes, notes_of
from cryoteach.library.cases.written_tables import Row, Written, written_case
from cryoteach.library.tables.dialect import dialect_of
from cryoteach.library.tables.rows import Rows
from cryoteach.library.tables.workbook import SeveralSheetsError

LOOKED_AT = 100_000  # characters in which the header is sought


class Table(NamedTuple):
    """The cases of a table as they were written, what could not be read, and notes that nobody has to act on."""

    cases: list[Written]
    problems: list[Problem]
    notes: list[str]
    sheets: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """By file, the sheets of a workbook of which one has to be chosen."""


class _Columns(NamedTuple):
    """Where each column of ours stands, and how many columns the header has in all."""

    places: Mapping[str, int]
    wide: int


def looks_like_a_table(text: str) -> bool:
    """Whether the first line names columns of ours."""
    start = text[:LOOKED_AT].removeprefix("\ufeff")
    dialect = dialect_of(start, _is_ours)
    lines = start[dialect.hint :].splitlines()
    header = next((line for line in lines if line.strip()), "")
    return len([cell for cell in header.split(dialect.separator) if _is_ours(cell.strip('"'))]) > 1


def read_table(raw: bytes | str, name: str, sheet: str = "") -> Table:
    """Read a table of any usual dialect, or a workbook: columns in any order, one row a stage.

    Args:
        raw: the file, or the text that was pasted.
        name: how problems call it.
        sheet: the sheet of a workbook, where it has several.
    """
    try:
        with Rows.of_bytes(with_controls_shown(raw), name, _is_ours, sheet) as rows:
            return _read(rows, name)
    except SeveralSheetsError as refusal:
        message = f"is a workbook with {len(refusal.sheets):,} sheets that hold something; choose one of them"
        return Table([], [Problem(file=name, message=message)], [], {name: refusal.sheets})
    except TableError as refusal:
        return Table([], list(refusal.problems), [])


def _read(rows: Rows, name: str) -> Table:
    header, cells = _all_rows(rows)
    columns = [_column(cell) for cell in header]
    if sentences := list(_header_sentences(columns, len(cells) + 1)):
        return Table([], [Problem(file=name, place="row 1", message=sentence) for sentence in sentences], [])
    places = {column: place for place, column in enumerate(columns) if column in COLUMNS}
    strange = [cell for cell in header if cell.strip() and not _is_ours(cell)]
    found = tuple(words for words in rows.read_as if words != rows.encoding.words)
    said = TableNotes(name, found, rows.encoding.words, _marks(cells, places), strange)
    problems: list[Problem] = []
    wide = _Columns(places, len(header))
    read = [_row(number, row, wide, said, problems) for number, row in enumerate(cells, start=2)]
    kept, licence = with_a_licence([row for row in read if row.values or row.broken])
    cases = _grouped(kept, name, problems)
    return Table(cases, problems, [*notes_of(said), *licence])


def _all_rows(rows: Rows) -> tuple[list[str], list[list[str]]]:
    """The header and the rows below it, as many as are read and one more; blank lines keep their number."""
    found = iter(rows)
    header = next((row for row in found if any(cell.strip() for cell in row)), list[str]())
    return header, list(islice(found, MOST_ROWS))


def _marks(rows: Sequence[Sequence[str]], places: dict[str, int]) -> dict[str, str]:
    """The decimal mark of each column of numbers, where its cells settle it."""
    return {
        column: mark
        for column, place in places.items()
        if column in IN_NUMBERS and (mark := settled_mark(plain_cell(row[place]) for row in rows if place < len(row)))
    }


def as_table(cases: Iterable[dict[str, Any]]) -> str:
    """Write cases as CSV that spreadsheets open with its accents whole, and that `read_table` reads."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for fields in cases:
        writer.writerows({name: shown_cell(text) for name, text in row.items()} for row in rows_of(fields))
    return f"\ufeff{out.getvalue()}"


def _is_ours(cell: str) -> bool:
    return _column(cell) in COLUMNS


def _column(cell: str) -> str:
    return "_".join(cell.strip().lower().replace("-", " ").split())


def _header_sentences(header: Sequence[str], rows: int) -> Iterator[str]:
    if len([column for column in header if column in COLUMNS]) < 2:  # noqa: PLR2004 - one may stand there by chance
        yield "names no columns of ours; the first row has to name them, as the template does, so copy it with the rest"
        return
    for column in COLUMNS:
        if header.count(column) > 1:
            yield f"the column {column} stands here {header.count(column)} times; keep one"
    if "id" not in header:
        yield "has no column id; every case needs a name of its own there, in small letters and hyphens"
    if rows > MOST_ROWS:
        yield f"this table has {rows:,} rows; at most {MOST_ROWS:,} are read, so split it"


def _row(number: int, cells: list[str], columns: _Columns, said: TableNotes, problems: list[Problem]) -> Row:
    row = Row(number, {}, set())
    if any(cell.strip() for cell in cells[columns.wide :]):
        message = f"has {len(cells)} cells for {columns.wide} columns; put a text with separators into quotation marks"
        row.broken.add("")
        problems.append(Problem(file=said.name, place=row.place(""), message=message))
    for column, place in columns.places.items():
        text = plain_cell(cells[place]) if place < len(cells) else ""
        if text:
            _cell(row, column, text, said, problems)
    return row


def _cell(row: Row, column: str, text: str, said: TableNotes, problems: list[Problem]) -> None:
    try:
        row.values[column] = _value(column, text, said)
    except ValueError as refusal:
        row.broken.add(column)
        row.values[column] = None
        problems.append(Problem(file=said.name, place=row.place(column), message=str(refusal)))


def _value(column: str, text: str, said: TableNotes) -> object:
    refuse_control_characters(text)
    if column in SCALES and is_unknown(text):
        said.count_unknown(text)
        return None
    return value_of(column, text, said.marks.get(column, ""))


def _grouped(rows: list[Row], name: str, problems: list[Problem]) -> list[Written]:
    """The rows of each case together; a row without an id goes on with the case above it."""
    groups: dict[str, list[Row]] = {}
    current = ""
    for row in rows:
        current = str(row.values.get("id") or current)
        if not current:
            problems.append(Problem(file=name, place=row.place("id"), message="is empty; give the case a name here"))
            continue
        for column in _against(row, groups.get(current, [])):
            row.broken.add(column)
            message = f"says something else than the first row of {current}; a case has one, so give it once"
            problems.append(Problem(file=name, place=row.place(column), message=message))
        groups.setdefault(current, []).append(row)
    return [written_case(group, name) for group in groups.values()]


def _against(row: Row, earlier: list[Row]) -> list[str]:
    said = {column: value for above in reversed(earlier) for column, value in above.values.items()}
    return [c for c in OF_CASE if c in row.values and c in said and row.values[c] != said[c]] if earlier else []
