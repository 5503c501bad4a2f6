"""How each finding is spread over a thousand people, in a few stretches that the limit never cuts."""

from collections.abc import Sequence

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
    """One stretch of a finding, or one answer; its people, and what the limit makes of them."""

    words: str
    people: int
    status: Status


def spread(cohort: Cohort, condition: Condition, thousand: Ledger) -> tuple[Part, ...]:
    """Spread a thousand over one finding, so that as many fail its limit as the ledger of the thousand says."""
    column, scale = cohort.columns[condition.finding], condition.scale
    apart = _answers(column, condition, scale) if isinstance(scale, Choice) else _stretches(column, condition, scale)
    failing = thousand.alone()[condition.id]
    sides = [
        _reconciled([part for part in apart if (part.status is Status.NOT_MET) is fails], people)
        for fails, people in ((False, thousand.people - failing), (True, failing))
    ]
    return (*sides[0], *sides[1])


def _reconciled(parts: Sequence[Part], people: int) -> list[Part]:
    weights = [part.people for part in parts]
    if not sum(weights):
        return list(parts)
    shares = shared_out(weights, people)
    return [part.model_copy(update={"people": share}) for part, share in zip(parts, shares, strict=True)]


def _answers(column: NDArray[np.generic], condition: Condition, scale: Choice) -> list[Part]:
    options: list[str | None] = [*scale.options, None]
    counts = [int(np.count_nonzero(column == code)) for code in (*range(len(scale.options)), -1)]
    return [
        Part(words=scale.words(o) if o else "not known", people=count, status=condition.limit.status(o))
        for o, count in zip(options, counts, strict=True)
        if count
    ]


def _stretches(column: NDArray[np.generic], condition: Condition, scale: Quantity) -> list[Part]:
    values, counts = np.unique(column.astype(np.float64), return_counts=True)
    seen = [
        (scale.checked(round(value, 1)), count)
        for value, count in zip(values.tolist(), counts.tolist(), strict=True)
        if value == value  # noqa: PLR0124 - all but NaN, which stands for unknown
    ]
    parts = list[Part]()
    for status in (Status.MET, Status.NOT_MET):
        side = [(value, count) for value, count in seen if condition.limit.status(value) is status]
        parts += [_stretch(scale, run, status) for run in _runs(side)]
    unknown = len(column) - sum(count for _, count in seen)
    return parts + ([Part(words="not known", people=unknown, status=Status.CANNOT_TELL)] if unknown else [])


def _runs(side: list[tuple[int | float, int]]) -> list[list[tuple[int | float, int]]]:
    """Cut values into unbroken runs of about as many people each."""
    whole, gone = sum(count for _, count in side), 0
    runs: dict[int, list[tuple[int | float, int]]] = {}
    for value, count in side:
        middle = gone + count / 2
        runs.setdefault(int(middle * STRETCHES / whole), []).append((value, count))
        gone += count
    return list(runs.values())


def _stretch(scale: Quantity, run: list[tuple[int | float, int]], status: Status) -> Part:
    first, last = run[0][0], run[-1][0]
    run_words = f"{scale.before} {scale.number(first)} to {scale.number(last)} {scale.unit}".strip()
    words = scale.words(first) if first == last else run_words
    return Part(words=words, people=sum(count for _, count in run), status=status)
