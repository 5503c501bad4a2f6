"""Evenly spaced values: how many steps lie between two ends, and how many decimals their values are written with."""

from decimal import Decimal
from functools import lru_cache
from numbers import Real
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float64]
HAIR = 1e-4  # of a step: more than a float32 rounds by, far less than anyone could mean
MOST_STEPS, MOST_DECIMALS = 1_000_000, 9  # finer than that, a number of the computer no longer tells two values apart


def as_number(value: object) -> float:
    """The value as a float; NaN, which lies in no range, when it is none."""
    if isinstance(value, bool | np.bool_) or not isinstance(value, Real):
        return np.nan
    try:
        return float(value)
    except OverflowError:  # a whole number of hundreds of digits
        return np.nan


@lru_cache(maxsize=256)
def shape(low: float, high: float, step: float) -> tuple[int, int]:
    """How many steps a scale has, and how many decimals its values are written with."""
    exponents = [Decimal(repr(float(number))).normalize().as_tuple().exponent for number in (low, step)]
    decimals = max(0, *(-exponent for exponent in exponents if isinstance(exponent, int)))
    return int((high - low) / step + HAIR), decimals


def plain(number: float, decimals: int) -> str:
    """A number in digits, without noughts at its end."""
    written = f"{number:.{decimals}f}"
    return written.rstrip("0").rstrip(".") if decimals else written


@lru_cache(maxsize=16)
def grid(low: float, high: float, step: float) -> FloatArray:
    """Every value, ascending, as an array of shape (number of steps + 1,) that nobody can write on."""
    most, decimals = shape(low, high, step)
    values = np.array([round(low + i * step, decimals) for i in range(most + 1)], dtype=np.float64)
    values.flags.writeable = False
    return values
