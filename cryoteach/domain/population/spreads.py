"""How each finding is spread over a thousand people, in a few stretches that the limit never cuts."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.screening import Cohort, Screening
from cryoteach.domain.population.thousand import OPEN, cells_failing, in_cells, people_in, shared_out
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.profiles import Condition
from cryoteach.domain.rules.scales import Choice, Quantity

STRETCHES = 4
"""At most so many on either side of a limit, each of about as many people."""


class Part(BaseModel, frozen=True, extra="forbid"):
    """One stretch of a finding, or one answer; its people, what the limit makes of them, and those of them picked."""

    words: str
    people: int
    status: Status
    chosen: int = 0


class _Apart(NamedTuple):
    """Some rows of a cohort that a finding sets apart."""

    words: str
    status: Status
    rows: NDArray[np.bool_]


def spread(
    cohort: Cohort, screening: Screening, condition: Condition, thousand: Ledger, chosen: Collection[int] = ()
) -> tuple[Part, ...]:
    """Spread a thousand over one finding, so that as many fail its limit, and are chosen, as its ledger says.

    Args:
        cohort: the people of whom the thousand are a picture.
        screening: the same people's bitmasks.
        condition: whose finding, and whose limit.
        thousand: the ledger of the thousand.
        chosen: the cells of the ledger whose people are chosen.
    """
    column, scale = cohort.columns[condition.finding], condition.scale
    apart = _answers(column, condition, scale) if isinstance(scale, Choice) else _stretches(column, condition, scale)
    failing = cells_failing(thousand, condition.id)
    rows = in_cells(screening, chosen) if chosen else np.zeros(len(cohort), dtype=np.bool_)
    parts = list[Part]()
    for fails in (False, True):
        cells = {cell for cell in range(OPEN, len(thousand.histogram)) if (cell in failing) is fails}
        side = [part for part in apart if (part.status is Status.NOT_MET) is fails]
        theirs = _counted(side, people_in(thousand, cells), people_in(thousand, cells.intersection(chosen)), rows)
        parts.extend(theirs)
    return tuple(parts)


def _counted(apart: Sequence[_Apart], people: int, chosen: int, rows: NDArray[np.bool_]) -> list[Part]:
    """One side of a limit with its people, and with those of them who are chosen."""
    weights = [int(np.count_nonzero(part.rows)) for part in apart]
    shares = shared_out(weights, people) if sum(weights) else weights
    theirs = _within([int(np.count_nonzero(part.rows & rows)) for part in apart], chosen, shares)
    return [
        Part(words=part.words, status=part.status, people=share, chosen=their)
        for part, share, their in zip(apart, shares, theirs, strict=True)
    ]


def _within(weights: Sequence[int], people: int, most: Sequence[int]) -> list[int]:
    """Share people out by weight where each place holds only so many; what has no room goes where most is left."""
    if not sum(weights):
        return [0] * len(weights)
    shares = [min(share, top) for share, top in zip(shared_out(weights, people), most, strict=True)]
    for _ in range(people - sum(shares)):
        room = [
            (weight > 0 and top > share, top - share) for weight, share, top in zip(weights, shares, most, strict=True)
        ]
        shares[room.index(max(room))] += 1
    return shares


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
        (scale.checked(value), count)
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
