"""A room as its log makes it: ``after`` folds one event in and never refuses; ``replay`` folds them all."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias, cast

from cryoteach.domain.rooms.events import (  # fmt: skip
    Blanked,
    CardsCounted,
    Event,
    Locked,
    Measured,
    Moved,
    Opened,
    Phase,
    Sure,
    Voted,
)
from cryoteach.domain.rooms.items import Item

Ballot: TypeAlias = tuple[int, int]
"""An item (counted from 0) and its round."""

Changes: TypeAlias = dict[str, Any]
"""What an event changes in a room, by field."""

OPEN_PHASES = ("commit", "revote")
CARD = "card "  # before the place of a card, where else the name of a phone stands
SHOWS_VOTES = ("reveal", "reveal2")
SHOWS_THE_KEY = ("reveal2", "model", "debrief", "ended")
AT_THE_END = ("debrief", "ended")


@dataclass(frozen=True, slots=True)
class Vote:
    """What counts of one phone, with ``times`` of voting, or of one card that was typed in, which is nobody's."""

    said: str
    sure: Sure | None
    at: int
    late: bool = False
    times: int = 1
    on_card: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """What is so after so many events (``place``); ``step`` counts the moves of the whole room.

    ``moved_at`` is when the present phase began. ``asked`` are the votes that were opened, ``asked_blind`` those opened
    before the key of their item was shown, ``revealed`` those whose spread was shown; ``keys_shown`` are the items with
    a key that was. ``guests`` are the phones that were in when it was locked, where the web has listed them;
    ``typed_in`` says how often a tally of cards was typed in.
    """

    opened: Opened
    place: int = 1
    step: int = 0
    phase: Phase = "lobby"
    item: int = 0
    round: int = 1
    moved_at: int = 0
    closed_at: int | None = None
    blank: bool = False
    locked: bool = False
    guests: frozenset[str] | None = None
    presses: int = 0
    extended: bool = False
    asked: frozenset[Ballot] = frozenset()
    asked_blind: frozenset[Ballot] = frozenset()
    revealed: frozenset[Ballot] = frozenset()
    keys_shown: frozenset[int] = frozenset()
    votes: Mapping[Ballot, Mapping[str, Vote]] = field(default_factory=dict[Ballot, Mapping[str, Vote]])
    typed_in: Mapping[Ballot, int] = field(default_factory=dict[Ballot, int])
    measured: Mapping[tuple[str, str], Measured] = field(default_factory=dict[tuple[str, str], Measured])

    @property
    def now_asked(self) -> Item:
        """The item that the room is at."""
        return self.opened.items[self.item]

    def cast_on(self, item: int, round_: int) -> Mapping[str, Vote]:
        """The votes that count on one item and round, by phone."""
        return self.votes.get((item, round_), {})

    def vote_of(self, phone: str, item: int, round_: int) -> Vote | None:
        """What counts of one phone; None where it has not voted."""
        return self.cast_on(item, round_).get(phone)

    @property
    def phones(self) -> frozenset[str]:
        """Every phone that the log knows."""
        voters = ((phone, vote) for votes in self.votes.values() for phone, vote in votes.items())
        return frozenset(phone for phone, vote in voters if not vote.on_card) | {phone for phone, _ in self.measured}


def replay(events: Iterable[Event]) -> Room:
    """The room that a whole log makes.

    Raises:
        ValueError: the log is empty, or does not begin with the opening.
    """
    room: Room | None = None
    for event in events:
        room = after(room, event)
    if room is None:
        raise ValueError("an empty log makes no room")
    return room


def after(room: Room | None, event: Event) -> Room:
    """The room once this has happened too; whether it may happen is asked before (`refusals.refusal`).

    Raises:
        ValueError: the first event of a room is not its opening.
    """
    if room is None:
        if not isinstance(event, Opened):
            raise ValueError(f"a room begins with its opening, not with {event.kind}")
        return Room(opened=event)
    return replace(room, place=room.place + 1, **_OF_A_KIND[event.kind](room, event))


