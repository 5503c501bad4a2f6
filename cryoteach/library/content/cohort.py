"""Reads cohort.yaml whole: all problems at once, each with its field; every fact it names has to be in the registry."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from cryoteach.domain.cohort.mix import preset_complaints
from cryoteach.domain.cohort.settings import CohortParameters, Observed
from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.input.refusals import sentences_of
from cryoteach.errors import ContentError, Problem
from cryoteach.library.files.validation import keeping
from cryoteach.library.files.yaml_reader import Document, Place, fields_of, read_yaml

ENTRIES, OTHERS = "parameters", "others"
NAMES_FACTS = ("facts", "rests_on_not_verified")


def load_cohort(path: Path, facts: dict[str, Fact]) -> tuple[CohortParameters | None, list[Problem]]:
    """Read the parameters of the synthetic cohort.

    Args:
        path: content/evidence/cohort.yaml.
        facts: the usable facts by id; each that the file names has to be there.

    Returns:
        The parameters, or None where the file cannot be used, and every problem of it.
    """
    problems: list[Problem] = []
    with keeping(problems):
        document = read_yaml(path, "content/evidence/cohort.yaml")
        return _cohort(document, facts), problems
    return None, problems


def _cohort(document: Document, facts: dict[str, Fact]) -> CohortParameters:
    fields = fields_of(document.data)
    if fields is None or not isinstance(fields.get(ENTRIES), list):
        raise ContentError([document.problem((), f"fields with values were expected, {ENTRIES} a list among them")])
    entries = [(index, fields_of(entry) or {}) for index, entry in enumerate(cast("list[Any]", fields[ENTRIES]))]
    problems = [document.problem(place, text) for place, text in _id_complaints(entries)]
    problems += [document.problem(place, text) for place, text in _fact_complaints(document.data, facts, ())]
    with keeping(problems):
        cohort = _checked(document, fields, entries)
        problems += [document.problem(place, text) for place, text in _whole_complaints(cohort, facts)]
        if not problems:
            return cohort
    raise ContentError(problems)


def _checked(document: Document, fields: dict[str, Any], entries: list[tuple[int, dict[str, Any]]]) -> CohortParameters:
    """The list of parameters sorted into the model's fields; what the model complains of is put back in its place."""
    used = [(index, entry) for index, entry in entries if entry.get("id") in CohortParameters.model_fields]
    others = [(index, entry) for index, entry in entries if entry.get("id") not in CohortParameters.model_fields]
    parts = {name: value for name, value in fields.items() if name not in (ENTRIES, OTHERS)}
    parts |= {str(entry["id"]): entry for _, entry in used} | {OTHERS: [entry for _, entry in others]}
    homes: dict[Place, Place] = {(str(entry["id"]),): (ENTRIES, index) for index, entry in used}
    homes |= {(OTHERS, order): (ENTRIES, index) for order, (index, _) in enumerate(others)}
    try:
        return CohortParameters.model_validate(parts)
    except ValidationError as error:
        raise ContentError(document.problem(_home(place, homes), text) for place, text in sentences_of(error)) from None


def _home(place: Place, homes: dict[Place, Place]) -> Place:
    for length in (1, 2):
        if len(place) > length - 1 and place[:length] in homes:
            return (*homes[place[:length]], *place[length:])
    return place


def _id_complaints(entries: list[tuple[int, dict[str, Any]]]) -> Iterator[tuple[Place, str]]:
    seen: set[str] = set()
    for index, entry in entries:
        name = str(entry.get("id", ""))
        if name in seen:
            yield (ENTRIES, index, "id"), f"{name} stands here twice; keep one of them"
        seen.add(name)


def _fact_complaints(data: object, facts: dict[str, Fact], at: Place) -> Iterator[tuple[Place, str]]:
    """Every name of a fact, wherever it stands, that is in no registry or that is hidden without a word about it."""
    fields = fields_of(data) or {}
    for name in NAMES_FACTS:
        for index, fact in _parts(fields.get(name)):
            if complaint := _complaint(str(fact), facts, fields):
                yield (*at, name, index), complaint
    for name, part in _parts(data):
        yield from _fact_complaints(part, facts, (*at, name))


def _parts(data: object) -> Iterator[tuple[str | int, object]]:
    """What lies directly in a list or in fields, each with its place there."""
    yield from (fields_of(data) or {}).items()
    if isinstance(data, list):
        yield from enumerate(cast("list[object]", data))


def _complaint(name: str, facts: dict[str, Fact], fields: dict[str, Any]) -> str:
    if name not in facts:
        return f"names {name!r}, which is no fact of the evidence registry"
    said = fields.get("rests_on_unpublished") or fields.get("not_verified") or fields.get("rests_on_not_verified")
    if facts[name].show or said:
        return ""
    return f"names {name!r}, which may not be shown; say so with rests_on_unpublished or rests_on_not_verified"


def _whole_complaints(cohort: CohortParameters, facts: dict[str, Fact]) -> Iterator[tuple[Place, str]]:
    for preset, text in preset_complaints(cohort):
        yield ("presets", preset), text
    for index, check in enumerate(cohort.checks):
        for name in ("observed", "observed_liver_only"):
            observed: Observed | None = getattr(check, name)
            if observed and (complaint := _observed_complaint(observed, facts)):
                yield ("checks", index, name), complaint


def _observed_complaint(observed: Observed, facts: dict[str, Fact]) -> str:
    fact = facts.get(observed.fact)
    if fact is None:
        return f"names {observed.fact!r}, which is no fact of the evidence registry"
    told = (observed.value, observed.low, observed.high)
    known = (fact.value, fact.low, fact.high)
    return "" if told == known else f"says {told}, but the fact {fact.id} says {known}"
