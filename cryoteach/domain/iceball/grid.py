"""The cells in which the ice ball is worked out: half of the space, because the other half is its mirror image.

Needles run along z. Nodes lie at whole steps in x and y and in the middles of layers in z, so that the face at z = 0 is
the mirror. One more layer lies below it, a copy of the first, and one above the last, held at body temperature. A plane
has one layer between two copies of itself.
"""

import math
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, Field

from cryoteach.domain.iceball.arrays import Cells

HAIR = 1e-6
LATTICE = 2.5
"""The places where a needle may stand lie so far apart, mm."""

Indices = NDArray[np.intp]


class Grid(BaseModel, frozen=True, extra="forbid"):
    """Cells as wide as a step and as high as so many steps; lengths in mm."""

    step: float = Field(gt=0)
    tall: Literal[1, 2] = 1
    steps: int = Field(ge=4)
    layers: int = Field(ge=1)
    ends: Literal["body", "mirror"] = "body"

    @classmethod
    def around(cls, step: float, half_width: float, height: float, tall: Literal[1, 2] = 1) -> "Grid":
        """Cover at least so much to every side and upwards."""
        steps = math.ceil(half_width / step - 1e-9)
        return cls(step=step, tall=tall, steps=steps, layers=math.ceil(height / step / tall - 1e-9))

    @property
    def rise(self) -> float:
        """From one layer to the next, mm."""
        return self.step * self.tall

    def cubic(self) -> "Grid":
        """The cubic cells between the middles of the lowest and the highest layer."""
        return self if self.tall == 1 else Grid(step=self.step, steps=self.steps, layers=2 * self.layers - 1)

    @property
    def across(self) -> int:
        """Nodes along x, and along y."""
        return 2 * self.steps + 1

    @property
    def shape(self) -> tuple[int, int, int]:
        """Layers with the two beyond the ends, rows and columns: z, y, x."""
        return self.layers + 2, self.across, self.across

    @property
    def layer(self) -> int:
        """Cells of one layer."""
        return self.across**2

    @property
    def half_width(self) -> float:
        """From the middle to the outer face, mm."""
        return self.steps * self.step

    @cached_property
    def x(self) -> Cells:
        """Places of the columns."""
        return (np.arange(self.across) - self.steps) * self.step

    @cached_property
    def y(self) -> Cells:
        """Places of the rows."""
        return self.x

    @cached_property
    def z(self) -> Cells:
        """Places of the layers between the ends."""
        return (np.arange(self.layers) + 0.5) * self.rise

    def node(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of a place.

        Raises:
            ValueError: it lies on no node, or at the edge.
        """
        column, row = (at / self.step + self.steps for at in (x, y))
        inside = all(0 < at < self.across - 1 for at in (row, column))
        if not inside or abs(row - round(row)) + abs(column - round(column)) > HAIR:
            raise ValueError(f"({x:g}, {y:g}) mm is no place of the grid with steps of {self.step:g} mm")
        return round(row), round(column)

    def inner(self) -> NDArray[np.bool_]:
        """Which cells are worked out: all but the outer faces and the two end layers."""
        inside = np.zeros(self.shape, dtype=bool)
        inside[1:-1, 1:-1, 1:-1] = True
        return inside
