"""Reads the table of the 51 operated people and the credit that goes with it."""

import csv
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from pydantic import ValidationError

from cryoteach.domain.evidence.resected import Resected, ResectedPerson
from cryoteach.domain.input.refusals import sentences_of
from cryoteach.errors import ContentError, Problem
from cryoteach.library.files.validation import keeping
from cryoteach.library.files.yaml_reader import read_text

TABLE, LICENCE = "resected-51.csv", "resected-51.LICENCE.md"
SHOWN_AS = "content/evidence"
TOO_MANY = "cell without a heading"


def load_resected(folder: Path) -> tuple[Resected | None, list[Problem]]:
    """Read both files; without the licence the people are not shown.

    Args:
        folder: content/evidence.

    Returns:
        The people with their credit, or None where either file cannot be used, and every problem.
    """
    problems: list[Problem] = []
    people: list[ResectedPerson] = []
    with keeping(problems):
        people = _people(read_text(folder / TABLE, f"{SHOWN_AS}/{TABLE}"), problems)
    with keeping(problems):
        licence = read_text(folder / LICENCE, f"{SHOWN_AS}/{LICENCE}").strip()
        if not licence:
            raise ContentError([Problem(file=f"{SHOWN_AS}/{LICENCE}", message="is empty; the credit was expected")])
        if not problems:
            return Resected(people=tuple(people), licence=licence), problems
    return None, problems


def _people(text: str, problems: list[Problem]) -> list[ResectedPerson]:
    reader = csv.DictReader(StringIO(text, newline=""), restkey=TOO_MANY, strict=True)
    people: list[ResectedPerson] = []
    try:
        for row in reader:
            people += _person(row, reader.line_num, problems)
    except csv.Error as error:
        raise _refusal(reader.line_num, f"is not CSV ({error})") from None
    if not people and not problems:
        raise _refusal(1, "holds nobody; a heading and a line for each person were expected")
    return people


def _person(row: Mapping[str, object], line: int, problems: list[Problem]) -> list[ResectedPerson]:
    cells = {name: str(cell) for name, cell in row.items() if cell is not None}  # a row may be too short
    try:
        return [ResectedPerson.model_validate_strings(cells)]
    except ValidationError as error:
        problems += [
            Problem(file=f"{SHOWN_AS}/{TABLE}", place=".".join(map(str, place)), line=line, message=text)
            for place, text in sentences_of(error)
        ]
    return []


def _refusal(line: int, message: str) -> ContentError:
    return ContentError([Problem(file=f"{SHOWN_AS}/{TABLE}", line=line, message=message)])