def is_key_shown(room: Room, item: int) -> bool:
    """Whether the key of an item may be known outside the desk; once shown it stays so."""
    return item in room.keys_shown


def is_spread_shown(room: Room, item: int, round_: int) -> bool:
    """Whether everybody may see how an item was answered in a round; once shown it stays so."""
    return (item, round_) in room.revealed


def _moved(room: Room, event: Event) -> Changes:
    moved = cast("Moved", event)
    here = (moved.item, moved.round)
    opens: set[Ballot] = {here} if moved.to in OPEN_PHASES else set()
    blind = opens if moved.item not in room.keys_shown else set[Ballot]()
    revealed = room.revealed | {here} if moved.to in SHOWS_VOTES else room.revealed
    return {
        "step": room.step + 1, "phase": moved.to, "item": moved.item, "round": moved.round, "moved_at": moved.at,
        "closed_at": None, "asked": room.asked | opens, "asked_blind": room.asked_blind | blind, "revealed": revealed,
        "keys_shown": room.keys_shown | _keys(room, moved),
    }  # fmt: skip


def _keys(room: Room, moved: Moved) -> set[int]:
    """The items whose key a move shows: at the end of all that were asked."""
    if moved.to in AT_THE_END:
        return {item for item, _ in room.asked}
    at_reveal = moved.to == "reveal" and room.opened.key == "at-reveal"
    return {moved.item} if at_reveal or moved.to in SHOWS_THE_KEY else set()


def _closed(room: Room, event: Event) -> Changes:
    return {"step": room.step + 1, "phase": "closed", "closed_at": event.at, "moved_at": event.at}


def _voted(room: Room, event: Event) -> Changes:
    vote = cast("Voted", event)
    before = room.cast_on(*(ballot := (vote.item, vote.round)))
    earlier = before.get(vote.phone)
    counts = Vote(
        vote.said, vote.sure, vote.at, late=room.phase == "closed", times=earlier.times + 1 if earlier else 1,
    )  # fmt: skip
    return {"votes": {**room.votes, ballot: {**before, vote.phone: counts}}}


def _cards_counted(room: Room, event: Event) -> Changes:
    typed = cast("CardsCounted", event)
    ballot = (typed.item, typed.round)
    of_phones = {phone: vote for phone, vote in room.cast_on(*ballot).items() if not vote.on_card}
    cards = [Vote(each.said, each.sure, typed.at, on_card=True) for each in typed.counts for _ in range(each.count)]
    shown = {f"{CARD}{at}": card for at, card in enumerate(cards)}
    typed_in = {**room.typed_in, ballot: room.typed_in.get(ballot, 0) + 1}
    return {"votes": {**room.votes, ballot: {**of_phones, **shown}}, "typed_in": typed_in}


def _measured(room: Room, event: Event) -> Changes:
    measured = cast("Measured", event)
    return {"measured": {**room.measured, (measured.phone, measured.part): measured}}


def _locked(room: Room, event: Event) -> Changes:
    locked = cast("Locked", event)
    guests = frozenset(locked.phones) if locked.on and locked.phones is not None else None
    return {"locked": locked.on, "guests": guests, "presses": room.presses + 1}


def _ended(room: Room, event: Event) -> Changes:
    keys = room.keys_shown | {item for item, _ in room.asked}
    over = {"step": room.step + 1, "phase": "ended", "moved_at": event.at, "keys_shown": keys}
    return over | {"blank": False}  # nothing can be pressed any more that would show the projector again


_OF_A_KIND: Mapping[str, Callable[[Room, Event], Changes]] = {
    "opened": lambda _, __: {},  # a log opens once; a second opening changes nothing
    "moved": _moved, "closed": _closed, "voted": _voted, "cards-counted": _cards_counted, "measured": _measured,
    "blanked": lambda room, event: {"blank": cast("Blanked", event).on, "presses": room.presses + 1},
    "locked": _locked, "extended": lambda _, __: {"extended": True}, "ended": _ended,
}  # fmt: skip
