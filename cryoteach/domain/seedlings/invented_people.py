"""Invented people whose visible tumours were all treated, with the seedlings that nobody could see.

Nothing here is measured: the number of seedlings is chosen so that the outcome resembles published recurrence.
No treatment after the freezing and no deaths are modelled. There is no loop over time: all seedlings are drawn flat,
each with the day on which a scan first sees it, and a minimum over each person's own gives the first of them.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from cryoteach.domain.rules.scales import FloatArray
from cryoteach.domain.seedlings.laws import Laws, days_between, number_odds, seen_at, start_widths, width_after

MONTH = 365.25 / 12
"""Days in a month."""
MOST_KEPT = 16_384
"""The dice of more people than this are thrown anew each time: memory is dearer."""


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
    for_width, for_scan, normal = _dice(seed, holders)
    person = np.concatenate(holders)
    start = start_widths(laws, for_width)
    own = laws.spread_people * _own(people, seed)
    normal *= laws.spread_deposits
    normal += own[person]
    doubling = np.exp(normal, out=normal)
    doubling *= laws.doubling_days
    seen = seen_at(laws, start, for_scan)
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
    luck, luckiest_first = _luck(people, seed, stream)
    below = np.searchsorted(luck, more_than)
    return [luckiest_first[: people - number] for number in below.tolist()]


@lru_cache(maxsize=8)
def _luck(people: int, seed: int, stream: str) -> tuple[FloatArray, NDArray[np.intp]]:
    """Everybody's luck in rising order, and whose it is the other way round: no law has a say in it."""
    luck = np.random.default_rng([seed, *stream.encode()]).random(people)
    order = np.argsort(luck)
    return _kept(luck[order]), _kept(order[::-1])


@lru_cache(maxsize=4)
def _own(people: int, seed: int) -> FloatArray:
    """A normal number for everybody, which all their seedlings share."""
    return _kept(np.random.default_rng([seed, *b"people"]).standard_normal(people))


def _dice(seed: int, layers: Sequence[NDArray[np.intp]]) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Two uniform numbers and a normal one for every seedling.

    Each layer has dice of its own, so that a longer layer begins as the shorter one did; one with nobody in it needs
    none.
    """
    sizes = [(layer, len(held)) for layer, held in enumerate(layers)]
    thrown = [(size, _kept_dice(seed, layer, size)) for layer, size in sizes if size]
    first, second, normal = (
        np.concatenate([np.empty(0), *(dice[which][:size] for size, dice in thrown)]) for which in range(3)
    )
    return first, second, normal


def _kept_dice(seed: int, layer: int, size: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """At least so many dice: a next move asks for a few more, so some are kept in store; but not of a great many."""
    return (
        _thrown(seed, layer, 1 << (size - 1).bit_length())
        if size <= MOST_KEPT
        else _thrown.__wrapped__(seed, layer, size)
    )


@lru_cache(maxsize=1024)
def _thrown(seed: int, layer: int, size: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """The dice of a layer: throwing them takes longer than anything else, and every move asks for the same ones."""
    uniform = np.random.default_rng([seed, 2 * layer]).random((size, 2))
    normal = np.random.default_rng([seed, 2 * layer + 1]).standard_normal(size)
    return _kept(uniform[:, 0].copy()), _kept(uniform[:, 1].copy()), _kept(normal)


def _kept(array: NDArray[Any]) -> NDArray[Any]:
    """An array that many share: nobody may write into it."""
    array.flags.writeable = False
    return array
