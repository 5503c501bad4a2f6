"""Lessons as chance plays them: every event is offered to the refusal first, and happens where it is let in."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from cryoteach.domain.rooms.events import (
    Blanked,
    Closed,
    Ended,
    Event,
    Extended,
    Locked,
    Moved,
    Phase,
    Voted,
    event_key,
)
from cryoteach.domain.rooms.phases import events_of, ways
from cryoteach.domain.rooms.refusals import refusal
from cryoteach.domain.rooms.room import Room, after
from tests.domain.rooms.lessons import PHONES, opening

SAID = ["vw", "vo", "vc", "sm", "ss", "sl", "c0", "c1", "l00", "l12", "n9", "n3", "n2.5", "n1000", "zz"]
PHASES: tuple[Phase, ...] = (
    "lobby", "measure", "commit", "closed", "reveal", "talk", "revote", "reveal2", "model", "debrief", "ended"
)  # fmt: skip


@dataclass
class Lesson:
    """A room with its log, its clock and what was refused; ``keys`` are those of the log, as the store keeps them."""

    room: Room
    log: list[Event]
    keys: set[bytes] = field(default_factory=set)
    clock: int = 0
    refused: list[str] = field(default_factory=list)

    def offer(self, event: Event) -> bool:
        """Let an event happen as a store would; whether it is in the log now, for this or an earlier time."""
        event = event.model_copy(update={"at": self.clock})
        if event_key(event) in self.keys:
            return True
        refused = refusal(self.room, event)
        if refused is not None:
            self.refused.append(refused.reason)
            return False
        self.keys.add(event_key(event))
        self.log.append(event)
        self.room = after(self.room, event)
        return True


def lesson_of(*items: object, **more: object) -> Lesson:
    """A lesson that has just begun."""
    opened = opening(*items, **more)
    return Lesson(room=after(None, opened), log=[opened])


step_numbers = st.integers(0, 3).map(lambda back: -back)
moves = st.tuples(st.just("move"), st.sampled_from(PHASES), st.integers(0, 3), st.sampled_from([1, 2]), step_numbers)
presses = st.tuples(st.just("press"), st.integers(0, 9))
replies = st.tuples(st.sampled_from(SAID), st.sampled_from([None, 1, 2, 3]))
ballots = st.tuples(
    st.just("vote"), st.integers(0, 7), replies, st.sampled_from([0, 0, 0, 1, 2]),
    st.sampled_from([None, None, None, 0, 1, 2]),
)  # fmt: skip
others = st.tuples(st.just("other"), st.sampled_from(["close", "end", "blank", "lock", "extend", "wait"]), step_numbers)
sequences = st.lists(st.one_of(presses, presses, ballots, ballots, ballots, moves, others), max_size=60)


def play(lesson: Lesson, actions: list[tuple]) -> Lesson:
    """Play what chance has drawn."""
    for name, *rest in actions:
        for event in _ACTIONS[name](lesson, *rest):
            lesson.offer(event)
    return lesson


def _press(lesson: Lesson, which: int) -> tuple[Event, ...]:
    found = ways(lesson.room)
    return events_of(lesson.room, found[which % len(found)]) if found else ()


def _move(lesson: Lesson, to: Phase, item: int, round_: int, back: int) -> tuple[Event, ...]:
    return (Moved(step=max(0, lesson.room.step + back), to=to, item=item, round=round_),)


def _vote(lesson: Lesson, who: int, reply: tuple[str, int | None], behind: int, item: int | None) -> tuple[Event, ...]:
    room = lesson.room
    where = room.item if item is None else item
    counts = room.vote_of(PHONES[who], where, room.round)
    seen = max(0, (counts.times if counts else 0) - behind)
    return (Voted(phone=PHONES[who], item=where, round=room.round, said=reply[0], sure=reply[1], revision=seen),)


def _other(lesson: Lesson, what: str, back: int) -> tuple[Event, ...]:
    room = lesson.room
    if what == "wait":
        lesson.clock += 2 - back
        return ()
    step, seen = max(0, room.step + back), max(0, room.presses + back)
    return {
        "close": (Closed(step=step),), "end": (Ended(step=step),) if back == 0 and room.step > 12 else (),
        "blank": (Blanked(on=not room.blank, presses=seen),), "lock": (Locked(on=not room.locked, presses=seen),),
        "extend": (Extended(),),
    }[what]  # fmt: skip


_ACTIONS = {"press": _press, "move": _move, "vote": _vote, "other": _other}
