"""The band: how far the answer moves when every parameter is drawn anew from its plausible range.

The people's own draws stay the same from one set of parameters to the next (common random numbers), so the ledgers
differ by their parameters alone. Each draw of parameters gives one ledger, from which every view follows.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from pydantic import BaseModel, Field

from cryoteach.domain.cohort.chances import chances
from cryoteach.domain.cohort.invented_people import draws_of
from cryoteach.domain.cohort.mix import mix_of
from cryoteach.domain.cohort.quick_screen import QuickScreen
from cryoteach.domain.cohort.settings import CohortParameters
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.rules.profiles import Profile

DRAWS_OF_PARAMETERS = 200
PEOPLE_EACH = 20_000
LEVELS = (0.05, 0.5, 0.95)


class Band(BaseModel, frozen=True, extra="forbid"):
    """One ledger for each draw of parameters, all of as many people."""

    ledgers: tuple[Ledger, ...] = Field(min_length=1)

    def within(self, levels: Sequence[float] = LEVELS) -> tuple[float, ...]:
        """The share of people within every limit: what a share ``level`` of the draws stays at or under."""
        return _quantiles([ledger.within / ledger.people for ledger in self.ledgers], levels)

    def funnel(
        self, order: Sequence[str] | None = None, levels: Sequence[float] = LEVELS
    ) -> dict[str, tuple[float, ...]]:
        """By condition in the order asked, the share of people left after it, at each level.

        Raises:
            UnknownNameError: an id that the profile does not ask.
        """
        steps = [ledger.funnel(order) for ledger in self.ledgers]
        people = self.ledgers[0].people
        return {
            name: _quantiles([step[place][1] / people for step in steps], levels)
            for place, (name, _) in enumerate(steps[0])
        }

    def alone(self, levels: Sequence[float] = LEVELS) -> dict[str, tuple[float, ...]]:
        """By condition, the share of people it would exclude by itself, at each level."""
        found = [ledger.alone() for ledger in self.ledgers]
        people = self.ledgers[0].people
        return {name: _quantiles([alone[name] / people for alone in found], levels) for name in found[0]}


def ledgers_over_ranges(
    parameters: CohortParameters, preset: str, profile: Profile, seed: int, draws: int = DRAWS_OF_PARAMETERS
) -> Iterator[Ledger]:
    """Give one ledger of `PEOPLE_EACH` people after another, so that whoever waits can be shown how many have come.

    Args:
        parameters: cohort.yaml.
        preset: the mix that lends whatever has no range.
        profile: the limits; they are a choice and stay as they are.
        seed: of the parameters and of the people.
        draws: how many sets of parameters, each value evenly from its range and apart from the others.

    Raises:
        UnknownNameError: no preset has this name.
    """
    screened = QuickScreen(profile, next(draws_of(PEOPLE_EACH, seed, at_once=PEOPLE_EACH)))
    ranges = parameters.ranges()
    for places in _evenly(draws, len(ranges), seed):
        moved = {
            name: low + (high - low) * place
            for (name, (low, high)), place in zip(ranges.items(), places.tolist(), strict=True)
        }
        yield screened.ledger(chances(mix_of(parameters, preset, moved)))


def band(parameters: CohortParameters, preset: str, profile: Profile, seed: int) -> Band:
    """The whole band at once, for those who need not watch it come."""
    return Band(ledgers=tuple(ledgers_over_ranges(parameters, preset, profile, seed)))


def _evenly(draws: int, dials: int, seed: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Numbers from 0 to 1, shape (draws, dials), from a stream that the people do not use."""
    stream = np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(1,)))
    return np.asarray(stream.random_raw(draws * dials) >> np.uint64(11), dtype=np.float64).reshape(draws, dials) / 2**53


def _quantiles(shares: list[float], levels: Sequence[float]) -> tuple[float, ...]:
    return tuple(np.quantile(np.array(shares), levels).tolist())
