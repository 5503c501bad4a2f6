"""What counts of one phone, and its marks: what it answered last before the key was known, and what that brings."""

from pydantic import BaseModel

from cryoteach.domain.practice.marking import mark_of
from cryoteach.domain.rooms.in_words import in_words
from cryoteach.domain.rooms.keys import is_right, key_of
from cryoteach.domain.rooms.room import Room, is_key_shown
from cryoteach.domain.rooms.votes.debrief import last_round_before_key
from cryoteach.domain.rooms.votes.groups import grouped


class Own(BaseModel, frozen=True, extra="forbid"):
    """What counts of this phone in one round; ``right`` and ``feedback`` only once the key is shown."""

    said: str
    words: str
    sure: int | None
    late: bool
    revision: int
    right: bool | None = None
    feedback: str = ""


class OwnMark(BaseModel, frozen=True, extra="forbid"):
    """One item as one phone answered it; ``mark`` is None without a certainty, and where nothing is right."""

    item: int
    round: int
    words: str
    sure: int | None
    right: bool | None
    mark: int | None


def own_of(room: Room, phone: str, item: int, round_: int) -> Own | None:
    """What counts of one phone on an item in a round; None where it has not voted."""
    vote = room.vote_of(phone, item, round_)
    if vote is None:
        return None
    asked, pinned = room.opened.items[item], room.opened
    plain = grouped(asked, pinned, vote.said, with_key=False)
    own = Own(said=plain, words=in_words(asked, pinned, plain), sure=vote.sure, late=vote.late, revision=vote.times)
    key = key_of(asked, pinned) if is_key_shown(room, item) else None
    if key is None:
        return own
    return own.model_copy(update={"right": is_right(asked, pinned, plain), "feedback": key.feedback.get(plain, "")})


def marks_of(room: Room, phone: str) -> tuple[OwnMark, ...]:
    """The marks of a phone on every item whose key is shown; what it did not answer is left out."""
    found = (_mark(room, phone, item) for item in sorted(room.keys_shown))
    return tuple(mark for mark in found if mark is not None)


def total_of(marks: tuple[OwnMark, ...]) -> int | None:
    """All marks together; None where there is none."""
    counted = [mark.mark for mark in marks if mark.mark is not None]
    return sum(counted) if counted else None


def _mark(room: Room, phone: str, item: int) -> OwnMark | None:
    last = last_round_before_key(room, item)
    rounds = [round_ for round_ in range(last, 0, -1) if room.vote_of(phone, item, round_)]
    vote = room.vote_of(phone, item, rounds[0]) if rounds else None
    if vote is None:
        return None
    asked = room.opened.items[item]
    right = is_right(asked, room.opened, vote.said)
    return OwnMark(
        item=item, round=rounds[0], words=in_words(asked, room.opened, vote.said), sure=vote.sure, right=right,
        mark=None if vote.sure is None or right is None else mark_of(vote.sure, right=right),
    )  # fmt: skip
