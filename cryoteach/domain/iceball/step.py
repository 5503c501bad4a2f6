"""Long explicit steps in time: Runge-Kutta-Legendre of second order (RKL2; Meyer, Balsara and Aslam 2014).

A super-step of s stages goes about s²/4 times as far as s plain explicit steps of the longest stable length, at second
order in time, without solving any system of equations.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from cryoteach.domain.iceball.arrays import Cells

LEAST, MOST = 3, 25
Rate = Callable[[Cells, Cells], None]
"""Writes the rate of change of the first array into the second."""


def plain_steps_spanned(stages: int) -> float:
    """How many longest plain steps a super-step of so many stages may be long."""
    return (stages * stages + stages - 2) / 4


def stages_for(seconds: float, plain: float) -> tuple[int, float]:
    """The fewest (odd) stages that go so far at once, and how far they may go.

    Args:
        seconds: the super-step that is wanted.
        plain: the longest stable plain step.
    """
    for stages in range(LEAST, MOST + 1, 2):
        if plain_steps_spanned(stages) * plain >= seconds:
            return stages, seconds
    return MOST, plain_steps_spanned(MOST) * plain


@lru_cache(maxsize=64)
def weights(stages: int) -> tuple[float, list[tuple[float, float, float, float]]]:
    """The first stage's weight, and of each later stage: newer, older, slope and first slope."""
    b = [1 / 3] * 3 + [(j * j + j - 2) / (2 * j * (j + 1)) for j in range(3, stages + 1)]
    first = 4 / (stages * stages + stages - 2)
    later: list[tuple[float, float, float, float]] = []
    for j in range(2, stages + 1):
        newer = (2 * j - 1) / j * b[j] / b[j - 1]
        older = -(j - 1) / j * b[j] / b[j - 2]
        slope = newer * first
        later.append((newer, older, slope, -(1 - b[j - 1]) * slope))
    return b[1] * first, later


class Stepper:
    """Holds the arrays of a super-step, so that none is made anew in the loop.

    They are the rows of one block: a stage is then one product of five numbers and the block, twice as fast as five
    additions.
    """

    def __init__(self, cells: int, dtype: Any) -> None:  # noqa: ANN401 - NumPy's own
        self._block: Cells = np.zeros((5, cells), dtype=dtype)
        self._made: Cells = np.zeros(cells, dtype=dtype)

    def step(self, field: Cells, rate: Rate, seconds: float, stages: int) -> None:
        """Move the field on in place by one super-step."""
        start, first, slope, one, two = self._block
        begin, later = weights(stages)
        start[:] = field
        rate(start, first)
        np.multiply(first, begin * seconds, out=two)
        two += start
        one[:] = start
        coefficients = np.zeros(5, dtype=field.dtype)
        newer_is_two = True
        for newer, older, now, then in later:
            rate(two if newer_is_two else one, slope)
            ends = (older, newer) if newer_is_two else (newer, older)
            coefficients[:] = (1 - newer - older, then * seconds, now * seconds, *ends)
            np.dot(coefficients, self._block, out=self._made)
            np.copyto(one if newer_is_two else two, self._made)
            newer_is_two = not newer_is_two
        np.copyto(field, two if newer_is_two else one)
