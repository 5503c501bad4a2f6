"""The laws that seedlings follow in the model: how many, how large, how fast, and when a scan sees one.

A seedling is a tumour too small to see when the others are frozen.

Every law is a simple assumption, and different ones fit as well. Lengths in mm, times in days; the doubling time is of
volume, so a width doubles after three of them.
"""

import math
from typing import Annotated, Self, TypeAlias

import numpy as np
from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.rules.scales import FloatArray

Positive: TypeAlias = Annotated[float, Field(gt=0, allow_inf_nan=False)]
NotNegative: TypeAlias = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Share: TypeAlias = Annotated[float, Field(ge=0, le=1)]
MOST_HIDDEN = 50
"""More seedlings than this on average are not counted out: each person would have some at once."""

NEXT_TO_NOTHING = 1e-9
MOST_WIDENINGS = 900  # a width doubled more often than this is beyond any number
GOMPERTZ_AT_MM = 10
"""Where growth slows with size, the doubling time is that of a seedling of this width."""


class Laws(BaseModel, frozen=True, extra="forbid"):
    """One setting of every law.

    Args:
        hidden: the average number of seedlings in a person who may have any.
        none_share: the share of people who have none for certain.
        uneven: how much more some people's own average is than others' (0: the same; 1: an exponential spread).
        doubling_days: the middle doubling time; ``spread_people`` and ``spread_deposits`` are log standard deviations.
        smallest_mm: the narrowest seedling at the start; ``largest_mm`` the widest.
        small_ones: how strongly small ones prevail; 0 is an even spread over the logarithm of the width.
        half_seen_mm: the width of which a scan sees half; ``sharpness`` how steeply that rises (infinite: a line).
        slows_to_mm: the width at which growth ends (Gompertz); None for steady growth.
        scan_days: from one scan to the next; 0 for a scan every moment.
        regrows_share: the share of people in whom the frozen place itself keeps a living rest.
    """

    hidden: Annotated[float, Field(ge=0, le=MOST_HIDDEN)]
    none_share: Share = 0
    uneven: NotNegative = 0
    doubling_days: Positive
    spread_people: NotNegative
    spread_deposits: NotNegative
    smallest_mm: Positive
    largest_mm: Positive
    small_ones: NotNegative = 0
    half_seen_mm: Positive
    sharpness: Annotated[float, Field(gt=0)]
    slows_to_mm: Annotated[float, Field(gt=GOMPERTZ_AT_MM, allow_inf_nan=False)] | None = None
    scan_days: NotNegative = 0
    regrows_share: Share = 0

    @model_validator(mode="after")
    def _sizes_in_order(self) -> Self:
        if self.smallest_mm >= self.largest_mm:
            raise ValueError(f"the narrowest seedling, {self.smallest_mm:g} mm, must be below {self.largest_mm:g}")
        if self.slows_to_mm is not None and self.largest_mm >= self.slows_to_mm:
            raise ValueError(f"growth ends at {self.slows_to_mm:g} mm, so none is {self.largest_mm:g} mm at the start")
        return self


def number_odds(laws: Laws) -> FloatArray:
    """The chance of 0, 1, 2, ... seedlings, up to where next to nothing is left: Poisson, or uneven (gamma)."""
    mean, uneven = laws.hidden, laws.uneven
    even = uneven < NEXT_TO_NOTHING
    chances = [math.exp(-mean if even else -math.log1p(mean * uneven) / uneven)]
    left = 1 - chances[0]
    while left > NEXT_TO_NOTHING and chances[-1] > 0:
        before = len(chances) - 1
        chances.append(chances[-1] * mean * (1 + before * uneven) / ((before + 1) * (1 + mean * uneven)))
        left -= chances[-1]
    odds = np.array(chances) * (1 - laws.none_share)
    odds[0] += laws.none_share
    return odds


def start_widths(laws: Laws, chance: FloatArray) -> FloatArray:
    """The width at the start that each chance between 0 and 1 stands for."""
    if laws.small_ones == 0:
        return laws.smallest_mm * (laws.largest_mm / laws.smallest_mm) ** chance
    power = -3 * laws.small_ones  # the law is one of volumes
    least, most = laws.smallest_mm**power, laws.largest_mm**power
    return (least + chance * (most - least)) ** (1 / power)


def seen_at(laws: Laws, start: FloatArray, chance: FloatArray) -> FloatArray:
    """The width at which each seedling is first seen, given that it was missed at the start: always wider than that."""
    if math.isinf(laws.sharpness):
        return np.maximum(laws.half_seen_mm, start)
    found = start / laws.half_seen_mm
    found **= laws.sharpness  # the odds of being seen at the start
    found += chance
    found /= 1 - chance
    found **= 1 / laws.sharpness
    found *= laws.half_seen_mm
    return found


def days_between(laws: Laws, doubling: FloatArray, start: FloatArray, end: FloatArray) -> FloatArray:
    """Days in which a seedling grows from one width to another; infinite where growth ends before."""
    if laws.slows_to_mm is None:
        days = end / start
        np.log2(days, out=days)
        days *= doubling
        days *= 3
        return days
    last = laws.slows_to_mm
    reached = np.minimum(end, last)
    with np.errstate(divide="ignore"):
        days = np.log(np.log(last / start) / np.log(last / reached)) / _slowing(laws.slows_to_mm, doubling)
    return np.where(end < last, days, np.inf)


def width_after(laws: Laws, doubling: FloatArray, start: FloatArray, days: FloatArray | float) -> FloatArray:
    """The width of each seedling some days later."""
    if laws.slows_to_mm is None:
        return start * np.exp2(np.minimum(days / (3 * doubling), MOST_WIDENINGS))
    left = np.log(laws.slows_to_mm / start) * np.exp(-_slowing(laws.slows_to_mm, doubling) * days)
    return laws.slows_to_mm * np.exp(-left)


def _slowing(last: float, doubling: FloatArray) -> FloatArray:
    return math.log(2) / (3 * doubling * math.log(last / GOMPERTZ_AT_MM))
