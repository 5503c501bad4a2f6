"""Which asks a room takes, in order, and what it then is: the same for every store, and pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cryoteach.domain.rooms.events import Event
from cryoteach.domain.rooms.refusals import refusal
from cryoteach.domain.rooms.room import Room, after
from cryoteach.stores.base import SECONDS_OPEN, Ask, Known, Outcome, Refused, Stored


@dataclass(frozen=True, slots=True)
class Kept:
    """A room as the store has it: its log folded, the place and second of the newest event, when it opened and ends."""

    room: Room
    place: int
    at: int
    opened: int
    expires: int


@dataclass(frozen=True, slots=True)
class Added:
    """A new line of the log."""

    place: int
    key: bytes
    event: Event


@dataclass(slots=True)
class Settled:
    """What came of the asks of one room: the room after them, the new lines, and an outcome for each ask."""

    kept: Kept
    added: list[Added] = field(default_factory=list["Added"])
    outcomes: list[Outcome] = field(default_factory=list["Outcome"])


def settle(kept: Kept, asks: Iterable[Ask], known: Mapping[bytes, int], now: int) -> Settled:
    """Take what the room takes.

    Args:
        kept: the room before.
        asks: of this room only, in the order in which they came.
        known: the places of those keys among the asks that the log holds already.
        now: the store's clock, in seconds since 1970; where it was set back, the log's last second counts on.
    """
    settled, places = Settled(kept), dict(known)
    at = max(kept.at, now - kept.opened)
    for ask in asks:
        settled.outcomes.append(_outcome(settled, ask, places, at))
    return settled


def _outcome(settled: Settled, ask: Ask, places: dict[bytes, int], at: int) -> Outcome:
    if ask.key in places:
        return Known(places[ask.key])
    kept, event = settled.kept, ask.event.model_copy(update={"at": at})
    if refused := refusal(kept.room, event):
        return Refused(refused)
    place = places[ask.key] = kept.place + 1
    settled.kept = Kept(after(kept.room, event), place, at, kept.opened, _expires(kept, event, at))
    settled.added.append(Added(place, ask.key, event))
    return Stored(place, at)


def _expires(kept: Kept, event: Event, at: int) -> int:
    if event.kind == "extended":
        return kept.expires + SECONDS_OPEN
    if event.kind == "ended":
        return min(kept.expires, kept.opened + at + SECONDS_OPEN)
    return kept.expires
