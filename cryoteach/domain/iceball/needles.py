"""Needles with finite power: each is one column of cells, thinner than a cell, linked to its four neighbours.

A needle that draws more heat grows warmer: its surface is the coolant's temperature plus resistance times heat drawn.
Conduction is linear in the potential and temperature is linear in it piece by piece, so the surface is found in one
step, at every height by itself.
"""

from math import e, log, pi, sqrt
from typing import Any, cast

import numpy as np

from cryoteach.domain.iceball.arrays import Cells
from cryoteach.domain.iceball.grid import Grid, Indices
from cryoteach.domain.iceball.plan import Needles
from cryoteach.domain.iceball.tissue import Tissue

EULER = 0.5772156649015329
RADIUS_OF_A_NODE = e**-EULER / (2 * sqrt(2))
"""A column of nodes acts as a cylinder of this share of a step."""
WIDEST = 0.9


def link(width: float, step: float) -> float:
    """The multiplier of a column's four links that makes it act as a needle of this width (both in mm).

    Raises:
        ValueError: the needle is too wide for such small cells.
    """
    if width / 2 >= WIDEST * step:
        raise ValueError(f"a needle of {width:g} mm is too wide for cells of {step:g} mm")
    return 1 / (1 - 2 / pi * log(width / 2 / (RADIUS_OF_A_NODE * step)))


class Columns:
    """The cells of all needles and of their neighbours, as flat indices of shape (needles, heights)."""

    def __init__(self, needles: Needles, tissue: Tissue, grid: Grid, dtype: Any = np.float32) -> None:  # noqa: ANN401
        nodes = [grid.node(x, y) for x, y in needles.places]
        starts = np.array([grid.layer + row * grid.across + column for row, column in nodes], dtype=np.intp)
        share = np.clip((needles.length / 2 - np.arange(grid.layers) * grid.rise) / grid.rise, 0, 1)
        if grid.ends == "mirror":
            share = np.ones(grid.layers)
        heights = int(np.count_nonzero(share))
        self.share = cast("Cells", share[:heights].astype(dtype))
        self.cells: Indices = starts[:, None] + np.arange(heights) * grid.layer
        self.around: Indices = np.array([-1, 1, -grid.across, grid.across])[:, None, None] + self.cells
        self.full: Indices = self.cells[:, self.share == 1]
        self.is_full = self.share == 1
        self.link = link(needles.width, grid.step)
        self.tissue, self.needles = tissue, needles
        self._pieces = self._linear()

    def _linear(self) -> list[tuple[float, float, float]]:
        """Constant and slope in the neighbours' sum for each of three pieces of T(θ), and where the piece ends."""
        tissue, cooling = self.tissue, self.needles.cooling
        pull = self.link * self.needles.resistance
        mush = (tissue.frozen_conductivity + tissue.unfrozen_conductivity) / 2
        top = tissue.potential_at(tissue.liquidus)
        pieces = [
            (tissue.frozen_conductivity, cooling - tissue.solidus, 0.0),
            (mush, cooling - tissue.solidus, top),
            (tissue.unfrozen_conductivity, cooling - tissue.liquidus + top / tissue.unfrozen_conductivity, np.inf),
        ]
        return [(start / (4 * pull + 1 / k), pull / (4 * pull + 1 / k), end) for k, start, end in pieces]

    def surface(self, neighbours: Cells) -> Cells:
        """Potential at the needles' surface, given the sum of the potential over the four neighbours."""
        (start, slope, end), *others = self._pieces
        found = start + slope * neighbours
        if found.max() <= end:  # a working needle is frozen at every height: the common case
            return found
        for (start, slope, _), (_, _, below) in zip(others, self._pieces[:-1], strict=True):
            found = np.where(found <= below, found, start + slope * neighbours)
        return found

    def hold(self, potential: Cells) -> tuple[Cells, Cells, Cells]:
        """Put the surface into the needles' full cells before any flow is formed; surface, neighbours and their sum."""
        neighbours = potential[self.around]
        total = neighbours.sum(axis=0)
        surface = self.surface(total)
        potential[self.full] = surface[:, self.is_full]
        return surface, neighbours, total

    def draw(self, potential: Cells, flux: Cells, held: tuple[Cells, Cells, Cells]) -> None:
        """Replace plain conduction into the columns by that into needles; flux is indexed like the potential."""
        surface, neighbours, total = held
        own = potential[self.cells]
        change = self.share * (self.link * (surface - neighbours) - (own - neighbours))
        for cells, more in zip(self.around, change, strict=True):  # neighbours that two needles share get both
            flux[cells] += more
        flux[self.cells] -= self.share * (total - 4 * own)

    def drawn(self, surface: Cells, total: Cells) -> Cells:
        """Watts drawn by each needle's upper half, for cells of one metre; times the step in metres, and two."""
        return (self.share * self.link * (total - 4 * surface)).sum(axis=1)

    def crowding(self) -> float:
        """How much stiffer the stiffest neighbour cell is than a plain one: needles that share it add up."""
        _, counts = np.unique(self.around, return_counts=True)
        return float(counts.max()) * max(self.link - 1, 0)
