"""The cases as data: what is told, what is asked, and what the author adds. Their keys come from the tables."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, TypeAlias

from cryoteach.domain.cases.aims import LEVELS
from cryoteach.domain.cases.case import Case, Stage, assess_stages
from cryoteach.domain.cases.keys import shift
from cryoteach.domain.cases.questions import ChoiceQuestion, NumberQuestion
from cryoteach.domain.rules.profiles import Profile

Written: TypeAlias = dict[str, Any]


def case_data(case: Case, profiles: Mapping[str, Profile]) -> Written:
    """One case; it is judged by its own set of limits, which has to be one of these."""
    moved = _shifts(case, profiles[case.profile])
    return {
        "id": case.id,
        "title": case.title,
        "called": case.called,
        "level": LEVELS[case.level],
        "author": case.author,
        "licence": case.licence,
        "review": case.review.words,
        "profile": case.profile,
        "vignette": case.vignette,
        "stages": [_stage(stage, moved[at]) for at, stage in enumerate(case.stages)],
        "point": case.teaching_point,
        "debrief": list(case.debrief),
    }


def _shifts(case: Case, profile: Profile) -> list[str | None]:
    """Whether each stage makes "within" more, the same or less likely; None for the first and where both are true."""
    keys = assess_stages(case, profile)
    return [None, *(shift(before, after) for before, after in pairwise(keys))]


def _stage(stage: Stage, moved: str | None) -> Written:
    return {
        "label": stage.label,
        "story": stage.story,
        "findings": stage.findings,
        "question": _question(stage, moved),
        "note": stage.note,
    }


def _question(stage: Stage, moved: str | None) -> Written | None:
    question = stage.question
    if question is None:
        return None
    asked = {"kind": question.kind, "prompt": question.prompt}
    if isinstance(question, ChoiceQuestion):
        return {**asked, "options": [option.model_dump() for option in question.options]}
    if isinstance(question, NumberQuestion):
        return {**asked, **question.model_dump(include={"answer", "tolerance", "unit", "feedback"})}
    return {**asked, "moved": moved} if question.kind == "more-same-less" else asked
