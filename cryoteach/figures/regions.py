"""The areas of a two-finding map: where a person would be within, near the edge, outside or open."""

from itertools import pairwise, product

from pydantic import BaseModel

from cryoteach.domain.assessment import Verdict, assess
from cryoteach.domain.patient import Person, Quantity
from cryoteach.domain.profiles import Condition, Profile


class Region(BaseModel, frozen=True, extra="forbid"):
    """One rectangle of the map and what everyone in it would be (a key of `theme.LOOKS`)."""

    x: tuple[float, float]
    y: tuple[float, float]
    look: str


def regions(person: Person, profile: Profile, across: Quantity, up: Quantity) -> list[Region]:
    """Cut the map at every limit and every ideal of its two findings, and assess one person in each piece."""
    columns = list(pairwise(_cuts(profile, across)))
    rows = list(pairwise(_cuts(profile, up)))
    return [
        Region(
            x=x,
            y=y,
            look=_look(person.with_values(**{across.name: _inside(across, x), up.name: _inside(up, y)}), profile),
        )
        for x, y in product(columns, rows)
    ]


def condition_on(profile: Profile, scale: Quantity) -> Condition | None:
    """The profile's condition on a finding, if it asks one."""
    return next((condition for condition in profile.conditions if condition.finding == scale.name), None)


def beyond(scale: Quantity, condition: Condition, number: float) -> float:
    """Where the line of a limit is drawn: half a step beyond it, because a value at the limit is met."""
    return number + scale.step / 2 if condition.limit.at_most is not None else number - scale.step / 2


def _cuts(profile: Profile, scale: Quantity) -> list[float]:
    condition = condition_on(profile, scale)
    numbers = [condition.limit.number, condition.limit.ideal] if condition else []
    inner = [beyond(scale, condition, number) for number in numbers if condition and number is not None]
    return sorted({scale.low - scale.step / 2, *inner, scale.high + scale.step / 2})


def _inside(scale: Quantity, span: tuple[float, float]) -> int | float:
    return scale.checked(round(round((span[0] + scale.step / 2) / scale.step) * scale.step, 6))


def _look(person: Person, profile: Profile) -> str:
    assessment = assess(person, profile)
    if assessment.verdict is not Verdict.WITHIN:
        return assessment.verdict.value
    on_the_map = [f for f in assessment.findings if f.condition.finding in {"lesion_count", "largest_diameter_cm"}]
    return "near" if any(finding.near for finding in on_the_map) else "within"
