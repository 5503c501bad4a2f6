"""A case as a trainer writes it, in the form, in a pasted file or in a link: checked whole, and written out as YAML."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import yaml
from pydantic import ValidationError

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.sizes import MOST_BYTES_OF_A_CASE, MOST_VALUES
from cryoteach.domain.input.refusals import sentences_of
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.story_checks.whole_case import problems_of, twin_problem
from cryoteach.errors import ContentError, Problem
from cryoteach.library.cases.written_tables import Written
from cryoteach.library.files.yaml_reader import Place, fields_of, parse_yaml

Profiles: TypeAlias = Mapping[str, Profile]
Cases: TypeAlias = Mapping[str, Case]
NAME = "your case"
WIDTH = 118


def well_formed(data: object) -> tuple[Case | None, list[tuple[Place, str]]]:
    """The case, or what keeps it from being one, each with its place."""
    try:
        return Case.model_validate(data), []
    except ValidationError as error:
        return None, sentences_of(error)


def complaints(case: Case, profiles: Profiles, cases: Cases) -> Iterator[tuple[Place, str]]:
    """What is wrong with a well-formed case beside the content that is in use."""
    yield from own_complaints(case, profiles)
    if case.twin is not None and (complaint := twin_problem(case, cases.get(case.twin))):
        yield ("twin",), complaint
    if case.id in cases and cases[case.id].title != case.title:
        yield ("id",), f"{case.id!r} is the id of “{cases[case.id].title}”; give this one another"


def own_complaints(case: Case, profiles: Profiles) -> Iterator[tuple[Place, str]]:
    """What is wrong with a well-formed case by itself, whatever lies beside it."""
    yield from problems_of(case, profiles.get(case.profile))
    if case.profile not in profiles:
        yield ("profile",), f"{case.profile!r} is not a profile that can be used; known: {', '.join(profiles)}"


def from_form(fields: dict[str, Any], profiles: Profiles, cases: Cases) -> tuple[Case | None, list[Problem]]:
    """Check what stands in the form: the case where it is well-formed, and every problem at once."""
    case, found = well_formed(fields)
    if case is not None:
        found = list(complaints(case, profiles, cases))
    written = Written(NAME, fields)
    return case, [written.problem(place, sentence) for place, sentence in found]


def from_yaml(text: str, name: str = NAME) -> tuple[Written | None, list[Problem]]:
    """Read a pasted or uploaded case, with the line of every field; what cannot be read leaves the form as it is."""
    if (size := len(text.encode("utf-8", "replace"))) > MOST_BYTES_OF_A_CASE:
        message = f"is {size:,} bytes; at most {MOST_BYTES_OF_A_CASE:,} are read, so split it"
        return None, [Problem(file=name, message=message)]
    try:
        document = parse_yaml(text, name, MOST_BYTES_OF_A_CASE, MOST_VALUES)
    except ContentError as error:
        return None, list(error.problems)
    fields = fields_of(document.data)
    if fields is None:
        return None, [Problem(file=name, message="fields with values were expected, one “name: value” a line")]
    return Written(name, fields, document=document), []


def as_yaml(fields: dict[str, Any]) -> str:
    """Write a case as the YAML file that `scenarios/` wants."""
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=WIDTH)
