"""The columns of a table of cases: which part of a case each holds, and how a cell is read and written.

A case has one row for each of its stages. What belongs to the whole case stands in its first row. A cell that starts
with a sign which a spreadsheet would work out is written behind an apostrophe, so that it is shown there and never run.
"""

import re
from typing import Any, cast

from cryoteach.domain.cases.sizes import MOST_OPTIONS
from cryoteach.domain.input.days import read_day
from cryoteach.domain.input.typed_numbers import NotReadError, read_number, read_whole
from cryoteach.domain.input.unknown_words import NOT_KNOWN
from cryoteach.domain.rules.patient import SCALES, scale_of
from cryoteach.domain.rules.scales import Quantity, Value

LISTS = ("objectives", "misconceptions")
OF_CASE = (
    *("id", "format", "title", "name", "level", "objectives", "misconceptions", "author", "licence"),
    *("reviewer", "review_date", "profile", "twin", "vignette", "teaching_point", "debrief"),
)
OF_STAGE = ("stage", "story", *SCALES, "expected_verdict", "note")
PLAIN = ("prompt", "unit", "feedback")
NUMBERS = ("answer", "tolerance")
IN_NUMBERS = (*NUMBERS, *(name for name, scale in SCALES.items() if isinstance(scale, Quantity)))
OPTIONS = tuple(f"{what}_{number}" for number in range(1, MOST_OPTIONS + 1) for what in ("option", "feedback"))
OF_QUESTION = ("question", *PLAIN, *NUMBERS, "right", *OPTIONS)
COLUMNS = (*OF_CASE, *OF_STAGE, *OF_QUESTION)
GUARDED = re.compile(r"'(?=[=+@\t\r-])")
RUNS = ("=", "+", "-", "@", "\t", "\r")


def shown_cell(text: str) -> str:
    """A cell that a spreadsheet shows and never runs."""
    return f"'{text}" if text.startswith(RUNS) else text


def plain_cell(cell: str) -> str:
    """The text of a cell, without the guard of `shown_cell`."""
    return GUARDED.sub("", cell.strip(), count=1) if GUARDED.match(cell.strip()) else cell.strip()


def value_of(column: str, text: str, mark: str = "") -> object:
    """Read the text of a cell that is not empty and does not say “unknown”.

    Args:
        column: the column's name.
        text: what stands in the cell.
        mark: the decimal mark of the column, where its other cells settle it.

    Raises:
        ValueError: it is no value of that column; the message says which it takes.
    """
    if column in SCALES:
        return _finding(column, text, mark)
    if column in NUMBERS:
        return read_number(text, mark)
    if column in LISTS:
        return [part for part in re.split(r"[\s,;]+", text) if part]
    if column == "debrief":
        return [line.strip() for line in text.split("\n") if line.strip()]
    if column in {"format", "right"}:
        return read_whole(text)
    return read_day(text) if column == "review_date" else text


def _finding(column: str, text: str, mark: str) -> Value:
    scale = scale_of(column)
    try:
        return scale.checked(read_number(text, mark)) if isinstance(scale, Quantity) else scale.read(text)
    except NotReadError as refusal:
        raise ValueError(f"{refusal}; {scale.label} ({column}) takes {scale.range_in_words}") from None
    except ValueError as refusal:
        raise ValueError(f"{refusal}; or “{NOT_KNOWN}”, or nothing where it is as before") from None


def rows_of(fields: dict[str, Any]) -> list[dict[str, str]]:
    """Write a case as rows, one for each stage, each a text by column."""
    rows = [_stage_row(stage) for stage in _parts(fields, "stages")]
    rows[0] |= _case_row(fields)
    return [{"id": _text(fields.get("id")), **row} for row in rows]


def _case_row(fields: dict[str, Any]) -> dict[str, str]:
    review = _part(fields, "review")
    given = {**fields, "reviewer": review.get("reviewer"), "review_date": review.get("date")}
    joined = {name: " ".join(fields.get(name) or []) for name in LISTS}
    joined["debrief"] = "\n".join(fields.get("debrief") or [])
    return {name: joined.get(name, _text(given.get(name))) for name in OF_CASE}


def _stage_row(stage: dict[str, Any]) -> dict[str, str]:
    findings, question = _part(stage, "findings"), _part(stage, "question")
    told = {name: NOT_KNOWN if findings[name] is None else _text(findings[name]) for name in SCALES if name in findings}
    row = {name: _text(stage.get(name)) for name in ("story", "expected_verdict", "note")}
    asked = {name: _text(question.get(name)) for name in (*PLAIN, *NUMBERS)}
    for number, option in enumerate(_parts(question, "options"), start=1):
        asked |= {f"option_{number}": _text(option["text"]), f"feedback_{number}": _text(option["feedback"])}
        asked |= {"right": str(number)} if option.get("right") else {}
    return {"stage": _text(stage.get("label")), "question": _text(question.get("kind")), **told, **row, **asked}


def _part(fields: dict[str, Any], name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", fields.get(name) or {})


def _parts(fields: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", fields.get(name) or [])


def _text(value: object) -> str:
    return "" if value is None else str(value)
