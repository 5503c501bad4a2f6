"""Reads criteria and profiles, and joins each limit to the condition it is for."""

from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from cryoteach.domain.criteria import Criterion, IsoDate, Limit, Slug
from cryoteach.domain.evidence import Fact
from cryoteach.domain.profiles import NOT_REVIEWED, Condition, Profile
from cryoteach.errors import ContentError, Problem, sentences_of
from cryoteach.library.validation import each_file, ids_match_names, validated
from cryoteach.library.yaml_reader import Document


class ProfileFile(BaseModel, frozen=True, extra="forbid"):
    """A profile as its file holds it: limits by condition id."""

    id: Slug
    version: str
    date: IsoDate
    title: str = Field(min_length=1, max_length=120)
    summary: str = Field(min_length=1)
    reviewer: str = NOT_REVIEWED
    conditions: dict[str, Limit] = Field(min_length=1)


def load_criteria(folder: Path) -> tuple[dict[str, Criterion], list[Problem]]:
    """Read every condition's words, in the order the conditions keep everywhere."""
    made, problems = each_file(folder, "content/criteria", lambda document: validated(Criterion, document))
    problems += ids_match_names((stem, criterion.id, document) for stem, (criterion, document) in made.items())
    in_order = sorted((criterion for criterion, _ in made.values()), key=lambda criterion: criterion.order)
    return {criterion.id: criterion for criterion in in_order}, problems


def load_profiles(
    folder: Path, criteria: dict[str, Criterion], facts: dict[str, Fact]
) -> tuple[dict[str, Profile], list[Problem]]:
    """Read every profile; one that names an unknown condition or cites what may not be shown is left out."""
    made, problems = each_file(folder, "content/profiles", lambda document: _profile(document, criteria, facts))
    problems += ids_match_names((stem, profile.id, document) for stem, (profile, document) in made.items())
    profiles = {stem: profile for stem, (profile, _) in made.items() if profile.id == stem}
    return dict(sorted(profiles.items(), key=lambda item: (item[0] != "leaflet", item[0]))), problems


def _profile(document: Document, criteria: dict[str, Criterion], facts: dict[str, Fact]) -> Profile:
    file = validated(ProfileFile, document)
    problems = [
        document.problem(("conditions", name), f"is not a condition; known: {', '.join(criteria)}")
        for name in file.conditions
        if name not in criteria
    ]
    problems += [
        document.problem(("conditions", name, "cites"), sentence)
        for name, limit in file.conditions.items()
        for cite in limit.cites
        if (sentence := citation_complaint(cite, facts))
    ]
    conditions = _conditions(file, criteria, document, problems)
    if problems:
        raise ContentError(problems)
    return validated(Profile, document, file.model_dump(exclude={"conditions"}) | {"conditions": conditions})


def _conditions(
    file: ProfileFile, criteria: dict[str, Criterion], document: Document, problems: list[Problem]
) -> tuple[Condition, ...]:
    conditions: list[Condition] = []
    for name, criterion in criteria.items():
        if name not in file.conditions:
            continue
        try:
            conditions.append(Condition(criterion=criterion, limit=file.conditions[name]))
        except ValidationError as error:
            problems += [document.problem(("conditions", name), text) for _, text in sentences_of(error)]
    return tuple(conditions)


def citation_complaint(cite: str, facts: dict[str, Fact]) -> str:
    """Why a citation cannot stand, or nothing."""
    if cite not in facts:
        return f"cites {cite!r}, which is no fact of the evidence registry"
    if not facts[cite].show:
        return f"cites {cite!r}, which was not verified at its source and may not be shown"
    return ""
