"""The order in which the gates are asked of many people, and how far that order moves the blame.

Whoever fails several conditions is stopped at the first of them that is asked, so the gate asked first looks strict.
"""

from collections.abc import Iterable, Sequence

from pydantic import BaseModel

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.rules.criteria import Criterion


class Blame(BaseModel, frozen=True, extra="forbid"):
    """How many people one gate stops: asked first, asked where it stands, and averaged over every order."""

    condition: str
    asked_first: int
    asked_here: int
    over_all_orders: float


def first_order(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """The criteria in the order in which a thousand people meet them until somebody chooses another."""
    return tuple(sorted(criteria, key=lambda criterion: (criterion.asked_last, criterion.order)))


def turned(order: Sequence[str]) -> tuple[str, ...]:
    """Another order: the gate that was asked last is asked first.

    >>> turned(["fit", "few-lesions", "no-spread"])
    ('no-spread', 'fit', 'few-lesions')
    """
    return (*order[-1:], *order[:-1])


def most_moved(ledger: Ledger, order: Sequence[str]) -> Blame:
    """The gate whose count hangs most on where it is asked.

    Args:
        ledger: the people.
        order: the conditions' ids in the order they are asked.

    Raises:
        UnknownNameError: an id that the profile does not ask.
    """
    alone, shares, before = ledger.alone(), ledger.shapley(), ledger.people
    blames = list[Blame]()
    for name, left in ledger.funnel(order):
        blames.append(
            Blame(condition=name, asked_first=alone[name], asked_here=before - left, over_all_orders=shares[name])
        )
        before = left
    return max(blames, key=lambda blame: blame.asked_first - blame.asked_here)
