"""Invented people whose visible tumours were all treated, with the seedlings that nobody could see.

Nothing here is measured: the number of seedlings is chosen so that the outcome resembles published recurrence.
No treatment after the freezing and no deaths are modelled. There is no loop over time: all seedlings are drawn flat,
each with the day on which a scan first sees it, and a minimum over each person's own gives the first of them.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from cryoteach.domain.rules.scales import FloatArray
from cryoteach.domain.seedlings.laws import Laws, days_between, number_odds, seen_at, start_widths, width_after

MONTH = 365.25 / 12
"""Days in a month."""


class Seedlings(BaseModel, frozen=True, extra="forbid", arbitrary_types_allowed=True):
    """Seedlings of many people, each an entry of arrays of shape (seedlings,).

    Args:
        laws: what they follow.
        people: how many people; those without any seedling stand in no array.
        person: whose each is, from 0.
        start_mm: its width when the visible ones were treated.
        doubling_days: its doubling time.
        seen_mm: its own width of detection.
        seen_day: the day of the scan that first sees it; infinite for never.
        at_frozen_place: whether it is the living rest of a frozen one.
    """

    laws: Laws
    people: int
    person: NDArray[np.intp]
    start_mm: FloatArray
    doubling_days: FloatArray
    seen_mm: FloatArray
    seen_day: FloatArray
    at_frozen_place: NDArray[np.bool_]

    def first_days(self) -> FloatArray:
        """The day on which each person's first seedling is seen, shape (people,); infinite for never."""
        first = np.full(self.people, np.inf)
        np.minimum.at(first, self.person, self.seen_day)
        return first

    def shares_by(self, days: Sequence[float]) -> FloatArray:
        """The share of people in whom something has been seen by each of these days."""
        return np.searchsorted(np.sort(self.first_days()), np.asarray(days), side="right") / self.people

    def of(self, person: int) -> "Seedlings":
        """One person's own seedlings, as a group of one."""
        mine = self.person == person
        arrays = ("start_mm", "doubling_days", "seen_mm", "seen_day", "at_frozen_place")
        kept = {name: getattr(self, name)[mine] for name in arrays}
        return Seedlings(laws=self.laws, people=1, person=np.zeros(int(mine.sum()), dtype=np.intp), **kept)

    def widths(self, days: float | FloatArray) -> FloatArray:
        """Every seedling's width some days after the treatment, each at its own day where several are given."""
        return width_after(self.laws, self.doubling_days, self.start_mm, days)


def draw(laws: Laws, people: int, seed: int) -> Seedlings:
    """Invent people and their seedlings.

    The same seed gives the same people whatever the laws: moving a law moves them, and never deals them anew. More
    seedlings on average adds some to people, and takes none away.
    """
    holders = [*_by_luck(people, seed, "regrows", [1 - laws.regrows_share])]
    holders += _by_luck(people, seed, "hidden", np.cumsum(number_odds(laws))[:-1])
    uniform, normal = _dice(seed, holders)
    person = np.concatenate(holders)
    start = start_widths(laws, uniform[:, 0])
    own = laws.spread_people * np.random.default_rng([seed, *b"people"]).standard_normal(people)
    normal *= laws.spread_deposits
    normal += own[person]
    doubling = np.exp(normal, out=normal)
    doubling *= laws.doubling_days
    seen = seen_at(laws, start, uniform[:, 1])
    days = days_between(laws, doubling, start, seen)
    if laws.scan_days > 0:
        days /= laws.scan_days
        np.ceil(days, out=days)
        days *= laws.scan_days
    return Seedlings(
        laws=laws, people=people, person=person, start_mm=start, doubling_days=doubling, seen_mm=seen, seen_day=days,
        at_frozen_place=np.arange(len(person)) < len(holders[0]),
    )  # fmt: skip


def _by_luck(people: int, seed: int, stream: str, more_than: Sequence[float] | FloatArray) -> list[NDArray[np.intp]]:
    """For each threshold the people whose luck, between 0 and 1, is at least that: the luckiest first."""
    luck = np.random.default_rng([seed, *stream.encode()]).random(people)
    order = np.argsort(luck)
    below = np.searchsorted(luck[order], more_than)
    return [order[::-1][: people - number] for number in below]


def _dice(seed: int, layers: Sequence[NDArray[np.intp]]) -> tuple[FloatArray, FloatArray]:
    """Two uniform numbers and a normal one for every seedling.

    Each layer has dice of its own, so that a longer layer begins as the shorter one did; one with nobody in it needs
    none.
    """
    ends = np.cumsum([0, *map(len, layers)])
    uniform, normal = np.empty((ends[-1], 2)), np.empty(ends[-1])
    for layer in np.flatnonzero(np.diff(ends)).tolist():
        held = slice(ends[layer], ends[layer + 1])
        np.random.default_rng(_stirred(seed, 2 * layer)).random(out=uniform[held])
        np.random.default_rng(_stirred(seed, 2 * layer + 1)).standard_normal(out=normal[held])
    return uniform, normal


@lru_cache(maxsize=1024)
def _stirred(seed: int, dice: int) -> np.random.SeedSequence:
    """Making it takes longer than most layers' dice, and every move of a learner asks for the same ones again."""
    return np.random.SeedSequence([seed, dice])
