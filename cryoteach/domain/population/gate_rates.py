"""Your own gate rates: of 100 people, how many pass each gate; and what that comes to if the gates overlap or not.

Nothing is sampled. Who fails several gates is not known from six rates, so there are three answers: independent gates,
the same people failing all of them (most overlap) and different people failing each (least overlap). No other
arrangement of the same six rates lets more through than the second or fewer than the third (Fréchet's bounds).
"""

from enum import StrEnum
from itertools import accumulate
from math import prod
from typing import Annotated, TypeAlias

from pydantic import BaseModel, Field

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import THOUSAND, shared_out
from cryoteach.domain.rules.profiles import MOST_CONDITIONS

HUNDRED = 100
OutOf100: TypeAlias = Annotated[int, Field(ge=0, le=HUNDRED)]


class Overlap(StrEnum):
    """How far the people who fail one gate are those who fail another."""

    INDEPENDENT = "independent"
    MOST = "most"
    LEAST = "least"


class GateRates(BaseModel, frozen=True, extra="forbid"):
    """How many of 100 people pass each gate, by condition id.

    >>> rates = GateRates(passing=dict.fromkeys("abcdef", 70))
    >>> round(rates.share(Overlap.INDEPENDENT), 3), rates.bounds
    (0.118, (0.0, 0.7))
    """

    passing: dict[str, OutOf100] = Field(min_length=1, max_length=MOST_CONDITIONS)

    def share(self, overlap: Overlap) -> float:
        """The share of people who pass every gate."""
        rates = list(self.passing.values())
        if overlap is Overlap.INDEPENDENT:
            return prod(rates) / HUNDRED ** len(rates)
        least = max(0, sum(rates) - (len(rates) - 1) * HUNDRED)
        return (min(rates) if overlap is Overlap.MOST else least) / HUNDRED

    @property
    def bounds(self) -> tuple[float, float]:
        """The smallest and the largest share that these rates allow, whoever fails what."""
        return self.share(Overlap.LEAST), self.share(Overlap.MOST)

    def ledger(self, overlap: Overlap = Overlap.INDEPENDENT, people: int = THOUSAND) -> Ledger:
        """So many people as a ledger, by largest remainder, for the same views as a cohort's.

        Many arrangements have the least overlap; this is the one where people stand in a circle and each gate fails
        those who come after the ones that the gate before it failed.
        """
        weights = self._independent() if overlap is Overlap.INDEPENDENT else self._side_by_side(overlap)
        return Ledger(conditions=tuple(self.passing), histogram=tuple(shared_out(weights, people)))

    def _independent(self) -> list[int]:
        pairs = [(rate, HUNDRED - rate) for rate in self.passing.values()]
        return [
            prod(pair[mask >> gate & 1] for gate, pair in enumerate(pairs)) for mask in range(2 ** len(self.passing))
        ]

    def _side_by_side(self, overlap: Overlap) -> list[int]:
        """A hundred people in a circle: each gate fails the same first ones, or those after the last that failed."""
        failing = [HUNDRED - rate for rate in self.passing.values()]
        starts = [0] * len(failing) if overlap is Overlap.MOST else list(accumulate(failing, initial=0))
        weights = [0] * 2 ** len(failing)
        for person in range(HUNDRED):
            bits = [(person - start) % HUNDRED < fails for start, fails in zip(starts, failing, strict=False)]
            weights[sum(fails << gate for gate, fails in enumerate(bits))] += 1
        return weights
