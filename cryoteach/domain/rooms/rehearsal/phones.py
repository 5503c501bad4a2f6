"""Simulated phones: when each joins, how much it knows, how bold and how quick it is; all our teaching assumption.

Chance is a hash of the phone and of what is decided: the same seed plays the same rehearsal, however often it is asked.
"""

from hashlib import blake2b
from typing import Literal, TypeAlias, get_args

from pydantic import BaseModel

from cryoteach.domain.rooms.events import Opened, Phone
from cryoteach.domain.rules.terms import LONGEST_LINE

FEWEST, MOST = 10, 60
Pace: TypeAlias = Literal["quick", "as in a lesson"]
PACES: tuple[Pace, ...] = get_args(Pace)
SECONDS_TO_JOIN: dict[Pace, float] = {"quick": 6, "as in a lesson": 40}
SECONDS_TO_VOTE: dict[Pace, float] = {"quick": 10, "as in a lesson": 60}
KNOWS_LEAST, KNOWS_MOST = 0.2, 0.75
MARK = "Rehearsal: "
_BITS = 64


class SimulatedPhone(BaseModel, frozen=True, extra="forbid"):
    """One phone. ``knows``: how likely its first answer is right; ``bold``: how sure it makes itself."""

    phone: Phone
    pace: Pace
    joins: float
    knows: float
    bold: float


def chance(*decided: object) -> float:
    """A number from 0 to below 1 that belongs to these words."""
    text = "|".join(map(str, decided))
    return int.from_bytes(blake2b(text.encode(), digest_size=_BITS // 8).digest()) / 2**_BITS


def simulated_phones(count: int, pace: Pace, seed: int) -> tuple[SimulatedPhone, ...]:
    """So many phones, the same for the same seed."""
    return tuple(_phone(place, pace, seed) for place in range(count))


def as_rehearsal(opened: Opened) -> Opened:
    """The same opening, marked as a rehearsal wherever its title is shown."""
    title = f"{MARK}{opened.title}"[:LONGEST_LINE].rstrip()
    return opened.model_copy(update={"title": title, "rehearsal": True})


def _phone(place: int, pace: Pace, seed: int) -> SimulatedPhone:
    name = blake2b(f"simulated|{seed}|{place}".encode(), digest_size=16).hexdigest()
    return SimulatedPhone(
        phone=name, pace=pace, joins=SECONDS_TO_JOIN[pace] * chance(name, "joins"), bold=chance(name, "bold"),
        knows=KNOWS_LEAST + (KNOWS_MOST - KNOWS_LEAST) * chance(name, "knows"),
    )  # fmt: skip
