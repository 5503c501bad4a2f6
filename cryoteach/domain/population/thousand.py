"""A ledger brought down to exactly 1,000 people, and the same thousand sorted into groups.

Every group names its cells, so that what is chosen in one view can be found in all the others. A cell is a set of
failed conditions (the ledger's mask), or `OPEN` for those who fail nothing but have something unknown.
"""

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.screening import Cohort, Screening
from cryoteach.domain.rules.patient import Person

THOUSAND = 1000
ALL_PARTS = 840  # whoever fails up to eight conditions is shared out in whole parts of this size
WITHIN, CANNOT_TELL = "within", "cannot-tell"
WITHIN_CELL, OPEN = 0, -1


class Group(BaseModel, frozen=True, extra="forbid"):
    """Some of the people: what they share, how many they are, and the cells of the ledger that they stand in.

    ``name`` is a condition's id, a number of failed conditions, `WITHIN` or `CANNOT_TELL`.
    """

    name: str
    people: int
    cells: tuple[int, ...]


def shared_out(weights: Sequence[int], people: int = THOUSAND) -> list[int]:
    """Share people out by weight so that none is lost: whole parts first, then the largest remainders.

    Of equal remainders the earlier weight comes first.

    Raises:
        ValueError: all weights are nothing.

    >>> shared_out([1, 1, 1], 100)
    [34, 33, 33]
    """
    total = sum(weights)
    if not total:
        raise ValueError("nobody can be shared out over weights that are all nothing")
    parts, remainders = zip(*(divmod(weight * people, total) for weight in weights), strict=True)
    next_in_line = sorted(range(len(weights)), key=lambda place: (-remainders[place], place))
    extra = set(next_in_line[: people - sum(parts)])
    return [part + (place in extra) for place, part in enumerate(parts)]


def reconciled(ledger: Ledger, people: int = THOUSAND) -> Ledger:
    """The same ledger for exactly so many people, by largest remainder over its cells.

    Raises:
        ValueError: the ledger counts nobody.
    """
    within, cannot_tell, *failing = shared_out([ledger.within, ledger.cannot_tell, *ledger.histogram[1:]], people)
    histogram = (within + cannot_tell, *failing)
    return Ledger(conditions=ledger.conditions, histogram=histogram, cannot_tell=cannot_tell)


def by_first_failed(ledger: Ledger, order: Sequence[str] | None = None) -> list[Group]:
    """Everyone by the first condition failed when they are asked in turn; then cannot tell, then within.

    Args:
        ledger: the people.
        order: every condition's id in the order they are asked; the profile's own order when left out.

    Raises:
        UnknownNameError: an id that the profile does not ask.
        ValueError: a condition is left out or asked twice.
    """
    names = tuple(ledger.conditions if order is None else order)
    asked = [ledger.bit(name) for name in names]
    if sorted(names) != sorted(ledger.conditions):
        raise ValueError(f"the order asks {', '.join(names)}; each of {', '.join(ledger.conditions)} was expected once")
    firsts = {mask: next(bit for bit in asked if mask & bit) for mask in range(1, len(ledger.histogram))}
    groups = [
        _group(ledger, name, [mask for mask, first in firsts.items() if first == bit])
        for name, bit in zip(names, asked, strict=True)
    ]
    return [*groups, *_failing_nothing(ledger)]


def by_number_failed(ledger: Ledger) -> list[Group]:
    """Everyone by how many conditions they fail, most first; then cannot tell, then within."""
    most = len(ledger.conditions)
    masks = range(1, len(ledger.histogram))
    groups = [
        _group(ledger, str(number), [mask for mask in masks if mask.bit_count() == number])
        for number in range(most, 0, -1)
    ]
    return [*groups, *_failing_nothing(ledger)]


def people_in(ledger: Ledger, cells: Iterable[int]) -> int:
    """How many people stand in these cells."""
    return sum(_count(ledger, cell) for cell in cells)


def cells_failing(ledger: Ledger, *names: str) -> tuple[int, ...]:
    """The cells of everyone who fails all of these conditions, whatever else they fail."""
    wanted = sum({ledger.bit(name) for name in names})
    return tuple(mask for mask in range(1, len(ledger.histogram)) if mask & wanted == wanted)


def names_of(ledger: Ledger, cell: int) -> tuple[str, ...]:
    """The conditions that the people of a cell fail, in the profile's order."""
    return () if cell == OPEN else tuple(name for name in ledger.conditions if cell & ledger.bit(name))


def whole_shares(ledger: Ledger) -> dict[str, int]:
    """Each condition's Shapley share of the people outside, in whole people that add up to all of them."""
    exact = [round(share * ALL_PARTS) for share in ledger.shapley().values()]
    return dict(zip(ledger.conditions, shared_out(exact, ledger.outside) if any(exact) else exact, strict=True))


def example_of(cohort: Cohort, screening: Screening, cells: Collection[int], turn: int = 0) -> Person | None:
    """One person of the cohort who stands in one of these cells, or None when there is none.

    Args:
        cohort: the people.
        screening: the same people's bitmasks.
        cells: where to look.
        turn: 0 for the first such person, 1 for the next; it goes round.
    """
    rows = np.flatnonzero(in_cells(screening, cells))
    return cohort.person(int(rows[turn % len(rows)])) if len(rows) else None


def in_cells(screening: Screening, cells: Collection[int]) -> NDArray[np.bool_]:
    """Which people of a screened cohort stand in these cells: true or false for each."""
    wanted = np.isin(screening.failures, [cell for cell in cells if cell > WITHIN_CELL])
    for cell, is_open in ((WITHIN_CELL, False), (OPEN, True)):
        if cell in cells:
            wanted |= (screening.failures == 0) & ((screening.unknowns != 0) == is_open)
    return wanted


def _failing_nothing(ledger: Ledger) -> list[Group]:
    return [_group(ledger, CANNOT_TELL, [OPEN]), _group(ledger, WITHIN, [WITHIN_CELL])]


def _group(ledger: Ledger, name: str, cells: Sequence[int]) -> Group:
    return Group(name=name, people=people_in(ledger, cells), cells=tuple(cells))


def _count(ledger: Ledger, cell: int) -> int:
    if cell == OPEN:
        return ledger.cannot_tell
    return ledger.within if cell == WITHIN_CELL else ledger.histogram[cell]
