"""Why those who fail one condition fail it, where not all are stopped alike: "not yet" and "not by this road".

The reasons are counted by cell of the thousand's ledger, so they add up to every group in every view.
"""

from collections.abc import Iterable

import numpy as np
from pydantic import BaseModel

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.screening import Cohort, Screening
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.profiles import Condition
from cryoteach.domain.rules.scales import Choice, FloatArray

OTHERWISE = "otherwise"  # a failing value that the criterion puts in no kind


class Reason(BaseModel, frozen=True, extra="forbid"):
    """One failing value, in words, and the kind of failure it is."""

    value: str
    words: str
    kind: str


class Reasons(BaseModel, frozen=True, extra="forbid"):
    """The reasons of one condition, those of a kind side by side, and by cell how many people have each."""

    condition: str
    reasons: tuple[Reason, ...]
    people: dict[int, tuple[int, ...]]

    def of(self, cells: Iterable[int]) -> tuple[int, ...]:
        """How many people of some cells have each reason; nobody where a cell meets the condition."""
        rows = [self.people[cell] for cell in cells if cell in self.people]
        return tuple(map(sum, zip(*rows, strict=True))) if rows else (0,) * len(self.reasons)


def reasons_of(cohort: Cohort, screening: Screening, thousand: Ledger, condition: Condition) -> Reasons | None:
    """Count the reasons of one condition.

    Args:
        cohort: everyone.
        screening: the same people's bitmasks.
        thousand: their ledger, brought down to a thousand.
        condition: a condition that the screening asks.

    Returns:
        The reasons, or None where the criterion knows no kinds of failure.
    """
    scale, kinds = condition.scale, condition.criterion.failing_apart
    if not kinds or not isinstance(scale, Choice):
        return None
    kind_of = {value: kind.words for kind in kinds for value in kind.values}
    kind_of |= {value: OTHERWISE for value in scale.options if value not in kind_of}
    reasons = tuple(
        Reason(value=value, words=scale.words(value), kind=kind)
        for value, kind in kind_of.items()
        if condition.limit.status(value) is Status.NOT_MET
    )
    if not reasons:
        return None
    codes = condition.criterion.measures.of(cohort.columns[condition.finding])
    counts = np.array([
        np.bincount(screening.failures[codes == scale.code(reason.value)], minlength=len(thousand.histogram))
        for reason in reasons
    ], dtype=np.float64)  # fmt: skip
    return Reasons(condition=condition.id, reasons=reasons, people=_shared_out(counts, thousand, condition.id))


def _shared_out(counts: FloatArray, thousand: Ledger, condition: str) -> dict[int, tuple[int, ...]]:
    """The people of each cell by reason. What one cell rounds away the next makes good, so that rare reasons stay."""
    bit = thousand.bit(condition)
    due, given = np.zeros(len(counts)), np.zeros(len(counts))
    people: dict[int, tuple[int, ...]] = {}
    for cell, count in enumerate(thousand.histogram):
        if not cell & bit or not count:
            continue
        weights = counts[:, cell]
        due += count * weights / weights.sum()
        before = given.copy()
        for _ in range(count):
            given[np.argmax(np.where(weights > 0, due - given, -np.inf))] += 1
        people[cell] = tuple(int(number) for number in given - before)
    return people
