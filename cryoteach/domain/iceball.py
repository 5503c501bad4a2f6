"""The ice-ball lab: needles freeze a model liver; what is frozen, how cold, how wide, and how much of the target.

Pennes' bio-heat equation in enthalpy form, in three dimensions, with needles of finite power. A teaching model with
average, fixed properties: it is not a treatment plan and predicts nothing about any one person. Heat that the tissue
makes itself is left out: it would change the frozen volume by one part in a hundred.
"""

import math
from collections.abc import Callable, Iterator
from itertools import combinations as pairs_of
from math import hypot

import numpy as np
from pydantic import BaseModel

from cryoteach.domain.iceball_arrays import Cells
from cryoteach.domain.iceball_freezing import Freezing
from cryoteach.domain.iceball_grid import LATTICE, Grid
from cryoteach.domain.iceball_measures import Ball, volumes, width
from cryoteach.domain.iceball_plan import SECONDS, Plan, snapped
from cryoteach.domain.iceball_result import THRESHOLDS, IceBall, Moment
from cryoteach.domain.iceball_tissue import Tissue

ROOM, BEYOND, LEAST = 13.0, 25.0, 50.0
"""mm kept free round the ice; what a needle is first taken to freeze beyond itself; and the least half-width."""
GROWING, MOST_GROWN = 1.3, 2.0


class Fineness(BaseModel, frozen=True, extra="forbid"):
    """How finely it is worked out: step in mm, longest super-step in seconds."""

    step: float = LATTICE
    longest: float = 12.0


SKETCH, FULL = Fineness(step=2 * LATTICE, longest=24.0), Fineness()


Heard = Callable[[float], None]
"""Is told after each minute what share is done; may raise to break off."""


def freeze(plan: Plan, tissue: Tissue, fineness: Fineness = FULL, heard: Heard | None = None) -> IceBall:
    """Work the procedure out; where the ice comes near the edge of the cells, once more in more room."""
    plan, shift, fineness = _on_grid(plan, fineness)
    reach = max(plan.needles.reach + BEYOND + ROOM, LEAST, plan.target + 2 * LATTICE)
    height = max(plan.needles.length / 2 + BEYOND + 2 * LATTICE, plan.target + 2 * LATTICE)
    grown = 1.0
    while True:
        freezing = Freezing(plan, tissue, Grid.around(fineness.step, reach * grown, height * grown, shift))
        found = _Record(freezing, heard).worked_out(fineness)
        if _room(freezing) >= ROOM or grown >= MOST_GROWN:
            return found
        grown *= GROWING


def _on_grid(plan: Plan, fineness: Fineness) -> tuple[Plan, tuple[float, float], Fineness]:
    """Put a sketch's needles on its coarser places, shifted by half a step where that moves them less.

    Needles that come too close that way, and a vessel, are sketched on the fine grid in longer steps.
    """
    if fineness.step <= LATTICE:
        return plan, (0.0, 0.0), fineness
    x, y = (_shift([place[axis] for place in plan.needles.places], fineness.step) for axis in (0, 1))
    moved = [snapped(u - x, v - y, fineness.step) for u, v in plan.needles.places]
    if plan.vessel is not None or any(hypot(a - c, b - d) < 2 * fineness.step for (a, b), (c, d) in pairs_of(moved, 2)):
        return plan, (0.0, 0.0), fineness.model_copy(update={"step": LATTICE})
    places = tuple((u + x, v + y) for u, v in moved)
    needles = plan.needles.model_copy(update={"places": places})
    return plan.model_copy(update={"needles": needles}), (x, y), fineness


def _shift(places: list[float], step: float) -> float:
    """Half a step where more needles stand halfway between places than on them."""
    halfway = [at for at in places if abs(at) % step > step / 4]
    return step / 2 if 2 * len(halfway) > len(places) else 0.0


