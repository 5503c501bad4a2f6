"""How each finding is spread over a thousand people, in a few stretches that the limit never cuts."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from cryoteach.domain.criteria import Status
from cryoteach.domain.ledger import Ledger
from cryoteach.domain.profiles import Condition
from cryoteach.domain.scales import Choice, Quantity
from cryoteach.domain.screening import Cohort
from cryoteach.domain.thousand import shared_out

STRETCHES = 4
"""At most so many on either side of a limit, each of about as many people."""


class Part(BaseModel, frozen=True, extra="forbid"):
    """One stretch of a finding, or one answer; its people, what the limit makes of them, and those of them picked."""

    words: str
    people: int
    status: Status
    picked: int = 0


class _Apart(NamedTuple):
    """Some rows of a cohort that a finding sets apart."""

    words: str
    status: Status
    rows: NDArray[np.bool_]


def spread(
    cohort: Cohort, condition: Condition, thousand: Ledger, picked: NDArray[np.bool_] | None = None
) -> tuple[Part, ...]:
    """Spread a thousand over one finding, so that as many fail its limit as the ledger of the thousand says.

    Args:
        cohort: the people of whom the thousand are a picture.
        condition: whose finding, and whose limit.
        thousand: the ledger of the thousand.
        picked: which people of the cohort are picked.
    """
    column, scale = cohort.columns[condition.finding], condition.scale
    apart = _answers(column, condition, scale) if isinstance(scale, Choice) else _stretches(column, condition, scale)
    failing = thousand.alone()[condition.id]
    sides = [
        _reconciled([part for part in apart if (part.status is Status.NOT_MET) is fails], people, picked)
        for fails, people in ((False, thousand.people - failing), (True, failing))
    ]
    return (*sides[0], *sides[1])


def _reconciled(apart: Sequence[_Apart], people: int, picked: NDArray[np.bool_] | None) -> list[Part]:
    weights = [int(np.count_nonzero(part.rows)) for part in apart]
    shares = shared_out(weights, people) if sum(weights) else weights
    return [
        Part(words=part.words, status=part.status, people=share, picked=_share_of(part.rows, share, weight, picked))
        for part, share, weight in zip(apart, shares, weights, strict=True)
    ]


def _share_of(rows: NDArray[np.bool_], share: int, weight: int, picked: NDArray[np.bool_] | None) -> int:
    """How many of a part's share are picked, to the nearest person."""
    return 0 if picked is None else round(share * int(np.count_nonzero(rows & picked)) / weight)


def _answers(column: NDArray[np.generic], condition: Condition, scale: Choice) -> list[_Apart]:
    options: list[str | None] = [*scale.options, None]
    codes = (*range(len(scale.options)), -1)
    found = [
        _Apart(scale.words(option) if option else "not known", condition.limit.status(option), column == code)
        for option, code in zip(options, codes, strict=True)
    ]
    return [part for part in found if part.rows.any()]


def _stretches(column: NDArray[np.generic], condition: Condition, scale: Quantity) -> list[_Apart]:
    measured = column.astype(np.float64)
    values, counts = np.unique(measured, return_counts=True)
    seen = [
        (scale.checked(round(value, 1)), count)
        for value, count in zip(values.tolist(), counts.tolist(), strict=True)
        if value == value  # noqa: PLR0124 - all but NaN, which stands for unknown
    ]
    parts = list[_Apart]()
    for status in (Status.MET, Status.NOT_MET):
        side = [(value, count) for value, count in seen if condition.limit.status(value) is status]
        parts += [_stretch(scale, run, status, measured) for run in _runs(side)]
    unknown = np.isnan(measured)
    return parts + ([_Apart("not known", Status.CANNOT_TELL, unknown)] if unknown.any() else [])


def _runs(side: list[tuple[int | float, int]]) -> list[list[tuple[int | float, int]]]:
    """Cut values into unbroken runs of about as many people each."""
    whole, gone = sum(count for _, count in side), 0
    runs: dict[int, list[tuple[int | float, int]]] = {}
    for value, count in side:
        middle = gone + count / 2
        runs.setdefault(int(middle * STRETCHES / whole), []).append((value, count))
        gone += count
    return list(runs.values())


def _stretch(
    scale: Quantity, run: list[tuple[int | float, int]], status: Status, measured: NDArray[np.float64]
) -> _Apart:
    first, last = run[0][0], run[-1][0]
    run_words = f"{scale.before} {scale.number(first)} to {scale.number(last)} {scale.unit}".strip()
    half = scale.step / 2
    rows = (measured > first - half) & (measured < last + half)
    return _Apart(scale.words(first) if first == last else run_words, status, rows)
