"""How few needles cover a target: a search done once, whose table is shipped as data. Better layouts may exist.

Every layout is sketched first; what nearly covers the target is worked out in full. Fewest needles win, then least ice.
"""

from collections.abc import Callable, Iterator
from itertools import product

import numpy as np
from pydantic import BaseModel

from cryoteach.domain.iceball.plan import APART, Place, Plan, ring, too_close
from cryoteach.domain.iceball.result import COVERED, THRESHOLDS, IceBall
from cryoteach.domain.iceball.settings import IceSettings
from cryoteach.domain.iceball.simulation import FULL, SKETCH, freeze

RADII = tuple(float(radius) for radius in np.arange(5, 28, 2.5))
INSIDE = (0, 1, 3, 4)
LENGTHS = (20.0, 30.0, 40.0, 50.0, 60.0)
LONGEST = (70.0,)
FEWEST_ON_A_RING = 3
NEARLY = 0.93
NEAR, FAR = 0.25, 0.85
"""A ring is tried where its radius is so large a share of the target's."""


class PlannerRow(BaseModel, frozen=True, extra="forbid"):
    """The best layout found for one target: radius in mm; volumes in cm³; minutes with the needles on."""

    flow: str
    threshold: float
    radius: float
    needles: int
    ring: float
    inside: int
    length: float
    ice: float
    lethal: float
    covered: float
    minutes: float | None


class PlannerTable(BaseModel, frozen=True, extra="forbid"):
    """All targets that were searched, and how."""

    made_with: dict[str, str | float]
    rows: tuple[PlannerRow, ...]

    def row(self, flow: str, threshold: float, radius: float) -> PlannerRow | None:
        """The layout for a target; None where none was found."""
        wanted = (flow, threshold, radius)
        return next((row for row in self.rows if (row.flow, row.threshold, row.radius) == wanted), None)


class Layout(BaseModel, frozen=True, extra="forbid"):
    """Some needles on a ring and some inside it."""

    ring: float
    inside: int
    places: tuple[Place, ...]


def layouts(count: int) -> Iterator[Layout]:
    """Every layout of so many needles that is tried."""
    if count == 1:
        yield Layout(ring=0, inside=0, places=ring(1, 0))
        return
    for inside in INSIDE:
        if inside and count - inside < FEWEST_ON_A_RING:
            continue
        for radius in RADII:
            places = ring(count - inside, radius, inside)
            if len(places) == count and not too_close(places):
                yield Layout(ring=radius, inside=inside, places=places)


class Target(BaseModel, frozen=True, extra="forbid"):
    """A sphere of this radius in mm is to be this cold, under this blood flow."""

    flow: str
    threshold: float
    radius: float


def best(settings: IceSettings, target: Target, most: int, heard: Callable[[str], None]) -> PlannerRow | None:
    """The layout with fewest needles, and of those with least ice, that covers a target; None when none does.

    The longest needles are tried only where the others fail.
    """
    for lengths, count in product((LENGTHS, LONGEST), range(1, most + 1)):
        rows = [row for layout in layouts(count) for row in _tried(settings, target, layout, lengths)]
        if rows:
            found = min(rows, key=lambda row: row.ice)
            heard(f"{target}: {found.needles}/{found.length:g}: {found.ice:.0f}")
            return found
    return None


def _tried(settings: IceSettings, target: Target, layout: Layout, lengths: tuple[float, ...]) -> Iterator[PlannerRow]:
    """The shortest needles of a layout that cover the target; where the longest do not nearly do so, none is tried."""
    if layout.ring and not NEAR * target.radius <= layout.ring <= max(FAR * target.radius, APART):
        return
    plans = [_plan(settings, target, layout, length) for length in lengths]
    if _sketched(settings, target, plans[-1]) < NEARLY:
        return
    for plan in plans:
        if _sketched(settings, target, plan) >= NEARLY:
            row = _row(target, layout, freeze(plan, settings.tissue_of(), FULL))
            if row.covered >= COVERED:
                yield row
                return


def _sketched(settings: IceSettings, target: Target, plan: Plan) -> float:
    return _share(freeze(plan, settings.tissue_of(), SKETCH), target)


def _plan(settings: IceSettings, target: Target, layout: Layout, length: float) -> Plan:
    """Ten mm of the target are margin, as in the plans of the lab; five where the tumour would be nothing."""
    margin = 10.0 if target.radius > 10 else 5.0  # noqa: PLR2004 - a tumour of 1 cm with 5 mm round it
    needles = settings.needles_at(layout.places, length=length)
    return settings.plan(needles, flow=target.flow, tumour=2 * (target.radius - margin), margin=margin)


def _share(found: IceBall, target: Target) -> float:
    return found.target[THRESHOLDS.index(target.threshold)]


def _row(target: Target, layout: Layout, found: IceBall) -> PlannerRow:
    minutes = found.minutes_to_cover(target.threshold)
    return PlannerRow(
        flow=target.flow, threshold=target.threshold, radius=target.radius, needles=len(layout.places),
        ring=layout.ring, inside=layout.inside, length=found.plan.needles.length, ice=round(found.volumes[0], 1),
        lethal=round(found.volumes[-1], 1), covered=round(_share(found, target), 4),
        minutes=None if minutes is None else round(minutes, 1),
    )  # fmt: skip
