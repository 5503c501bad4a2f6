"""What cold does to tissue: heat content, temperature and the potential whose slope is the flow of heat.

A cell's state is its heat H (J/m³), nothing where the tissue has just frozen solid. Freezing takes place between two
temperatures, the solidus and the liquidus; the potential θ (W/m) is conductivity summed over temperature, so that
no conductivity ever has to be averaged between two cells.
"""

from typing import Self

import numpy as np
from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.iceball.arrays import Cells

MEGA = 1e6


class Tissue(BaseModel, frozen=True, extra="forbid"):
    """The properties of one tissue: W/mK, MJ/m³K, MJ/m³ and °C."""

    frozen_conductivity: float = Field(gt=0)
    unfrozen_conductivity: float = Field(gt=0)
    frozen_capacity: float = Field(gt=0)
    unfrozen_capacity: float = Field(gt=0)
    latent_heat: float = Field(gt=0)
    solidus: float
    liquidus: float
    body: float
    blood_capacity: float = Field(gt=0)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if not self.solidus < self.liquidus < self.body:
            raise ValueError("solidus, liquidus and body temperature were expected in rising order")
        frozen, mush, unfrozen = self.slopes
        if not frozen >= unfrozen >= mush:  # the shortcut of `Potential` holds for this order only
            raise ValueError("frozen tissue has to spread cold fastest and half-frozen tissue slowest")
        return self

    @property
    def mush_capacity(self) -> float:
        """Heat taken up per degree between solidus and liquidus, J/m³K."""
        plain = (self.frozen_capacity + self.unfrozen_capacity) / 2
        return MEGA * (self.latent_heat / (self.liquidus - self.solidus) + plain)

    @property
    def melted(self) -> float:
        """Heat at the liquidus, J/m³."""
        return self.mush_capacity * (self.liquidus - self.solidus)

    @property
    def slopes(self) -> tuple[float, float, float]:
        """How fast cold spreads in frozen, half-frozen and unfrozen tissue, m²/s."""
        mush = (self.frozen_conductivity + self.unfrozen_conductivity) / 2
        return (
            self.frozen_conductivity / (MEGA * self.frozen_capacity),
            mush / self.mush_capacity,
            self.unfrozen_conductivity / (MEGA * self.unfrozen_capacity),
        )

    @property
    def warm(self) -> float:
        """Heat at body temperature, J/m³."""
        return self.heat_at(self.body)

    def heat_at(self, degrees: float) -> float:
        """Heat at a temperature, J/m³."""
        frozen = min(degrees - self.solidus, 0) * MEGA * self.frozen_capacity
        mush = min(max(degrees - self.solidus, 0), self.liquidus - self.solidus) * self.mush_capacity
        return frozen + mush + max(degrees - self.liquidus, 0) * MEGA * self.unfrozen_capacity

    def potential_at(self, degrees: float) -> float:
        """Potential at a temperature, W/m."""
        frozen, mush, unfrozen = self.slopes
        heat = self.heat_at(degrees)
        between = min(max(heat, 0), self.melted)
        return frozen * min(heat, 0) + mush * between + unfrozen * max(heat - self.melted, 0)

    def potential(self, heat: Cells) -> Cells:
        """Potential of every cell, W/m."""
        frozen, mush, unfrozen = (np.asarray(slope, heat.dtype) for slope in self.slopes)
        between = np.clip(heat, 0, self.melted)
        return frozen * np.minimum(heat, 0) + mush * between + unfrozen * np.maximum(heat - self.melted, 0)

    def temperature(self, heat: Cells) -> Cells:
        """Temperature of every cell, °C."""
        between = np.clip(heat, 0, self.melted) / self.mush_capacity
        ends = np.minimum(heat, 0) / (MEGA * self.frozen_capacity)
        return self.solidus + ends + between + np.maximum(heat - self.melted, 0) / (MEGA * self.unfrozen_capacity)

    def potential_of(self, degrees: Cells) -> Cells:
        """Potential at many temperatures, W/m."""
        mush = (self.frozen_conductivity + self.unfrozen_conductivity) / 2
        between = np.clip(degrees, self.solidus, self.liquidus) - self.solidus
        frozen = self.frozen_conductivity * np.minimum(degrees - self.solidus, 0)
        return frozen + mush * between + self.unfrozen_conductivity * np.maximum(degrees - self.liquidus, 0)

    def heat_of_potential(self, potential: Cells) -> Cells:
        """Heat of cells whose potential is known: the way back."""
        frozen, mush, unfrozen = self.slopes
        top = mush * self.melted
        between = np.clip(potential, 0, top) / mush
        return np.minimum(potential, 0) / frozen + between + np.maximum(potential - top, 0) / unfrozen