def _room(freezing: Freezing) -> float:
    """How far the ice stays from the nearest outer face, mm."""
    grid = freezing.grid
    frozen = freezing.cells(freezing.coldest) <= freezing.tissue.melted
    layers, rows, columns = np.nonzero(frozen[:, 1:-1, 1:-1])
    if not len(layers):
        return ROOM
    sides = [
        grid.half_width - float(np.abs(at[1:-1][found]).max()) for at, found in ((grid.x, columns), (grid.y, rows))
    ]
    return min(*sides, float(grid.z[-1] + grid.step / 2 - grid.z[layers.max()]))


class _Record:
    """Works a procedure out minute by minute and keeps what is to be seen of each."""

    def __init__(self, freezing: Freezing, heard: Heard | None) -> None:
        self.freezing, self.heard = freezing, heard
        plan, grid = freezing.plan, freezing.grid
        self.thresholds = [freezing.tissue.potential_at(at) for at in THRESHOLDS]
        self.target, self.tumour = Ball(grid, plan.target), Ball(grid, plan.tumour / 2)
        self.moments = [self._moment(0, 0, is_freezing=True)]
        self.state = (plan.needles.cooling, 0.0)

    def worked_out(self, fineness: Fineness) -> IceBall:
        minute = on = 0.0
        for length, is_freezing in self._minutes():
            self.freezing.go(length * SECONDS, fineness.longest, freezing=is_freezing)
            minute, on = minute + length, on + length * is_freezing
            self.moments.append(self._moment(minute, on, is_freezing=is_freezing))
            if is_freezing:
                self.state = self._needles()
            if self.heard is not None:
                self.heard(minute / self.freezing.plan.protocol.minutes)
        return self._result(fineness)

    def _minutes(self) -> Iterator[tuple[float, bool]]:
        """Every minute of the protocol, the last of a part perhaps shorter, and whether the needles are on."""
        protocol = self.freezing.plan.protocol
        for length, is_freezing in ((protocol.freeze, True), (protocol.thaw, False), (protocol.again, True)):
            for start in range(math.ceil(length)):
                yield min(1.0, length - start), is_freezing

    def _needles(self) -> tuple[float, float]:
        """The warmest needle surface in the mid-plane, °C, and watts of all needles."""
        surface, watts = self.freezing.needle_state()
        tissue = self.freezing.tissue
        return float(tissue.temperature(tissue.heat_of_potential(surface[:, 0])).max()), float(watts.sum())

    def _coldest(self) -> Cells:
        return self.freezing.cells(self.freezing.tissue.potential(self.freezing.coldest))

    def _moment(self, minute: float, on: float, *, is_freezing: bool) -> Moment:
        freezing, step = self.freezing, self.freezing.grid.step
        coldest, now = self._coldest(), freezing.cells(freezing.heat)
        return Moment(
            minute=minute, needle_minutes=on, freezing=is_freezing,
            widths=tuple(width(coldest[0], at, step) for at in self.thresholds),
            target=self.target.covered(coldest, *self.thresholds),
            across=self._degrees(now[0]), along=self._degrees(now[:, self._middle]),
        )  # fmt: skip

    def _degrees(self, heat: Cells) -> Cells:
        return np.round(self.freezing.tissue.temperature(heat), 1).astype(np.float32)

    @property
    def _middle(self) -> int:
        return int(np.abs(self.freezing.grid.y).argmin())

    def _result(self, fineness: Fineness) -> IceBall:
        freezing, step = self.freezing, self.freezing.grid.step
        coldest, low = self._coldest(), freezing.cells(freezing.coldest)
        return IceBall(
            plan=freezing.plan,
            tissue=freezing.tissue, grid=freezing.grid, moments=tuple(self.moments), is_sketch=fineness != FULL,
            widths=self.moments[-1].widths, target=self.moments[-1].target,
            volumes=volumes(coldest, self.thresholds, step),
            tumour=self.tumour.covered(coldest, *self.thresholds),
            needle_surface=self.state[0], watts=self.state[1],
            coldest_across=self._degrees(low[0]), coldest_along=self._degrees(low[:, self._middle]),
        )  # fmt: skip
