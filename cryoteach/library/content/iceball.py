"""Reads what the ice-ball lab is made of: its settings, the planner's table and the rows it is held against."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel

from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.iceball.comparison import Comparison, InWords, Verified
from cryoteach.domain.iceball.lab import IceLab
from cryoteach.domain.iceball.planner import PlannerTable
from cryoteach.domain.iceball.settings import IceSettings
from cryoteach.errors import ContentError, Problem
from cryoteach.library.files.validation import keeping, validated
from cryoteach.library.files.yaml_reader import Document, Place, fields_of, read_yaml

SHOWN_AS = "content/iceball"


def load_lab(folder: Path, facts: Mapping[str, Fact]) -> tuple[IceLab | None, list[Problem]]:
    """Read the lab's files.

    Args:
        folder: content/iceball.
        facts: the usable facts by id; each that a file names has to be there, and to be one that may be shown.

    Returns:
        The lab, or None where any of the files cannot be used, and every problem.
    """
    problems: list[Problem] = []
    parts: dict[str, Any] = {}
    for name, made in READ:
        with keeping(problems):
            document = read_yaml(folder / f"{name}.yaml", f"{SHOWN_AS}/{name}.yaml")
            problems += [document.problem(place, text) for place, text in _fact_complaints(document.data, facts, ())]
            parts |= made(document)
    return (None if problems else IceLab(**parts)), problems


def load_settings(folder: Path) -> IceSettings:
    """Read the settings alone, for the command that makes the planner's table.

    Raises:
        ContentError: they cannot be used.
    """
    return validated(IceSettings, read_yaml(folder / "settings.yaml", f"{SHOWN_AS}/settings.yaml"))


def _settings(document: Document) -> dict[str, Any]:
    return {"settings": validated(IceSettings, document)}


def _planner(document: Document) -> dict[str, Any]:
    return {"planner": validated(PlannerTable, document)}


def _rows(part: str, shape: type[BaseModel], document: Document) -> dict[str, Any]:
    data: object = document.data
    rows = cast("list[object]", data) if isinstance(data, list) else []
    if not rows:
        raise ContentError([document.problem((), "a list of comparisons was expected")])
    return {part: tuple(validated(shape, document, row, (at,)) for at, row in enumerate(rows))}


READ = (
    ("settings", _settings),
    ("planner", _planner),
    ("validation", partial(_rows, "comparisons", Comparison)),
    ("validation-in-words", partial(_rows, "in_words", InWords)),
    ("verification", partial(_rows, "verified", Verified)),
)


def _fact_complaints(data: object, facts: Mapping[str, Fact], at: Place) -> Iterator[tuple[Place, str]]:
    """Every name of a fact, wherever it stands, that is in no registry or may not be shown."""
    for name, part in _parts(data):
        place = (*at, name)
        if name in {"fact", "fitted_to"} or (at and at[-1] == "facts"):
            if part and (str(part) not in facts or not facts[str(part)].show):
                yield place, f"names {part!r}, which is no fact of the registry that may be shown"
        else:
            yield from _fact_complaints(part, facts, place)


def _parts(data: object) -> Iterator[tuple[str | int, object]]:
    """What lies directly in a list or in fields, each with its place there."""
    yield from (fields_of(data) or {}).items()
    if isinstance(data, list):
        yield from enumerate(cast("list[object]", data))
