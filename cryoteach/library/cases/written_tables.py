"""The rows of one case put together as its fields, and the way back from a place in the case to its cell."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cryoteach.domain.cases.sizes import MOST_OPTIONS
from cryoteach.domain.rules.patient import SCALES
from cryoteach.errors import Problem
from cryoteach.library.cases.columns import LISTS, NUMBERS, OF_CASE, PLAIN
from cryoteach.library.files.yaml_reader import Document, Place

WHOLE = ("format", "title", "name", "level", "author", "licence", "profile", "twin", "vignette", "teaching_point")
SAME_NAME = {"label": "stage", "kind": "question", "options": "option_1", "review": "reviewer", "date": "review_date"}


class Row(NamedTuple):
    """One row: its number in the spreadsheet, what its cells hold by column, and the columns that are broken."""

    number: int
    values: dict[str, Any]
    broken: set[str]

    def place(self, column: str) -> str:
        """Say where a cell stands: “row 3, column lesion_count”."""
        return f"row {self.number}, column {column}" if column else f"row {self.number}"


@dataclass(frozen=True)
class Written:
    """A case as somebody wrote it: its file, its fields, and the rows or the document that it came from."""

    file: str
    fields: dict[str, Any]
    rows: list[Row] = field(default_factory=list[Row])
    document: Document | None = None

    @property
    def whole(self) -> bool:
        """Whether all of it could be read."""
        return not any(row.broken for row in self.rows)

    def problem(self, place: Place, message: str) -> Problem:
        """A problem at a place in the case, in the words of where it was written: a row and column, or a line."""
        if self.document is not None:
            return self.document.problem(place, message)
        return Problem(file=self.file, place=self._told(place), message=message)

    def _told(self, place: Place) -> str:
        if not self.rows:  # what was typed in a form stands on no line, so the place is told in full
            return ".".join(str(part) for part in place)
        at = place[1] if place[:1] == ("stages",) and len(place) > 1 else 0
        return self.rows[min(int(at), len(self.rows) - 1)].place(_column_of(place))


def written_case(rows: list[Row], file: str) -> Written:
    """Put the rows of one case together."""
    first = {column: value for row in reversed(rows) for column, value in row.values.items() if column in OF_CASE}
    fields: dict[str, Any] = {"id": first.get("id")}
    fields |= {name: first[name] for name in WHOLE if name in first}
    fields |= {name: first.get(name, []) for name in LISTS}
    review = {
        name: first[column] for name, column in (("reviewer", "reviewer"), ("date", "review_date")) if column in first
    }
    fields |= {"review": review} if review else {}
    fields |= {"debrief": first["debrief"]} if "debrief" in first else {}
    return Written(file, {**fields, "stages": [_stage(row.values) for row in rows]}, rows)


def _stage(values: dict[str, Any]) -> dict[str, Any]:
    stage: dict[str, Any] = {"label": values.get("stage") or ""}
    stage |= {name: values[name] for name in ("story", "expected_verdict", "note") if name in values}
    stage["findings"] = {name: values[name] for name in SCALES if name in values}
    asked = _question(values)
    return {**stage, "question": asked} if asked else stage


def _question(values: dict[str, Any]) -> dict[str, Any]:
    asked = {"kind": values["question"]} if "question" in values else {}
    asked |= {name: values[name] for name in (*PLAIN, *NUMBERS) if name in values}
    options = [
        {
            "text": values.get(f"option_{n}", ""),
            "right": values.get("right") == n,
            "feedback": values.get(f"feedback_{n}", ""),
        }
        for n in range(1, MOST_OPTIONS + 1)
        if f"option_{n}" in values or f"feedback_{n}" in values
    ]
    return {**asked, "options": options} if options else asked


def _column_of(place: Place) -> str:
    """The column in which a place of a case is written."""
    names = [part for part in place if isinstance(part, str) and part not in {"stages", "findings"}]
    if "options" in names[:-1]:
        number = next((part + 1 for part in reversed(place) if isinstance(part, int)), 1)
        return f"{'feedback' if names[-1] == 'feedback' else 'option'}_{number}"
    return SAME_NAME.get(names[-1], names[-1]) if names else ""
