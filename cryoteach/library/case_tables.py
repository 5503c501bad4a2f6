"""Tables of cases, as CSV or as rows pasted from a spreadsheet: every problem in words, at its row and column."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from cryoteach.domain.case_sizes import MOST_ROWS
from cryoteach.errors import Problem, shown
from cryoteach.library.case_columns import COLUMNS, OF_CASE, plain_cell, rows_of, shown_cell, value_of
from cryoteach.library.written_tables import Row, Written, written_case
from cryoteach.library.yaml_reader import UNPRINTABLE

DELIMITERS = ("\t", ";", ",")


class Table(NamedTuple):
    """The cases of a table as they were written, what could not be read, and notes that nobody has to act on."""

    cases: list[Written]
    problems: list[Problem]
    notes: list[str]


def looks_like_a_table(text: str) -> bool:
    """Whether the first line names columns of ours."""
    return len(_known(text, _delimiter(text))) > 1


def read_table(text: str, name: str) -> Table:
    """Read a table: commas, semicolons or tabs between the cells, columns in any order, one row a stage."""
    try:
        rows = list(csv.reader(io.StringIO(_without_hint(text), newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        message = f"is not a table that can be read ({error}); is there a quotation mark too many?"
        return Table([], [Problem(file=name, message=message)], [])
    header = [_column(cell) for cell in rows[0]] if rows else []
    if sentences := list(_header_sentences(header, len(rows))):
        return Table([], [Problem(file=name, place="row 1", message=sentence) for sentence in sentences], [])
    unknown = [cell for cell, column in zip(rows[0], header, strict=True) if column not in COLUMNS and cell.strip()]
    notes = [f"The column {shown(cell)} is none of ours and was not read." for cell in unknown]
    problems: list[Problem] = []
    read = [_row(number, cells, header, name, problems) for number, cells in enumerate(rows[1:], start=2)]
    return Table(_grouped([row for row in read if row.values], name, problems), problems, notes)


def as_table(cases: Iterable[dict[str, Any]]) -> str:
    """Write cases as CSV that spreadsheets open with its accents whole, and that `read_table` reads."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for fields in cases:
        writer.writerows({name: shown_cell(text) for name, text in row.items()} for row in rows_of(fields))
    return f"\ufeff{out.getvalue()}"


def _without_hint(text: str) -> str:
    """The table without the line ``sep=;`` that Excel puts before one."""
    text = text.removeprefix("\ufeff")
    return text.partition("\n")[2] if text[:4].lower() == "sep=" else text


def _delimiter(text: str) -> str:
    return max(DELIMITERS, key=lambda mark: len(_known(text, mark)))


def _known(text: str, delimiter: str) -> list[str]:
    first = _without_hint(text).lstrip("\n").partition("\n")[0][:10_000]
    return [cell for cell in first.split(delimiter) if _column(cell.strip('"')) in COLUMNS]


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


def _row(number: int, cells: list[str], header: list[str], name: str, problems: list[Problem]) -> Row:
    row = Row(number, header, {}, set())
    texts = [plain_cell(cell) for cell in cells]
    if any(texts[len(header) :]):
        message = f"has {len(texts)} cells for {len(header)} columns; put a text with separators into quotation marks"
        row.broken.add("")
        problems.append(Problem(file=name, place=row.place(""), message=message))
    for column, text in zip(header, texts, strict=False):
        if not text or column not in COLUMNS:
            continue
        try:
            row.values[column] = _value(column, text)
        except ValueError as refusal:
            row.broken.add(column)
            row.values[column] = None
            problems.append(Problem(file=name, place=row.place(column), message=str(refusal)))
    return row


def _value(column: str, text: str) -> object:
    if strange := UNPRINTABLE.search(text):
        raise ValueError(f"holds the control character {strange[0]!r}; take it out")
    return value_of(column, text)


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
