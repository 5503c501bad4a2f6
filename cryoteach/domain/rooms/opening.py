"""What a room pins at its opening: by a plan, or by cases that a trainer has picked."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.questions import NumberQuestion
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import reconciled
from cryoteach.domain.rooms.events import KeyShown, Opened
from cryoteach.domain.rooms.items import DialItem, Item, NumberItem, StageItem, items_of
from cryoteach.domain.rooms.measure import Forms
from cryoteach.domain.rooms.plans import AskDial, Asks, AskThousand, Plan, with_minutes_for_six
from cryoteach.domain.rules.movable_limit import movable_range
from cryoteach.domain.rules.profiles import Profile
from cryoteach.errors import UnknownNameError

_Known = TypeVar("_Known", Case, Profile)
PEOPLE, TITLE_OF_THE_THOUSAND = "people", "A thousand people"


class Material(BaseModel, frozen=True, extra="forbid"):
    """What a plan may name: cases, sets of limits, the modelled people, the questions before and after."""

    cases: dict[str, Case]
    profiles: dict[str, Profile]
    ledger: Ledger | None = None
    forms: Forms | None = None


def opened_by_plan(plan: Plan, material: Material, key: KeyShown = "after-second-vote") -> Opened:
    """The opening of a lesson by its plan.

    Args:
        plan: what is asked, and when.
        material: what it may name; the questions before and after go in where the plan has minutes for them.
        key: when the key is shown.

    Raises:
        UnknownNameError: it names a case, limits or a condition that is not there.
        ValueError: it asks about a thousand people and there are none, or for a limit that is no number.
    """
    items = tuple(_item(part.asks, material) for part in plan.asked if part.asks)
    forms = material.forms if any(part.kind == "measure" for part in plan.parts) else None
    pinned = _pinned(items, material.cases, material.profiles, forms)
    return Opened(title=plan.title, key=key, plan=plan, measure=forms, items=items, **pinned)


def opened_by_cases(
    title: str,
    cases: Sequence[Case],
    profiles: Mapping[str, Profile],
    *,
    key: KeyShown = "after-second-vote",
    every_stage: bool = False,
) -> Opened:
    """The opening of a lesson on picked cases: the last question of each, or all of them in turn.

    Raises:
        UnknownNameError: the limits of a case are not there.
    """
    items = tuple(item for case in cases for item in (items_of(case) if every_stage else items_of(case)[-1:]))
    return Opened(title=title, key=key, items=items, **_pinned(items, {case.id: case for case in cases}, profiles))


def with_six_questions(
    opened: Opened, forms: Forms, profiles: Mapping[str, Profile], *, exports_pairs: bool = False
) -> Opened:
    """The same lesson with the six questions before and after it; a plan without minutes for them gets some.

    Raises:
        UnknownNameError: the limits that mark them are not there.
    """
    limits = _known("profile", forms.profile, profiles)
    is_pinned = limits.id in {profile.id for profile in opened.profiles}
    more = {
        "measure": forms, "exports_pairs": exports_pairs,
        "profiles": opened.profiles if is_pinned else (*opened.profiles, limits),
        "plan": opened.plan and with_minutes_for_six(opened.plan),
    }  # fmt: skip
    return opened.model_copy(update=more)


def _item(asks: Asks, material: Material) -> Item:
    if isinstance(asks, AskThousand):
        return _thousand(asks, material.ledger)
    if isinstance(asks, AskDial):
        return _dial(asks, material.profiles)
    case = _known("case", asks.case, material.cases)
    return items_of(case)[-1] if asks.stage is None else StageItem(case=case.id, stage=asks.stage)


def _thousand(asks: AskThousand, ledger: Ledger | None) -> NumberItem:
    if ledger is None:
        raise ValueError("the plan asks about a thousand people, and there are none: the model cannot be used")
    question = NumberQuestion(
        kind="number", prompt=asks.prompt, answer=float(reconciled(ledger).within), tolerance=asks.right_within,
        unit=PEOPLE, feedback=asks.feedback,
    )  # fmt: skip
    return NumberItem(title=TITLE_OF_THE_THOUSAND, question=question, near=asks.near_within)


def _dial(asks: AskDial, profiles: Mapping[str, Profile]) -> DialItem:
    condition = _known("profile", asks.profile, profiles).condition(asks.condition)
    scale = movable_range(condition.criterion, profiles.values())
    if scale is None:
        raise ValueError(f"{asks.condition} has no number for a limit, so there is nothing to turn")
    return DialItem(profile=asks.profile, condition=asks.condition, prompt=asks.prompt, scale=scale)


def _pinned(
    items: Iterable[Item], cases: Mapping[str, Case], profiles: Mapping[str, Profile], forms: Forms | None = None
) -> dict[str, Any]:
    """What the items and forms stand on, each once, in the order of the lesson."""
    told = [cases[name] for name in dict.fromkeys(item.case for item in items if isinstance(item, StageItem))]
    named = [case.profile for case in told] + [item.profile for item in items if isinstance(item, DialItem)]
    named += [forms.profile] if forms else []
    return {
        "cases": tuple(told), "profiles": tuple(_known("profile", name, profiles) for name in dict.fromkeys(named)),
    }  # fmt: skip


def _known(kind: str, name: str, known: Mapping[str, _Known]) -> _Known:
    if name not in known:
        raise UnknownNameError(kind, name, known)
    return known[name]
