"""Reads profiles, and joins each limit to the condition it is for."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.input.days import IsoDate
from cryoteach.domain.rules.criteria import Criterion, Limit
from cryoteach.domain.rules.profiles import MOST_CONDITIONS, NOT_REVIEWED, Condition, Profile, Version
from cryoteach.domain.rules.terms import Slug
from cryoteach.errors import ContentError, Problem
from cryoteach.library.files.validation import each_named_file, keeping, validated
from cryoteach.library.files.yaml_reader import Document, Place, fields_of


class ProfileFile(BaseModel, frozen=True, extra="forbid"):
    """A profile as its file holds it: limits by condition id."""

    id: Slug
    version: Version
    date: IsoDate
    title: str = Field(min_length=1, max_length=120)
    summary: str = Field(min_length=1)
    reviewer: str = NOT_REVIEWED
    conditions: dict[str, Limit] = Field(min_length=1, max_length=MOST_CONDITIONS)


def load_profiles(
    folder: Path, criteria: dict[str, Criterion], facts: dict[str, Fact]
) -> tuple[dict[str, Profile], list[Problem]]:
    """Read every profile; one that names an unknown condition or cites what may not be shown is left out."""
    made, problems = each_named_file(folder, "content/profiles", lambda document: _profile(document, criteria, facts))
    if not made and not problems:
        problems = [Problem(file="content/profiles", message="holds no profile; without one nothing can be assessed")]
    profiles = {stem: profile for stem, (profile, _) in made.items()}
    return dict(sorted(profiles.items(), key=lambda item: (item[0] != "leaflet", item[0]))), problems


def _profile(document: Document, criteria: dict[str, Criterion], facts: dict[str, Fact]) -> Profile:
    problems: list[Problem] = []
    with keeping(problems):
        validated(ProfileFile, document)
    limits = _limits(document)
    problems += [document.problem(place, text) for place, text in _wrong_names(limits, criteria, facts)]
    conditions: list[Condition] = []
    for name in [name for name in criteria if name in limits]:
        parts = {"criterion": criteria[name], "limit": limits[name]}
        with keeping(problems):
            conditions.append(validated(Condition, document, parts, ("conditions", name)))
    if problems:
        raise ContentError(problems)
    return validated(Profile, document, {**document.data, "conditions": conditions})


def _limits(document: Document) -> dict[str, Limit]:
    """The limits that are well-formed by themselves: what is wrong elsewhere shall not hide what is wrong in these."""
    limits: dict[str, Limit] = {}
    told = fields_of((fields_of(document.data) or {}).get("conditions")) or {}
    for name, entry in told.items():
        with suppress(ValidationError):
            limits[name] = Limit.model_validate(entry)
    return limits


def _wrong_names(
    limits: dict[str, Limit], criteria: dict[str, Criterion], facts: dict[str, Fact]
) -> Iterator[tuple[Place, str]]:
    for name, limit in limits.items():
        if name not in criteria:
            yield ("conditions", name), f"is not a condition that can be used; known: {', '.join(criteria)}"
        for cite in limit.cites:
            if complaint := citation_complaint(cite, facts):
                yield ("conditions", name, "cites"), complaint


def citation_complaint(cite: str, facts: dict[str, Fact]) -> str:
    """Why a citation cannot stand, or nothing."""
    if cite not in facts:
        return f"cites {cite!r}, which is no fact of the evidence registry"
    if not facts[cite].show:
        return f"cites {cite!r}, which was not verified at its source and may not be shown"
    return ""
