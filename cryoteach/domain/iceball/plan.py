"""What a learner can set up: needles, times, tumour, margin, blood flow and a vessel. Every refusal is a sentence."""

from itertools import combinations
from math import copysign, cos, hypot, pi, sin
from typing import Self

from pydantic import BaseModel, Field, FiniteFloat, model_validator

from cryoteach.domain.iceball.grid import LATTICE

APART = 2 * LATTICE
MOST_NEEDLES = 12
FARTHEST = 40.0
"""No needle stands farther from the middle, mm."""
SECONDS = 60.0
Place = tuple[FiniteFloat, FiniteFloat]


class Timing(BaseModel, frozen=True, extra="forbid"):
    """Freeze, thaw and freeze again, in minutes; nothing leaves a part out."""

    freeze: float = Field(ge=0, le=60)
    thaw: float = Field(ge=0, le=60)
    again: float = Field(ge=0, le=60)

    @property
    def needle_minutes(self) -> float:
        """How long the needles are on."""
        return self.freeze + self.again

    @property
    def minutes(self) -> float:
        """How long all of it takes."""
        return self.freeze + self.thaw + self.again


class Vessel(BaseModel, frozen=True, extra="forbid"):
    """A pipe along the needles that stays at body temperature; the place of its middle and its width, mm."""

    x: FiniteFloat
    y: FiniteFloat = 0.0
    width: float = Field(default=5.0, ge=APART, le=20)


class Needles(BaseModel, frozen=True, extra="forbid"):
    """Needles of one kind, side by side: places on the lattice, width and cold length in mm, power as a temperature."""

    places: tuple[Place, ...] = Field(min_length=1, max_length=MOST_NEEDLES)
    width: float = Field(gt=0.2, lt=4)
    length: float = Field(ge=10, le=100)
    cooling: float = Field(ge=-196, le=-20)
    resistance: float = Field(gt=0)

    @model_validator(mode="after")
    def _can_stand(self) -> Self:
        for x, y in self.places:
            if (x, y) != snapped(x, y):
                raise ValueError(f"a needle at ({x:g}, {y:g}) mm stands off the lattice of {LATTICE:g} mm")
            if hypot(x, y) > FARTHEST:
                raise ValueError(f"a needle at ({x:g}, {y:g}) mm stands farther than {FARTHEST:g} mm from the middle")
        if close := too_close(self.places):
            raise ValueError(close)
        return self

    @property
    def reach(self) -> float:
        """How far the outermost needle stands from the middle, mm."""
        return max(hypot(x, y) for x, y in self.places)


class Plan(BaseModel, frozen=True, extra="forbid"):
    """One procedure on one tumour; flows in 1/s, lengths in mm."""

    needles: Needles
    protocol: Timing
    tumour: float = Field(ge=5, le=80)
    margin: float = Field(ge=0, le=20)
    flow_tumour: float = Field(ge=0, le=0.1)
    flow_liver: float = Field(ge=0, le=0.1)
    vessel: Vessel | None = None

    @model_validator(mode="after")
    def _vessel_stands_free(self) -> Self:
        if self.vessel is not None:
            gaps = [hypot(x - self.vessel.x, y - self.vessel.y) for x, y in self.needles.places]
            if min(gaps) < self.vessel.width / 2 + APART:
                raise ValueError("a needle stands in the vessel or too close to it; move one of them")
        return self

    @property
    def target(self) -> float:
        """Radius of the tumour with its margin."""
        return self.tumour / 2 + self.margin


def snapped(x: float, y: float, lattice: float = LATTICE) -> tuple[float, float]:
    """The place of the lattice nearest to a place; halfway goes outwards, so that mirror images stay such."""
    return _outwards(x, lattice), _outwards(y, lattice)


def _outwards(at: float, lattice: float) -> float:
    return copysign((abs(at) / lattice + 0.5) // 1 * lattice, at) + 0.0


def too_close(places: tuple[Place, ...]) -> str:
    """Say which two needles stand too close together; empty when none do."""
    for (x, y), (u, v) in combinations(places, 2):
        if (x, y) == (u, v):
            return f"two needles stand in one spot, ({x:g}, {y:g}) mm; each needs a place of its own"
        if hypot(x - u, y - v) < APART - 1e-6:
            return f"needles at ({x:g}, {y:g}) and ({u:g}, {v:g}) mm are less than {APART:g} mm apart"
    return ""


def ring(count: int, radius: float, inside: int = 0) -> tuple[Place, ...]:
    """Needles evenly on a ring, with none, one or a few inside it, each on its nearest place; doubles are left out.

    Four on a ring stand as a square with its sides along x and y.
    """
    four = 4
    turn = pi / 4 if count == four else pi / 2
    places = [_on_ring(radius, turn + 2 * pi * number / count) for number in range(count)]
    if inside == 1:
        places.append((0.0, 0.0))
    elif inside:
        places += [_on_ring(radius * 0.45, pi / 4 + 2 * pi * number / inside) for number in range(inside)]
    return tuple(dict.fromkeys(places))


def _on_ring(radius: float, angle: float) -> tuple[float, float]:
    return snapped(round(radius * cos(angle), 6), round(radius * sin(angle), 6))
