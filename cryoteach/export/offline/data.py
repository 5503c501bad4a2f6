"""All that an offline file knows, as one piece of data: tables, words, citations, starting points and cases."""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, TypeAlias

from cryoteach.domain.cases.case import Case
from cryoteach.domain.content import Content
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.offline.cases import case_data
from cryoteach.export.offline.tables import citations, profile_tables, scales
from cryoteach.export.offline.words import controls, words

Written: TypeAlias = dict[str, Any]
CHAPTER = "clinic-list"


def file_data(content: Content, cases: Sequence[Case], profiles: Sequence[Profile]) -> Written:
    """Everything that the script reads.

    Args:
        content: what was read.
        cases: those to take along, each judged by one of the profiles.
        profiles: the sets of limits, the first on screen first.

    Raises:
        ContentError: a set of limits has a shape that the tables cannot carry.
    """
    judging = tables(content, profiles)
    named = {profile.id: profile for profile in profiles}
    lesson = content.teaching.lessons.get(CHAPTER)
    sections = lesson.sections if lesson else {}
    presets = sorted(content.rules.presets.values(), key=lambda preset: preset.order)
    told = {
        **judging,
        "facts": citations(profiles, content.evidence),
        "controls": controls(content.rules.growth_words),
        "presets": {preset.id: {"title": preset.title, "person": preset.person.model_dump()} for preset in presets},
        "first": (presets[0].person if presets else Person()).model_dump(),
        "cases": [case_data(case, named) for case in cases],
        "practice": sections.get("predict", ""),
        "marks": sections.get("marks", ""),
    }
    return {**told, "mark": f"cryoteach-{_hash(told)}"}


def tables(content: Content, profiles: Sequence[Profile]) -> Written:
    """The part of it that judges."""
    return {
        "scales": scales(),
        "order": list(content.rules.criteria),
        "words": words(),
        "profiles": {profile.id: profile_tables(profile, content.rules.criteria) for profile in profiles},
    }


def _hash(told: Written) -> str:
    """What tells this file from any other: what a browser keeps of one is not read by another."""
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:12]
