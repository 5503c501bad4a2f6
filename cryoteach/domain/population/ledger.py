"""The exclusion ledger: a screened cohort as one count per combination of failed conditions (64 for six conditions).

Every population view is derived from these numbers, so the views cannot disagree.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from cryoteach.domain.input.expected import expect_each
from cryoteach.errors import UnknownNameError

TWO_BYTES = 65_536


class Ledger(BaseModel, frozen=True, extra="forbid"):
    """How many people fail exactly which conditions.

    ``histogram[mask]`` counts the people whose failed conditions are the bits of ``mask``; ``cannot_tell`` of the
    people in ``histogram[0]`` fail nothing but have something unknown.
    """

    conditions: tuple[str, ...]
    histogram: tuple[int, ...]
    cannot_tell: int = 0

    def __repr_args__(self) -> Iterator[tuple[str | None, int]]:
        """Show how many there are on each side."""
        yield from (("people", self.people), ("within", self.within), ("outside", self.outside))
        yield "cannot_tell", self.cannot_tell

    @classmethod
    def from_masks(
        cls, conditions: Iterable[str], failures: NDArray[np.uint8], unknowns: NDArray[np.uint8]
    ) -> "Ledger":
        """Count masks of shape (people,) into one number per combination."""
        names = tuple(conditions)
        counts = _counts(failures, 2 ** len(names))
        something = int(np.count_nonzero(failures | unknowns))  # who fails nothing but has something unknown is left
        cannot_tell = something - int(counts[1:].sum())
        return cls(conditions=names, histogram=tuple(counts.tolist()), cannot_tell=cannot_tell)

    @classmethod
    def together(cls, ledgers: Sequence["Ledger"]) -> "Ledger":
        """The ledger of everyone in at least one ledger of the same conditions.

        Raises:
            ValueError: no ledger, or they ask different conditions.
        """
        if len({ledger.conditions for ledger in ledgers}) != 1:
            raise ValueError("ledgers go together when there are some and all ask the same conditions")
        histogram = tuple(map(sum, zip(*(ledger.histogram for ledger in ledgers), strict=True)))
        cannot_tell = sum(ledger.cannot_tell for ledger in ledgers)
        return cls(conditions=ledgers[0].conditions, histogram=histogram, cannot_tell=cannot_tell)

    @property
    def people(self) -> int:
        """Everyone counted."""
        return sum(self.histogram)

    @property
    def within(self) -> int:
        """The people who meet every condition."""
        return self.histogram[0] - self.cannot_tell

    @property
    def outside(self) -> int:
        """The people who fail at least one condition."""
        return self.people - self.histogram[0]

    def alone(self) -> dict[str, int]:
        """How many people each condition would exclude if it were the only one."""
        return {name: self._failing(1 << i) for i, name in enumerate(self.conditions)}

    def funnel(self, order: Iterable[str] | None = None) -> list[tuple[str, int]]:
        """How many are left after each condition in turn.

        Args:
            order: the conditions' ids in the order they are asked; the profile's own order when left out.

        Raises:
            WrongTypeError: no list of ids.
            UnknownNameError: an id that the profile does not ask.

        >>> ledger = Ledger(conditions=("few-lesions", "fit"), histogram=(2, 5, 1, 2))
        >>> ledger.funnel(["fit", "few-lesions"])
        [('fit', 7), ('few-lesions', 2)]
        """
        asked, left = 0, list[tuple[str, int]]()
        for name in self.conditions if order is None else expect_each(order, str, "Ledger.funnel: order"):
            asked |= self.bit(name)
            left.append((name, self.people - self._failing(asked)))
        return left

    def intersections(self) -> dict[frozenset[str], int]:
        """The exact sets of failed conditions that occur, most people first."""
        found = {self._names(mask): count for mask, count in enumerate(self.histogram) if count}
        return dict(sorted(found.items(), key=lambda item: (-item[1], sorted(item[0]))))

    def dropped(self, *names: str) -> int:
        """How many more people fail nothing once these conditions are no longer asked."""
        kept = (1 << len(self.conditions)) - 1
        for name in names:
            kept &= ~self.bit(name)
        return self.people - self._failing(kept) - self.histogram[0]

    def singles_and_pairs(self) -> dict[tuple[str, ...], int]:
        """By each one and each two conditions, how many more people fail nothing once those are no longer asked.

        Keys hold the conditions in the profile's order; all singles come first.
        """
        alone = {(name,): self.histogram[self.bit(name)] for name in self.conditions}
        both = {
            (first, second): self.histogram[self.bit(first) | self.bit(second)] + alone[first,] + alone[second,]
            for first, second in combinations(self.conditions, 2)
        }
        return alone | both

    def bit(self, name: str) -> int:
        """The bit that stands for a condition in a mask.

        Raises:
            UnknownNameError: an id that the profile does not ask.
        """
        if name not in self.conditions:
            raise UnknownNameError("condition", name, self.conditions)
        return 1 << self.conditions.index(name)

    def shapley(self) -> dict[str, float]:
        """Each condition's exact Shapley share of the people excluded.

        A person who fails k conditions counts 1/k for each of them, which is the average over all orders of asking
        (the game "excluded by at least one" is a sum of unanimity games' duals, one per person).
        """
        shares = dict.fromkeys(self.conditions, 0.0)
        for mask, count in enumerate(self.histogram):
            for name in self._names(mask):
                shares[name] += count / mask.bit_count()
        return shares

    def _failing(self, asked: int) -> int:
        return sum(count for mask, count in enumerate(self.histogram) if mask & asked)

    def _names(self, mask: int) -> frozenset[str]:
        return frozenset(name for i, name in enumerate(self.conditions) if mask >> i & 1)


def _counts(masks: NDArray[np.uint8], size: int) -> NDArray[np.int64]:
    """Count bytes below a size: pairs of them as two-byte numbers, then rows and columns of the 256 x 256 table."""
    even = len(masks) - len(masks) % 2
    pairs = np.bincount(np.ascontiguousarray(masks[:even]).view(np.uint16), minlength=TWO_BYTES)
    pairs = pairs.reshape(256, 256)[:size, :size]
    counts = pairs.sum(axis=0) + pairs.sum(axis=1)
    if even < len(masks):
        counts[masks[-1]] += 1
    return counts
