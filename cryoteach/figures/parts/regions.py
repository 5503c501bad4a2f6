"""The areas of a two-finding map: where a person would be within, near the edge, outside or open."""

from itertools import pairwise, product

from pydantic import BaseModel

from cryoteach.domain.rules.assessment import Verdict, assess
from cryoteach.domain.rules.patient import Person, Quantity
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.figures.parts.blank import Part
from cryoteach.theme import LOOKS

CLOSE = 0.12  # of the map: nearer than this, a mark would lie on the person


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
    return scale.nearest(span[0] + scale.step / 2)


def _look(person: Person, profile: Profile) -> str:
    assessment = assess(person, profile)
    if assessment.verdict is not Verdict.WITHIN:
        return assessment.verdict.value
    on_the_map = [f for f in assessment.findings if f.condition.finding in {"lesion_count", "largest_diameter_cm"}]
    return "near" if any(finding.near for finding in on_the_map) else "within"


def shaded(name: str, same: list[Region]) -> Part:
    """Draw the areas that look the same as one part, patterned as well as coloured."""
    look = LOOKS[name]
    xs = [x for r in same for x in (r.x[0], r.x[1], r.x[1], r.x[0], r.x[0], None)]
    ys = [y for r in same for y in (r.y[0], r.y[0], r.y[1], r.y[1], r.y[0], None)]
    part: Part = {
        "type": "scatter", "x": xs[:-1], "y": ys[:-1], "mode": "lines", "line": {"width": 0}, "fill": "toself",
        "hoveron": "fills", "hoverinfo": "text", "text": f"{look.mark} {look.words}", "name": look.words,
        "fillcolor": f"{look.colour}99",
    }  # fmt: skip
    if look.pattern:
        ground = f"{look.colour}1f"
        part["fillpattern"] = {
            "shape": look.pattern, "fgcolor": f"{look.colour}a0", "bgcolor": ground, "size": 10, "solidity": 0.16,
        }  # fmt: skip
    return part


def marked(same: list[Region], reach: tuple[float, float], person: tuple[float, float] | None) -> Part:
    """Put one mark into the largest piece that shows of the areas that look the same, clear of the person."""
    x, y = max((_shown(region, *reach) for region in same), key=lambda piece: _size(piece[0]) * _size(piece[1]))
    places = [(sum(x) / 2, y[0] + _size(y) * height) for height in (0.5, 0.8, 0.2)]
    if person is not None and _gap(places[0], person, reach) < CLOSE:
        places.sort(key=lambda place: -_gap(place, person, reach))
    return {"x": places[0][0], "y": places[0][1], "text": LOOKS[same[0].look].mark}


def _gap(one: tuple[float, float], other: tuple[float, float], reach: tuple[float, float]) -> float:
    """How far apart two places are, as a share of the map."""
    return max(abs(one[0] - other[0]) / reach[0], abs(one[1] - other[1]) / reach[1])


def _shown(region: Region, right: float, top: float) -> tuple[tuple[float, float], tuple[float, float]]:
    return (min(region.x[0], right), min(region.x[1], right)), (min(region.y[0], top), min(region.y[1], top))


def _size(span: tuple[float, float]) -> float:
    return span[1] - span[0]
