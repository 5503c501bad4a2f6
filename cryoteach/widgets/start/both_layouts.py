"""The picture of the walk in both its layouts: before anything is asked, and with everybody in it."""

from collections.abc import Mapping, Sequence

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import by_first_failed
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.drawings.places import LAYOUTS
from cryoteach.drawings.walk import waiting_picture, walk_picture
from cryoteach.figures.parts.marks import marks_of


def waiting_pictures(ledger: Ledger, order: Sequence[str], criteria: Mapping[str, Criterion]) -> list[str]:
    """Draw the block before the gates; all trays are alike, so that none tells what will be in it."""
    alike = [ledger.people // len(order)] * len(order)
    marks = list(marks_of(order, criteria).values())
    return [waiting_picture(marks, places(alike, _tallest(ledger))) for places in LAYOUTS]


def walk_pictures(
    ledger: Ledger, order: Sequence[str], criteria: Mapping[str, Criterion], guess: int | None
) -> list[str]:
    """Draw everybody with the gate that stops them."""
    groups, marks = by_first_failed(ledger, order), list(marks_of(order, criteria).values())
    stopped = [group.people for group in groups[: len(order)]]
    return [walk_picture(marks, groups, places(stopped, _tallest(ledger)), guess) for places in LAYOUTS]


def _tallest(ledger: Ledger) -> int:
    return max(ledger.alone().values())
