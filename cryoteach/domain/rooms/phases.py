"""Where a room may go from here: the one step of the big button, the others, and back; each named by what it does.

A vote is opened once for each item and round. Back shows the state before of the same item: it never opens a vote
again, and what was shown stays shown.
"""

from dataclasses import dataclass
from typing import cast

from cryoteach.domain.rooms.events import Closed, Ended, Event, Moved, Phase, Round
from cryoteach.domain.rooms.items import StageItem
from cryoteach.domain.rooms.measure import Part
from cryoteach.domain.rooms.room import OPEN_PHASES, Room

ONWARD_FROM = ("reveal", "talk", "reveal2", "model")
TO_THE_MODEL_FROM = ("closed", "reveal", "talk")
MEASURE_BEFORE, MEASURE_AFTER = 1, 2


@dataclass(frozen=True, slots=True)
class Step:
    """A place to go to, and what a button that goes there is called."""

    to: Phase
    item: int
    round: int
    words: str

    @property
    def place(self) -> tuple[str, int, int]:
        """The place alone."""
        return self.to, self.item, self.round


def next_of(room: Room) -> Step | None:
    """What the big button does; None once the lesson is over."""
    return _NEXT[room.phase](room)


def skips(room: Room) -> tuple[Step, ...]:
    """What else can be done from here: close and show at once, vote again, leave something out."""
    found = [*_from_the_vote(room), *_within_the_item(room), *_onward(room)]
    first = next_of(room)
    return tuple(step for step in found if first and step.place != first.place)


def back_of(room: Room) -> Step | None:
    """The state before, of the same item; None where going back would have to open or hide something."""
    if room.phase == "debrief":
        return _here(room, "model", 1, "Back to the model") if room.asked else None
    both, first = (room.item, 2) in room.revealed, (room.item, 1) in room.revealed
    if room.phase == "model" and both:
        return _here(room, "reveal2", 2, "Back to both votes")
    if room.phase in {"talk", "reveal2", "model"} and first:
        return _here(room, "reveal", 1, "Back to the first vote")
    return None


def ways(room: Room) -> tuple[Step, ...]:
    """Every step that may be taken from here."""
    return tuple(step for step in (next_of(room), *skips(room), back_of(room)) if step is not None)


def events_of(room: Room, step: Step) -> tuple[Event, ...]:
    """What to append for a step: two events in one transaction where an open vote is closed and shown at once."""
    if step.to == "closed":
        return (Closed(step=room.step),)
    if step.to == "ended":
        return (Ended(step=room.step),)
    closing: tuple[Event, ...] = (Closed(step=room.step),) if room.phase in OPEN_PHASES else ()
    moved = Moved(step=room.step + len(closing), to=step.to, item=step.item, round=cast("Round", step.round))
    return (*closing, moved)


def is_open(room: Room, item: int, round_: int) -> bool:
    """Whether votes on this item and round are taken now."""
    return room.phase in OPEN_PHASES and (room.item, room.round) == (item, round_)


def part_now(room: Room) -> Part | None:
    """Which of the two forms is open now, the one before or the one after the lesson."""
    if room.phase != "measure":
        return None
    return "before" if room.round == MEASURE_BEFORE else "after"


def handed_in(room: Room) -> int:
    """How many phones have sent the six questions that are open now; 0 while none are."""
    part = part_now(room)
    return sum(1 for _, of in room.measured if of == part)


def _here(room: Room, to: Phase, round_: int, words: str) -> Step:
    return Step(to, room.item, round_, words)


def _is_asked_twice(room: Room) -> bool:
    return (room.item, 2) in room.asked


def _to_the_items(room: Room) -> Step | None:
    unasked = [item for item in range(len(room.opened.items)) if (item, 1) not in room.asked]
    later = [item for item in unasked if item >= room.item]
    if not later:
        return None
    return Step("commit", later[0], 1, "Ask the next question" if room.asked else "Ask the first question")


def _start(room: Room) -> Step | None:
    if room.opened.measure is not None and room.phase == "lobby":
        return Step("measure", 0, MEASURE_BEFORE, "Start with the six questions")
    return _to_the_items(room)


def _of_a_measure(room: Room) -> Step | None:
    return _to_the_items(room) if room.round == MEASURE_BEFORE else _end(room)


def _close(room: Room) -> Step:
    return _here(room, "closed", room.round, "Close the vote")


def _show(room: Room) -> Step:
    first = _here(room, "reveal", 1, "Show the answers")
    return first if room.round == 1 else _here(room, "reveal2", 2, "Show both votes")


def _after_the_spread(room: Room) -> Step:
    if _is_asked_twice(room):
        return _here(room, "reveal2", 2, "Show both votes")
    talks = isinstance(room.now_asked, StageItem) and room.item not in room.keys_shown
    return _here(room, "talk", 1, "Talk with a neighbour") if talks else _to_the_model(room)


def _after_the_talk(room: Room) -> Step:
    twice = _is_asked_twice(room)
    return _here(room, "reveal2", 2, "Show both votes") if twice else _here(room, "revote", 2, "Vote again")


def _to_the_model(room: Room) -> Step:
    return _here(room, "model", room.round, "Open the model")


def _after_the_model(room: Room) -> Step:
    return _to_the_items(room) or _to_the_debrief(room)


def _to_the_debrief(room: Room) -> Step:
    return Step("debrief", room.item, 1, "Go to the debrief")


def _after_the_debrief(room: Room) -> Step:
    if room.opened.measure is not None:
        return Step("measure", room.item, MEASURE_AFTER, "End with the six questions")
    return _end(room)


def _end(room: Room) -> Step:
    return Step("ended", room.item, 1, "End the lesson")


def _from_the_vote(room: Room) -> list[Step]:
    if room.phase not in OPEN_PHASES:
        return []
    shown = _show(room)
    return [Step(shown.to, shown.item, shown.round, "Close and show")]


def _within_the_item(room: Room) -> list[Step]:
    found: list[Step] = []
    if room.phase == "reveal" and not _is_asked_twice(room):
        found += [_here(room, "talk", 1, "Talk with a neighbour"), _here(room, "revote", 2, "Vote again")]
    if room.phase in TO_THE_MODEL_FROM:
        found.append(_to_the_model(room))
    return found


def _onward(room: Room) -> list[Step]:
    if room.phase == "lobby":
        first = _to_the_items(room)
        return [first] if first else []
    if room.phase == "debrief":
        return [_end(room)]
    if room.phase not in ONWARD_FROM:
        return []
    later = [item for item in range(room.item + 1, len(room.opened.items)) if (item, 1) not in room.asked]
    return [*(Step("commit", item, 1, f"Go to question {item + 1}") for item in later), _to_the_debrief(room)]


def _nothing_more(_: Room) -> None:
    return None


_NEXT = {
    "lobby": _start, "measure": _of_a_measure, "commit": _close, "revote": _close, "closed": _show,
    "reveal": _after_the_spread, "talk": _after_the_talk, "reveal2": _to_the_model, "model": _after_the_model,
    "debrief": _after_the_debrief, "ended": _nothing_more,
}  # fmt: skip
