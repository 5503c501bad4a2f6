"""What comes out of the ice-ball lab: how it stands after each minute, and how it stands at the end."""

import numpy as np
from pydantic import BaseModel, ConfigDict

from cryoteach.domain.iceball.arrays import Cells
from cryoteach.domain.iceball.grid import Grid
from cryoteach.domain.iceball.plan import Plan
from cryoteach.domain.iceball.surface import Surface
from cryoteach.domain.iceball.tissue import Tissue

ICE, COLD, LETHAL = -1.0, -20.0, -40.0
"""The edge of the ice and the two contours that are asked for, °C."""
THRESHOLDS = (ICE, COLD, LETHAL)
COVERED = 0.99
"""A target counts as covered from here on: the last part in a hundred hangs on the grid."""


class Moment(BaseModel, frozen=True, extra="forbid"):
    """How it stands after so many minutes; widths and shares are of the coldest until then, for each threshold."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    minute: float
    freezing: bool
    needle_minutes: float
    widths: tuple[float, ...]
    target: tuple[float, ...]
    across: Cells
    along: Cells

    @property
    def bytes(self) -> int:
        """What its slices take up."""
        return self.across.nbytes + self.along.nbytes


class IceBall(BaseModel, frozen=True, extra="forbid"):
    """The result of a procedure.

    Slices are °C; ``coldest_across`` lies across the needles, the other along them. ``ice`` and ``core`` are the
    surfaces of the ice that can be seen and of what became −40 °C or colder.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    plan: Plan
    tissue: Tissue
    grid: Grid
    moments: tuple[Moment, ...]
    widths: tuple[float, ...]
    volumes: tuple[float, ...]
    target: tuple[float, ...]
    tumour: tuple[float, ...]
    needle_surface: float
    watts: float
    coldest_across: Cells
    coldest_along: Cells
    ice: Surface
    core: Surface
    is_sketch: bool

    @property
    def bytes(self) -> int:
        """What its slices and surfaces take up: nearly all of it."""
        own = self.coldest_across.nbytes + self.coldest_along.nbytes + self.ice.bytes + self.core.bytes
        return own + sum(moment.bytes for moment in self.moments)

    def minutes_to_cover(self, threshold: float = LETHAL) -> float | None:
        """Minutes with the needles on until the target is covered; None when it never is."""
        place, before = THRESHOLDS.index(threshold), (0.0, 0.0)
        for moment in self.moments:
            now = (moment.needle_minutes, moment.target[place])
            if now[1] >= COVERED:
                share = (COVERED - before[1]) / (now[1] - before[1])
                return before[0] + share * (now[0] - before[0])
            before = now
        return None

    def length(self, threshold: float) -> float:
        """How far the cold reached along the needles, end to end, mm."""
        coldest = self.tissue.potential_of(self.coldest_along).min(axis=1)
        limit = self.tissue.potential_at(threshold)
        below = np.flatnonzero(coldest <= limit)
        if not len(below) or below[-1] + 1 == len(coldest):
            return 2 * float(self.grid.z[-1]) if len(below) else 0.0
        last = int(below[-1])
        share = (limit - coldest[last]) / (coldest[last + 1] - coldest[last])
        return 2 * float(self.grid.z[last] + share * self.grid.step)

    def share_of_liver(self, tumours: int, liver: float) -> float:
        """Percent of a liver of so many ml that so many equal tumours would freeze, treated alike, without overlap."""
        return 100 * tumours * self.volumes[0] / liver
