"""Heat on the move: conduction, blood that warms, needles that draw; one object is one procedure under way."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cryoteach.domain.iceball.arrays import Cells
from cryoteach.domain.iceball.grid import Grid
from cryoteach.domain.iceball.needles import Columns
from cryoteach.domain.iceball.plan import Plan
from cryoteach.domain.iceball.step import Stepper, stages_for
from cryoteach.domain.iceball.tissue import Tissue

SAFE = 0.9
MM = 1e-3


class Freezing:
    """The heat of every cell, the least it ever was, and the rule by which it changes; arrays are flat."""

    def __init__(self, plan: Plan, tissue: Tissue, grid: Grid, dtype: Any = np.float32) -> None:  # noqa: ANN401
        self.plan, self.tissue, self.grid = plan, tissue, grid
        cells = math.prod(grid.shape)
        self.heat = np.full(cells, tissue.warm, dtype=dtype)
        self.coldest = self.heat.copy()
        self.columns = Columns(plan.needles, tissue, grid, dtype)
        self.open = (grid.inner() & ~self._vessel()).ravel()
        self._spread = (self.open / (grid.step * MM) ** 2).astype(dtype)
        self.flow = (self._flow().ravel() * self.open).astype(dtype)
        self._potential, self._spare, self._other = (np.zeros(cells, dtype=dtype) for _ in range(3))
        self._frozen = np.zeros(cells, dtype=bool)
        self._stepper = Stepper(cells, dtype)
        frozen, mush, unfrozen = tissue.slopes
        self._slopes = [np.asarray(slope, dtype=dtype) for slope in (frozen, mush, unfrozen)]
        self._offset = np.asarray((mush - unfrozen) * tissue.melted, dtype=dtype)

    def _vessel(self) -> NDArray[np.bool_]:
        vessel = self.plan.vessel
        if vessel is None:
            return np.zeros(self.grid.shape, dtype=bool)
        x, y = self.grid.x[None, None, :] - vessel.x, self.grid.y[None, :, None] - vessel.y
        return np.broadcast_to(x**2 + y**2 <= (vessel.width / 2 + 1e-6) ** 2, self.grid.shape)

    def _flow(self) -> Cells:
        """How fast blood brings a cell back towards body temperature, 1/s."""
        radius = self.plan.tumour / 2
        across = self.grid.x[None, None, :] ** 2 + self.grid.y[None, :, None] ** 2
        inside = across + self._heights()[:, None, None] ** 2 <= radius**2
        flows = np.where(inside, self.plan.flow_tumour, self.plan.flow_liver)
        return flows * self.tissue.blood_capacity / self.tissue.unfrozen_capacity

    def _heights(self) -> Cells:
        ends = self.grid.z[0] if self.grid.ends == "mirror" else self.grid.z[-1] + self.grid.rise
        return np.concatenate([self.grid.z[:1], self.grid.z, [ends]])

    def plain_step(self, *, freezing: bool) -> float:
        """The longest stable plain step, s."""
        upwards = 2 / self.grid.tall**2 if self.grid.ends == "body" else 0
        stiffness = 4 + upwards + (self.columns.crowding() if freezing else 0)
        return SAFE * (self.grid.step * MM) ** 2 / (stiffness * self.tissue.slopes[0])

    def go(self, seconds: float, longest: float, *, freezing: bool) -> None:
        """Freeze, or let thaw, for so long in equal super-steps no longer than asked."""
        plain = self.plain_step(freezing=freezing)
        _, longest = stages_for(longest, plain)
        count = math.ceil(seconds / longest - 1e-9)
        stages, _ = stages_for(seconds / count, plain)
        for _ in range(count):
            self._stepper.step(self.heat, self.freeze if freezing else self.thaw, seconds / count, stages)
            self.settle(freezing=freezing)

    def settle(self, *, freezing: bool) -> None:
        """After each step: needles keep their surface, the coldest is kept, and blood does not come back to ice."""
        if freezing:
            surface, _ = self.needle_state()
            full = self.columns.is_full
            self.heat[self.columns.full] = self.tissue.heat_of_potential(surface[:, full])
        np.minimum(self.coldest, self.heat, out=self.coldest)
        np.copyto(self.flow, 0, where=self.coldest < 0)

    def needle_state(self) -> tuple[Cells, Cells]:
        """Potential at the needles' surface, and watts drawn by each needle (both halves)."""
        around = self.tissue.potential(self.heat[self.columns.around])
        total = around.sum(axis=0)
        surface = self.columns.surface(total)
        return surface, 2 * self.columns.drawn(surface, total) * self.grid.rise * MM

    def freeze(self, heat: Cells, out: Cells) -> None:
        """Rate of change while the needles are on, J/m³s."""
        self._to_potential(heat)
        held = self.columns.hold(self._potential)
        self._conduct(out)
        self.columns.draw(self._potential, out, held)
        out *= self._spread
        self._warm(heat, out)
        out[self.columns.full] = 0

    def thaw(self, heat: Cells, out: Cells) -> None:
        """Rate of change while the needles are off."""
        self._to_potential(heat)
        self._conduct(out)
        out *= self._spread
        self._warm(heat, out)

    def _to_potential(self, heat: Cells) -> None:
        """θ(H) as the least of one line and the greater of two: `Tissue` checks that their slopes allow it."""
        potential, spare, other = self._potential, self._spare, self._other
        frozen, mush, unfrozen = self._slopes
        np.multiply(heat, unfrozen, out=other)
        np.add(other, self._offset, out=other)
        np.multiply(heat, mush, out=spare)
        np.maximum(spare, other, out=spare)
        np.multiply(heat, frozen, out=potential)
        np.minimum(potential, spare, out=potential)

    def _conduct(self, out: Cells) -> None:
        """Sum of the differences to the six neighbours, as if all were a step away."""
        layer, across, potential = self.grid.layer, self.grid.across, self._potential
        potential[:layer] = potential[layer : 2 * layer]
        if self.grid.ends == "mirror":
            potential[-layer:] = potential[-2 * layer : -layer]
        end = len(potential) - layer
        inner, spare = out[layer:end], self._spare[layer:end]
        upwards = 1 / self.grid.tall**2  # a longer way to the next layer, and more to be cooled
        np.add(potential[: end - layer], potential[2 * layer :], out=inner)
        if upwards < 1:
            inner *= np.asarray(upwards, potential.dtype)
        for shift in (-1, 1, -across, across):
            inner += potential[layer + shift : end + shift]
        np.multiply(potential[layer:end], np.asarray(4 + 2 * upwards, potential.dtype), out=spare)
        inner -= spare

    def _warm(self, heat: Cells, out: Cells) -> None:
        """Blood warms what is not frozen."""
        if not (self.plan.flow_tumour or self.plan.flow_liver):
            return
        np.less_equal(heat, np.asarray(self.tissue.melted, heat.dtype), out=self._frozen)
        np.subtract(np.asarray(self.tissue.warm, heat.dtype), heat, out=self._spare)
        self._spare *= self.flow
        np.copyto(self._spare, 0, where=self._frozen)
        out += self._spare

    def cells(self, values: Cells) -> Cells:
        """A flat array as layers, rows and columns, without the two end layers."""
        return values.reshape(self.grid.shape)[1:-1]
