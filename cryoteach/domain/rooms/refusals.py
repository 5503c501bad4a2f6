"""Why something may not happen in a room now, in words for who pressed or sent it; None where it may.

Asked inside the transaction, before the event is appended and with its ``at`` set; an event whose key is in the log
already is no question for here: the store knows it and says so.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias, cast

from pydantic import BaseModel

from cryoteach.domain.rooms.events import (
    MOST_CARDS,
    Blanked,
    CardsCounted,
    Closed,
    Ended,
    Event,
    Locked,
    Measured,
    Moved,
    Voted,
)
from cryoteach.domain.rooms.in_words import in_words, with_certainty
from cryoteach.domain.rooms.items import read_answer
from cryoteach.domain.rooms.measure import why_not
from cryoteach.domain.rooms.phases import is_open, part_now, ways
from cryoteach.domain.rooms.room import OPEN_PHASES, Room, Vote

GRACE_SECONDS = 2
MOST_VOTES = 20  # of one phone on one item and round
Reason: TypeAlias = Literal[
    "over", "opened-twice", "stale-step", "no-such-step", "not-open", "closed", "another-question", "does-not-fit",
    "locked", "too-many", "counted", "revised", "not-measuring", "stale-press", "extended",
]  # fmt: skip


class Refusal(BaseModel, frozen=True, extra="forbid"):
    """Why not, for the program and for the person."""

    reason: Reason
    words: str


def refusal(room: Room, event: Event) -> Refusal | None:
    """Why this may not happen now; None where it may.

    Args:
        room: as the log has it at this moment.
        event: what is asked for, with the seconds (``at``) that the store has set.
    """
    if room.phase == "ended":
        return Refusal(reason="over", words="This lesson is over. Nothing more is counted.")
    return next(_ASKED[event.kind](room, event), None)


def _of_an_opening(_: Room, __: Event) -> Iterator[Refusal]:
    yield Refusal(reason="opened-twice", words="This room is open already.")


def _of_a_move(room: Room, event: Event) -> Iterator[Refusal]:
    moved = cast("Moved", event)
    yield from _of_a_step(room, moved.step)
    if room.phase in OPEN_PHASES:
        yield Refusal(reason="not-open", words="Close the vote first.")
    if (moved.to, moved.item, moved.round) not in {way.place for way in ways(room)}:
        yield Refusal(reason="no-such-step", words="The room cannot go there from here.")


def _of_closing(room: Room, event: Event) -> Iterator[Refusal]:
    yield from _of_a_step(room, cast("Closed", event).step)
    if room.phase not in OPEN_PHASES:
        yield Refusal(reason="not-open", words="No vote is open.")


def _of_ending(room: Room, event: Event) -> Iterator[Refusal]:
    yield from _of_a_step(room, cast("Ended", event).step)


def _of_a_step(room: Room, step: int) -> Iterator[Refusal]:
    if step != room.step:
        yield Refusal(reason="stale-step", words=f"The room has moved on: it is now at {PHASE_WORDS[room.phase]}.")


def _of_a_vote(room: Room, event: Event) -> Iterator[Refusal]:
    vote = cast("Voted", event)
    counts = room.vote_of(vote.phone, vote.item, vote.round)
    yield from _of_another_question(room, vote)
    if not is_open(room, vote.item, vote.round) and not _is_in_grace(room, vote):
        yield Refusal(reason="closed", words=f"That question has closed. {_yours(room, vote, counts)}")
    item = room.opened.items[vote.item]
    if read_answer(item, room.opened, vote.said) is None:
        yield Refusal(reason="does-not-fit", words="That answer does not fit the question. Choose again.")
    yield from _of_a_new_phone(room, vote.phone)
    yield from _of_a_revision(room, vote, counts)


def _of_another_question(room: Room, vote: Voted) -> Iterator[Refusal]:
    if vote.item >= len(room.opened.items) or (vote.item, vote.round) not in room.asked:
        yield Refusal(reason="another-question", words="This room has not asked that question.")


def _is_in_grace(room: Room, vote: Voted) -> bool:
    here = room.phase == "closed" and (room.item, room.round) == (vote.item, vote.round)
    return here and room.closed_at is not None and vote.at - room.closed_at <= GRACE_SECONDS


def _of_a_new_phone(room: Room, phone: str) -> Iterator[Refusal]:
    if room.guests is not None and phone not in room.guests | room.phones:
        yield Refusal(reason="locked", words="This room takes no new phones. Ask the trainer to let you in.")


def _of_a_revision(room: Room, vote: Voted, counts: Vote | None) -> Iterator[Refusal]:
    seen = counts.times if counts else 0
    if vote.revision != seen and counts is not None and (counts.said, counts.sure) == (vote.said, vote.sure):
        yield Refusal(reason="counted", words=f"Your answer counts: {_words(room, vote, counts)}.")
    if vote.revision != seen and counts is not None:
        words = f"{_capital(_words(room, vote, counts))} counts now. Send {_words(room, vote, vote)} again?"
        yield Refusal(reason="revised", words=words)
    if vote.revision != seen:
        yield Refusal(reason="revised", words="This page is from before. Send your answer again.")
    if seen >= MOST_VOTES:
        yield Refusal(reason="too-many", words=f"Changed {MOST_VOTES} times: your last answer counts.")


def _yours(room: Room, vote: Voted, counts: Vote | None) -> str:
    return f"Yours was: {_words(room, vote, counts)}." if counts else "No answer of yours was counted."


def _words(room: Room, where: Voted, reply: Vote | Voted) -> str:
    return with_certainty(in_words(room.opened.items[where.item], room.opened, reply.said), reply.sure)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _of_cards(room: Room, event: Event) -> Iterator[Refusal]:
    typed = cast("CardsCounted", event)
    if not is_open(room, typed.item, typed.round):
        yield Refusal(
            reason="closed", words="That vote is not open, so nothing was typed in. What counted still counts."
        )
    if typed.total > MOST_CARDS:
        yield Refusal(reason="too-many", words=f"{typed.total:,} cards are too many: at most {MOST_CARDS} are taken.")
    item = room.opened.items[typed.item]
    if any(read_answer(item, room.opened, each.said) is None for each in typed.counts):
        yield Refusal(reason="does-not-fit", words="One of these answers does not fit the question. Look again.")
    if typed.revision != room.typed_in.get((typed.item, typed.round), 0):
        yield Refusal(
            reason="revised", words="Cards were typed in since. Look at what counts, and send again if need be."
        )


def _of_a_measure(room: Room, event: Event) -> Iterator[Refusal]:
    measured = cast("Measured", event)
    if room.opened.measure is None or part_now(room) != measured.part:
        yield Refusal(reason="not-measuring", words="These questions are not open now.")
    elif wrong := why_not(measured.phone, measured.part, measured.form, measured.replies):
        yield Refusal(reason="does-not-fit", words=wrong)
    yield from _of_a_new_phone(room, measured.phone)
    yield from _of_a_form_sent_again(room, measured)


def _of_a_form_sent_again(room: Room, measured: Measured) -> Iterator[Refusal]:
    sent = room.measured.get((measured.phone, measured.part))
    if measured.revision != (sent.revision + 1 if sent else 0):
        yield Refusal(reason="revised", words="This phone has sent other answers since. Send these again?")
    if measured.revision >= MOST_VOTES:
        yield Refusal(reason="too-many", words=f"Changed {MOST_VOTES} times: what you sent last counts.")


def _of_a_switch(room: Room, event: Event) -> Iterator[Refusal]:
    if cast("Blanked | Locked", event).presses != room.presses:
        yield Refusal(reason="stale-press", words="Somebody pressed before you. Look, and press again if need be.")


def _of_extending(room: Room, _: Event) -> Iterator[Refusal]:
    if room.extended:
        yield Refusal(reason="extended", words="This room lasts longer already. It cannot be made longer twice.")


PHASE_WORDS = {
    "lobby": "the start", "measure": "the six questions", "commit": "the first vote", "closed": "a closed vote",
    "reveal": "the answers", "talk": "the talk", "revote": "the second vote", "reveal2": "both votes",
    "model": "the model", "debrief": "the debrief", "ended": "the end",
}  # fmt: skip
_ASKED = {
    "opened": _of_an_opening, "moved": _of_a_move, "closed": _of_closing, "ended": _of_ending, "voted": _of_a_vote,
    "cards-counted": _of_cards,
    "measured": _of_a_measure, "blanked": _of_a_switch, "locked": _of_a_switch, "extended": _of_extending,
}  # fmt: skip
