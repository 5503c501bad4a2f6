"""The seedlings beside what can be worked out on paper: shares by a day under one pace of growth and one sharp line."""

import math

from pydantic import BaseModel

from cryoteach.domain.seedlings.invented_people import Seedlings
from cryoteach.domain.seedlings.laws import Laws

DAYS = (91, 182, 365, 730, 1095, 1461)
STANDARD_ERRORS = 3
ON_PAPER = Laws(
    hidden=2.5, doubling_days=86, spread_people=0, spread_deposits=0, smallest_mm=0.1, largest_mm=10, half_seen_mm=10,
    sharpness=math.inf,
)  # fmt: skip
"""One doubling time, one sharp line of detection and a scan at every moment: the laws that have a closed form."""


class OnPaper(BaseModel, frozen=True, extra="forbid"):
    """The share of people in whom something has been seen by a day: as worked out on paper, and as drawn by luck.

    ``allowed`` is how far luck alone may put them apart: three standard errors.
    """

    days: int
    exact: float
    drawn: float
    allowed: float


def on_paper(everyone: Seedlings) -> tuple[OnPaper, ...]:
    """Compare people drawn under ``ON_PAPER`` with the closed form, day by day."""
    longest = 3 * ON_PAPER.doubling_days * math.log2(ON_PAPER.largest_mm / ON_PAPER.smallest_mm)
    found = everyone.shares_by(DAYS)
    return tuple(
        _row(days, 1 - math.exp(-ON_PAPER.hidden * days / longest), float(share), everyone.people)
        for days, share in zip(DAYS, found, strict=True)
    )


def _row(days: int, exact: float, drawn: float, people: int) -> OnPaper:
    allowed = STANDARD_ERRORS * math.sqrt(exact * (1 - exact) / people)
    return OnPaper(days=days, exact=exact, drawn=drawn, allowed=allowed)
