"""What a phone, and what the projector, may know in the present state of a room: all of it, and nothing besides.

What is asked is made from the question alone: no part of a key is read for it. A key comes in only where the room has
shown it. Two rooms that differ in nothing but a key look alike until then.
"""

from pydantic import BaseModel

from cryoteach.domain.rooms.asked import Asked, asked_of, questions_of
from cryoteach.domain.rooms.events import Phase
from cryoteach.domain.rooms.items import StageItem
from cryoteach.domain.rooms.keys import Key, key_of
from cryoteach.domain.rooms.measure import FormName, Part, form_of
from cryoteach.domain.rooms.phases import handed_in, is_open, part_now
from cryoteach.domain.rooms.room import AT_THE_END, OPEN_PHASES, Room, is_key_shown, is_spread_shown
from cryoteach.domain.rooms.votes.debrief import Prompt, debrief
from cryoteach.domain.rooms.votes.dials import Chosen, chosen_limits
from cryoteach.domain.rooms.votes.flows import Flows, flows_of
from cryoteach.domain.rooms.votes.marks import Own, OwnMark, marks_of, own_of
from cryoteach.domain.rooms.votes.tallies import Tally, tally_of
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.profiles import Profile

ABOUT_AN_ITEM = ("commit", "closed", "reveal", "talk", "revote", "reveal2", "model")


class SixQuestions(BaseModel, frozen=True, extra="forbid"):
    """The form that is open for a phone, and what it has sent, reply by reply; nothing where it has sent nothing.

    ``revision``: how often it has sent it. ``may_be_exported``: whether it may leave the room, nameless.
    """

    part: Part
    form: FormName
    asked: tuple[Asked, ...]
    sent: tuple[str, ...] = ()
    revision: int = 0
    may_be_exported: bool = False


class PhoneView(BaseModel, frozen=True, extra="forbid"):
    """All that the page of one phone is made of; the title of a lesson may tell what comes, so it is left out."""

    phase: Phase
    item: int
    round: int
    asked: Asked | None = None
    first: Own | None = None
    second: Own | None = None
    may_vote: bool = False
    key: Key | None = None
    marks: tuple[OwnMark, ...] = ()
    measure: SixQuestions | None = None


class ScreenView(BaseModel, frozen=True, extra="forbid"):
    """All that the projector is made of: a count while votes or forms come in, tallies and flows once they are shown.

    ``chosen`` is what the limits of a dial would change, ``prompts`` what is talked about at the end.
    """

    phase: Phase
    item: int
    round: int
    is_blank: bool
    asked: Asked | None = None
    votes: int = 0
    first: Tally | None = None
    second: Tally | None = None
    flows: Flows | None = None
    key: Key | None = None
    chosen: Chosen | None = None
    prompts: tuple[Prompt, ...] = ()


def phone_view(room: Room, phone: str) -> PhoneView:
    """What one phone may know now."""
    at = PhoneView(phase=room.phase, item=room.item, round=room.round)
    if room.phase in AT_THE_END:
        return at.model_copy(update={"marks": marks_of(room, phone)})
    if room.phase not in ABOUT_AN_ITEM:
        return at.model_copy(update={"measure": _six_questions(room, phone)})
    more = {
        "asked": asked_of(room.now_asked, room.opened),
        "first": own_of(room, phone, room.item, 1),
        "second": own_of(room, phone, room.item, 2),
        "may_vote": is_open(room, room.item, room.round),
        "key": key.model_copy(update={"feedback": {}}) if (key := _key_shown(room)) else None,
    }
    return at.model_copy(update=more)


def own_part(room: Room, phone: str) -> tuple[object, ...]:
    """What is one phone's own in its view: phones of which it is equal are shown the same."""
    items = sorted(room.keys_shown) if room.phase in AT_THE_END else [room.item]
    votes = (room.vote_of(phone, item, round_) for item in items for round_ in (1, 2))
    part = part_now(room)
    sent = room.measured.get((phone, part)) if part else None
    return (
        *(vote and (vote.said, vote.sure, vote.late, vote.times) for vote in votes),
        part and (form_of(phone, part), sent and (sent.replies, sent.revision)),
    )


def screen_view(room: Room) -> ScreenView:
    """What everybody may see now; what is blank is for whoever draws it."""
    at = ScreenView(phase=room.phase, item=room.item, round=room.round, is_blank=room.blank)
    if room.phase not in ABOUT_AN_ITEM:
        prompts = debrief(room) if room.phase in AT_THE_END else ()
        return at.model_copy(update={"votes": handed_in(room), "prompts": prompts})
    shows = room.phase not in {*OPEN_PHASES, "closed", "talk"}
    first, second = (shows and is_spread_shown(room, room.item, round_) for round_ in (1, 2))
    more = {
        "asked": asked_of(room.now_asked, room.opened),
        "votes": len(room.cast_on(room.item, room.round)),
        "first": tally_of(room, room.item, 1) if first else None,
        "second": tally_of(room, room.item, 2) if second else None,
        "flows": flows_of(room, room.item) if second else None,
        "key": _key_shown(room) if shows else None,
        "chosen": chosen_limits(room, room.item) if room.phase == "model" else None,
    }
    return at.model_copy(update=more)


def _six_questions(room: Room, phone: str) -> SixQuestions | None:
    part, forms = part_now(room), room.opened.measure
    if part is None or forms is None:
        return None
    form, sent = form_of(phone, part), room.measured.get((phone, part))
    return SixQuestions(
        part=part, form=form, asked=questions_of(form, forms), sent=sent.replies if sent else (),
        revision=sent.revision + 1 if sent else 0, may_be_exported=room.opened.exports_pairs,
    )  # fmt: skip


def person_of(room: Room, item: int) -> tuple[Person, Profile, str | None] | None:
    """The person of an item, its limits, and the case that a link may name; None before its model is open.

    A case is named only where no other question of it is still to come: its page tells the story to its end.
    """
    asked = room.opened.items[item]
    is_time = room.phase in {"model", *AT_THE_END} and is_key_shown(room, item)
    if not is_time or not isinstance(asked, StageItem):
        return None
    case, stages = room.opened.case(asked.case), enumerate(room.opened.items)
    same = {place for place, other in stages if isinstance(other, StageItem) and other.case == asked.case}
    name = case.id if room.phase == "ended" or same <= room.keys_shown else None
    return case.person_at(asked.stage), room.opened.profile(case.profile), name


def _key_shown(room: Room) -> Key | None:
    return key_of(room.now_asked, room.opened) if is_key_shown(room, room.item) else None
