"""The ice-ball lab: needles freeze a model liver; what is frozen, how cold, how wide, and how much of the target.

Pennes' bio-heat equation in enthalpy form, in three dimensions, with needles of finite power. A teaching model with
average, fixed properties: it is not a treatment plan and predicts nothing about any one person. Heat that the tissue
makes itself is left out: it would change the frozen volume by one part in a hundred.
"""

import math
from collections.abc import Callable, Iterator
from typing import Literal

import numpy as np
from pydantic import BaseModel

from cryoteach.domain.iceball.arrays import Cells
from cryoteach.domain.iceball.freezing import Freezing
from cryoteach.domain.iceball.grid import LATTICE, Grid
from cryoteach.domain.iceball.measures import Ball, evened, volumes, widths
from cryoteach.domain.iceball.plan import SECONDS, Plan
from cryoteach.domain.iceball.result import THRESHOLDS, IceBall, Moment
from cryoteach.domain.iceball.surface import surface
from cryoteach.domain.iceball.tissue import Tissue

BEYOND, WITHIN = 25.0, 20.0
"""What a needle is first taken to freeze beyond itself, mm, within so many minutes; it grows as the root of them."""
GROWING, MOST_GROWN = 1.3, 2.0


class Fineness(BaseModel, frozen=True, extra="forbid"):
    """How finely it is worked out: cells a step wide and so many high, the longest super-step in s; lengths in mm.

    ``room`` is kept free round the ice; ``least`` is the least half-width.
    """

    step: float = LATTICE
    tall: Literal[1, 2] = 1
    longest: float = 12.0
    room: float = 13.0
    least: float = 50.0


SKETCH, FULL = Fineness(tall=2, longest=30.0, room=8.0, least=0.0), Fineness()

OnMoment = Callable[[float], None]
"""Is told after each minute what share is done; may raise to break off."""


def freeze(plan: Plan, tissue: Tissue, fineness: Fineness = FULL, heard: OnMoment | None = None) -> IceBall:
    """Work the procedure out; where the ice comes near the edge of the cells, once more in more room."""
    least = plan.target + 2 * LATTICE
    beyond = BEYOND * max(1.0, math.sqrt(plan.protocol.needle_minutes / WITHIN))
    reach = max(plan.needles.reach + beyond + fineness.room, fineness.least, least)
    height = max(plan.needles.length / 2 + beyond + 2 * LATTICE, least)
    grown = 1.0
    while True:
        freezing = Freezing(plan, tissue, Grid.around(fineness.step, reach * grown, height * grown, fineness.tall))
        found = _Record(freezing, heard).worked_out(fineness)
        if _room(freezing, fineness.room) >= fineness.room or grown >= MOST_GROWN:
            return found
        grown *= GROWING


def _room(freezing: Freezing, enough: float) -> float:
    """How far the ice stays from the nearest outer face, mm."""
    grid = freezing.grid
    frozen = freezing.cells(freezing.coldest) <= freezing.tissue.melted
    layers, rows, columns = np.nonzero(frozen[:, 1:-1, 1:-1])
    if not len(layers):
        return enough
    sides = [
        grid.half_width - float(np.abs(at[1:-1][found]).max()) for at, found in ((grid.x, columns), (grid.y, rows))
    ]
    return min(*sides, float(grid.z[-1] + grid.rise / 2 - grid.z[layers.max()]))


class _Record:
    """Works a procedure out minute by minute and keeps what is to be seen of each."""

    def __init__(self, freezing: Freezing, heard: OnMoment | None) -> None:
        self.freezing, self.heard = freezing, heard
        plan, self.grid = freezing.plan, freezing.grid.cubic()
        self.thresholds = [freezing.tissue.potential_at(at) for at in THRESHOLDS]
        self.target, self.tumour = Ball(self.grid, plan.target), Ball(self.grid, plan.tumour / 2)
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

    def _seen(self, heat: Cells) -> Cells:
        """The potential in cubic cells, whatever cells it was worked out in."""
        cells = self.freezing.cells(self.freezing.tissue.potential(heat))
        return cells if self.freezing.grid.tall == 1 else evened(cells)

    def _moment(self, minute: float, on: float, *, is_freezing: bool) -> Moment:
        coldest, now = self._seen(self.freezing.coldest), self._seen(self.freezing.heat)
        return Moment(
            minute=minute, needle_minutes=on, freezing=is_freezing,
            widths=widths(coldest[0], self.thresholds, self.grid.step),
            target=self.target.covered(coldest, *self.thresholds),
            across=self._degrees(now[0]), along=self._degrees(now[:, self.grid.steps]),
        )  # fmt: skip

    def _degrees(self, potential: Cells) -> Cells:
        tissue = self.freezing.tissue
        return np.round(tissue.temperature(tissue.heat_of_potential(potential)), 1).astype(np.float32)

    def _result(self, fineness: Fineness) -> IceBall:
        freezing, coldest = self.freezing, self._seen(self.freezing.coldest)
        return IceBall(
            plan=freezing.plan,
            tissue=freezing.tissue, grid=self.grid, moments=tuple(self.moments), is_sketch=fineness != FULL,
            widths=self.moments[-1].widths, target=self.moments[-1].target,
            volumes=volumes(coldest, self.thresholds, self.grid.step),
            tumour=self.tumour.covered(coldest, *self.thresholds),
            needle_surface=self.state[0], watts=self.state[1],
            coldest_across=self._degrees(coldest[0]), coldest_along=self._degrees(coldest[:, self.grid.steps]),
            ice=surface(coldest, self.thresholds[0], self.grid), core=surface(coldest, self.thresholds[-1], self.grid),
        )  # fmt: skip
