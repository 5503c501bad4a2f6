"""What is wrong with a well-formed plan of a lesson, or with the questions before and after, beside the cases known."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from cryoteach.domain.cases.case import assess_stages
from cryoteach.domain.cases.keys import limiting
from cryoteach.domain.content import Content
from cryoteach.domain.rooms.items import StageItem, items_of
from cryoteach.domain.rooms.measure import Forms
from cryoteach.domain.rooms.plans import AskDial, AskStage, Plan
from cryoteach.domain.rules.scales import Choice
from cryoteach.errors import UnknownNameError
from cryoteach.library.content.complaints import wrong_facts
from cryoteach.library.content.part import Complaint


def wrong_plan(plan: Plan, known: Content) -> Iterator[Complaint]:
    """Every case, stage and limit that it names is there, and no two neighbours have the same answer."""
    wrong = list(_unknown(plan, known))
    yield from wrong
    if not wrong:
        yield from _too_alike(plan, known)


def wrong_forms(forms: Forms, known: Content) -> Iterable[Complaint]:
    """The limits that mark the forms are there, and every fact that they name may be shown."""
    yield from wrong_facts(forms, known)
    if forms.profile not in known.rules.profiles:
        yield ("profile",), f"names {forms.profile}, which is no set of limits that can be used"


def _unknown(plan: Plan, known: Content) -> Iterator[Complaint]:
    for place, part in enumerate(plan.parts):
        where = ("parts", place, "asks")
        if isinstance(part.asks, AskStage):
            yield from ((where, text) for text in _about_a_stage(part.asks, known))
        if isinstance(part.asks, AskDial):
            yield from ((where, text) for text in _about_a_dial(part.asks, known))


def _about_a_stage(asks: AskStage, known: Content) -> Iterator[str]:
    case = known.teaching.cases.get(asks.case)
    if case is None:
        yield f"names the case {asks.case}, which cannot be used"
    elif asks.stage is not None and StageItem(case=case.id, stage=asks.stage) not in items_of(case):
        yield f"names stage {asks.stage} of {case.id}, counted from 0, which asks nothing"


def _about_a_dial(asks: AskDial, known: Content) -> Iterator[str]:
    profile = known.rules.profiles.get(asks.profile)
    if profile is None:
        yield f"names {asks.profile}, which is no set of limits that can be used"
        return
    try:
        condition = profile.condition(asks.condition)
    except UnknownNameError as unknown:
        yield str(unknown)
        return
    if isinstance(condition.scale, Choice):
        yield f"names {asks.condition}, whose limit is no number, so there is nothing to turn"


def _too_alike(plan: Plan, known: Content) -> Iterator[Complaint]:
    asked = [(place, part.asks) for place, part in enumerate(plan.parts) if part.asks]
    for (_, one), (place, other) in pairwise(asked):
        if isinstance(one, AskStage) and isinstance(other, AskStage) and _key(one, known) == _key(other, known):
            text = f"has the same verdict and limiting conditions as {one.case} before it; put another between them"
            yield ("parts", place, "asks"), text


def _key(asks: AskStage, known: Content) -> tuple[str, tuple[str, ...]]:
    case = known.teaching.cases[asks.case]
    stage = len(case.stages) - 1 if asks.stage is None else asks.stage
    judged = assess_stages(case, known.rules.profiles[case.profile])[stage]
    return judged.verdict.value, limiting(judged)
