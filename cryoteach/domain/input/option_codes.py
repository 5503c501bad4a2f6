"""Which rows of a column hold one of some option codes: runs of neighbouring codes are asked for at once."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

ColumnTest = Callable[[NDArray[Any]], NDArray[np.bool_]]
"""Says of every row of a column whether something holds."""


def among(codes: Iterable[int]) -> ColumnTest:
    """The test whether a row's code is one of these; shape (people,) in and out.

    >>> among([0, 1, 3])(np.array([-1, 0, 1, 2, 3], dtype=np.int8)).tolist()
    [False, True, True, False, True]
    """
    tests = [_in_run(first, last) for first, last in _runs(codes)]

    def test(column: NDArray[Any]) -> NDArray[np.bool_]:
        if not tests:
            return np.zeros(column.shape, dtype=np.bool_)
        found = tests[0](column)
        for one in tests[1:]:
            np.logical_or(found, one(column), out=found)
        return found

    return test


def _runs(codes: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbouring codes."""
    runs: list[tuple[int, int]] = []
    for code in sorted(codes):
        if runs and code == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], code)
        else:
            runs.append((code, code))
    return runs


def _in_run(first: int, last: int) -> ColumnTest:
    if first == last:
        return lambda column: column == first
    return lambda column: np.logical_and(column >= first, column <= last)
