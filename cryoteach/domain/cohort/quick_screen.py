"""The same people under many sets of parameters, screened without making them first.

A limit fails a few unbroken stretches of a finding's scale. For one set of parameters each stretch is a stretch of the
draws too, so a person's draw is compared with its two ends instead of being turned into a value.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cryoteach.domain.cohort.chances import Chances
from cryoteach.domain.cohort.invented_people import (
    CHEMOTHERAPY,
    COUNT,
    FITNESS,
    SPREAD,
    TYPE,
    VALUES,
    WIDTH,
    Draws,
    edge,
    edges,
    ranks_of_width,
)
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.rules.criteria import BoolArray
from cryoteach.domain.rules.profiles import Condition, Profile

Kinds = NDArray[np.intp]


class QuickScreen:
    """People by their draws, ready to be screened by one profile under any chances."""

    def __init__(self, profile: Profile, draws: Draws) -> None:
        self.draws = draws
        self.conditions = profile.conditions
        self.failing = [_stretches(_failing(condition)) for condition in profile.conditions]
        self.open = [_stretches(_unknown(condition)) for condition in profile.conditions]

    def ledger(self, table: Chances) -> Ledger:
        """Screen everyone under these chances; as `screen` would, had the people been made."""
        drawn = self.draws | {WIDTH: ranks_of_width(self.draws, table.same_rank)}
        kinds = self._kinds(table)
        failures, unknowns = (np.zeros(len(drawn[TYPE]), dtype=np.uint8) for _ in range(2))
        for bit, condition in enumerate(self.conditions):
            finding = condition.finding
            ends = edges(table.shares[finding])
            for mask, stretches in ((failures, self.failing[bit]), (unknowns, self.open[bit])):
                for start, stop in stretches:
                    hit = _between(drawn[finding], ends, start, stop, kinds.get(finding))
                    np.bitwise_or(mask, hit.view(np.uint8) << np.uint8(bit), out=mask)
        return Ledger.from_masks([condition.id for condition in self.conditions], failures, unknowns)

    def _kinds(self, table: Chances) -> dict[str, Kinds]:
        """Which row of chances each person's finding is drawn from, where there is more than one."""
        types = (self.draws[TYPE] >= edge(table.few_type)).astype(np.intp)
        fitness = np.zeros(len(types), dtype=np.intp)
        for upto in edges(table.shares[FITNESS])[0, :-1]:
            fitness += self.draws[FITNESS] >= upto
        return {COUNT: types, WIDTH: types, SPREAD: types, CHEMOTHERAPY: fitness}


def _failing(condition: Condition) -> BoolArray:
    values = condition.criterion.measures.of(VALUES[condition.finding])
    return condition.limit.failures(values, condition.scale)


def _unknown(condition: Condition) -> BoolArray:
    values = condition.criterion.measures.of(VALUES[condition.finding])
    return condition.limit.unknowns(values, condition.scale)


def _stretches(wanted: BoolArray) -> list[tuple[int, int]]:
    """The unbroken runs of wanted values, each from its first place to the one after its last."""
    marks = np.concatenate(([False], wanted, [False]))
    changes = np.flatnonzero(marks[1:] != marks[:-1]).tolist()
    return list(pairwise(changes))[::2]


def _between(
    drawn: NDArray[np.uint32], ends: NDArray[np.uint64], start: int, stop: int, kinds: Kinds | None
) -> BoolArray:
    """Whose draw falls on the values from ``start`` to before ``stop``."""
    lows = ends[:, start - 1] if start else np.zeros(len(ends), dtype=np.uint64)
    spans = ends[:, stop - 1] - lows
    # A draw below the low end wraps round to a large number, so one comparison serves both ends.
    lows, lasts, empty = lows.astype(np.uint32), (spans - 1).astype(np.uint32), spans == 0
    row = kinds if kinds is not None else np.zeros(1, dtype=np.intp)
    hit = (drawn - lows[row]) <= lasts[row]
    return hit & ~empty[row] if empty.any() else hit
