"""A case as a trainer writes it, in the form, in a pasted file or in a link: checked whole, and written out as YAML."""

from collections.abc import Iterator
from typing import Any

import yaml
from pydantic import ValidationError

from cryoteach.domain.case_checks import problems_of, twin_problem
from cryoteach.domain.cases import Case
from cryoteach.domain.content import Content
from cryoteach.errors import ContentError, Problem, sentences_of
from cryoteach.library.yaml_reader import Document, Place, fields_of, parse_yaml

NAME = "your case"
WIDTH = 118


def checked(document: Document, content: Content) -> tuple[Case | None, list[Problem]]:
    """Check a written case against everything: the case where it is well-formed, and every problem at once."""
    case, found = well_formed(document.data)
    if case is not None:
        found = list(complaints(case, content))
    return case, [_told(document, place, sentence) for place, sentence in found]


def well_formed(data: object) -> tuple[Case | None, list[tuple[Place, str]]]:
    """The case, or what keeps it from being one, each with its place."""
    try:
        return Case.model_validate(data), []
    except ValidationError as error:
        return None, sentences_of(error)


def complaints(case: Case, content: Content) -> Iterator[tuple[Place, str]]:
    """What is wrong with a well-formed case beside the content that is in use."""
    yield from problems_of(case, content.profiles.get(case.profile))
    if case.profile not in content.profiles:
        yield ("profile",), f"{case.profile!r} is not a profile that can be used"
    if case.twin is not None and (complaint := twin_problem(case, content.cases.get(case.twin))):
        yield ("twin",), complaint
    if case.id in content.cases and content.cases[case.id].title != case.title:
        yield ("id",), f"{case.id!r} is the id of “{content.cases[case.id].title}”; give this one another"


def from_form(fields: dict[str, Any], content: Content) -> tuple[Case | None, list[Problem]]:
    """Check what stands in the form."""
    return checked(Document(NAME, fields), content)


def from_yaml(text: str, name: str = NAME) -> tuple[dict[str, Any], list[Problem]]:
    """Read a pasted or uploaded file into the fields of the form; what cannot be read leaves the form as it is."""
    try:
        fields = fields_of(parse_yaml(text, name).data)
    except ContentError as error:
        return {}, list(error.problems)
    if fields is None:
        return {}, [Problem(file=name, message="fields with values were expected, one “name: value” a line")]
    return fields, []


def as_yaml(fields: dict[str, Any]) -> str:
    """Write a case as the YAML file that `scenarios/` wants."""
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=WIDTH)


def _told(document: Document, place: Place, message: str) -> Problem:
    """A problem at its place; what was typed in a form stands on no line, so the place is told in full."""
    return Problem(file=document.name, place=".".join(str(part) for part in place), message=message)
