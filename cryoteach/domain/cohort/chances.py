"""The chance of every legal value of every finding: what the people of a cohort are drawn from.

Every finding lies on a scale of separate values, so a distribution is a row of shares over them. A width is rounded up
to the next millimetre and a doubling time down to the whole day: a limit that stands on the scale then parts the people
exactly as it would part the unrounded sizes.
"""

import math
from typing import TypeAlias

import numpy as np
from pydantic import BaseModel

from cryoteach.domain.cohort.mix import Mix
from cryoteach.domain.cohort.parameter_kinds import CountBin, Lognormal
from cryoteach.domain.rules.patient import (
    CHEMOTHERAPY_RESPONSE,
    DOUBLING_TIME_DAYS,
    EXTRAHEPATIC_DISEASE,
    LARGEST_DIAMETER_CM,
    LESION_COUNT,
    PERFORMANCE_STATUS,
)
from cryoteach.domain.rules.scales import FloatArray

Shares: TypeAlias = FloatArray
MM_IN_A_CM = 10
NOT_POSSIBLE = "not-possible"
NO_RESULT = (NOT_POSSIBLE, "not-started")
COURSES = {
    "not_yet_started": "not-started",
    "complete_response": "complete-response",
    "partial_response": "partial-response",
    "stable": "stable",
    "progressed": "progressed",
}  # what cohort.yaml calls each course, and what a finding calls it


class Chances(BaseModel, frozen=True, extra="forbid", arbitrary_types_allowed=True):
    """Shares over the legal values of each finding, of shape (kinds of people, values); each row adds up to one.

    The kinds are the two types (few, many) for number, width and spread, the five performance statuses for
    chemotherapy, and one for the others. ``same_rank`` is the rank correlation of number and width.
    """

    few_type: float
    same_rank: float
    shares: dict[str, Shares]


def chances(mix: Mix) -> Chances:
    """Work out the chance of every legal value."""
    statuses = sorted(mix.ecog)
    spread = [[1 - chance, 0, chance] for chance in (mix.extrahepatic.few, mix.extrahepatic.many)]
    shares: dict[str, list[list[float]]] = {
        LESION_COUNT.name: [_counts(mix.number_few), _counts(mix.number_many)],
        LARGEST_DIAMETER_CM.name: [_widths(mix.diameter_few, mix.clip_few), _widths(mix.diameter_many, mix.clip_many)],
        PERFORMANCE_STATUS.name: [[mix.ecog[status] * _counted(mix, status) for status in statuses]],
        CHEMOTHERAPY_RESPONSE.name: [_courses(mix, mix.never_given[status]) for status in statuses],
        DOUBLING_TIME_DAYS.name: [_days(mix.doubling_time)],
        EXTRAHEPATIC_DISEASE.name: spread,
    }
    return Chances(
        few_type=mix.few_type_share, same_rank=mix.number_size_correlation,
        shares={name: _adding_up(np.array(rows, dtype=np.float64)) for name, rows in shares.items()},
    )  # fmt: skip


def _adding_up(rows: Shares) -> Shares:
    return rows / rows.sum(axis=1, keepdims=True)


def _counts(bins: tuple[CountBin, ...]) -> list[float]:
    """Inside a bin a number is as likely as its inverse: evenly spread on a log scale."""
    row: list[float] = []
    for part in bins:
        inverse = [1 / number for number in range(part.low, part.high + 1)]
        row += [part.probability * share / sum(inverse) for share in inverse]
    return row


def _widths(size: Lognormal, clip: tuple[float, float]) -> list[float]:
    """A width w stands for everything above the millimetre before it, up to w itself; the ends take the rest."""
    low, high = (min(max(end / MM_IN_A_CM, LARGEST_DIAMETER_CM.low), LARGEST_DIAMETER_CM.high) for end in clip)
    grid = LARGEST_DIAMETER_CM.grid().tolist()
    upto = [0.0 if cm < low else 1.0 if cm >= high else _below(cm * MM_IN_A_CM, size) for cm in grid]
    return _steps(upto)


def _days(time: Lognormal) -> list[float]:
    """A whole number of days stands for everything from itself to the next; the ends take the rest."""
    grid = DOUBLING_TIME_DAYS.grid().tolist()
    return _steps([_below(days + 1, time) for days in grid[:-1]] + [1.0])


def _steps(upto: list[float]) -> list[float]:
    return [after - before for before, after in zip([0.0, *upto[:-1]], upto, strict=True)]


def _below(value: float, size: Lognormal) -> float:
    return 0.5 * math.erfc(-math.log(value / size.median) / size.log_sd / math.sqrt(2))


def _counted(mix: Mix, status: str) -> float:
    """Which part of a performance status is drawn at all: everyone, or those given chemotherapy."""
    return 1 - mix.never_given[status] if mix.only_treated else 1.0


def _courses(mix: Mix, never: float) -> list[float]:
    given = {COURSES[course]: (1 - never) * share for course, share in mix.courses.items()}
    chance = {**given, NOT_POSSIBLE: never}
    if mix.only_treated:
        chance |= dict.fromkeys(NO_RESULT, 0.0)
    return [chance[option] for option in CHEMOTHERAPY_RESPONSE.options]
