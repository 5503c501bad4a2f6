"""What the simulated phones of a room do now: given the room and the seconds since its opening, the votes that are due.

The shares below are our teaching assumption of a class: nobody's data. They spread answers as a lesson needs them.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from cryoteach.domain.rooms.events import Measured, Round, Sure, Voted
from cryoteach.domain.rooms.items import DialItem
from cryoteach.domain.rooms.keys import is_right
from cryoteach.domain.rooms.measure import Forms, MeasureItem, Part, form_of
from cryoteach.domain.rooms.phases import part_now
from cryoteach.domain.rooms.rehearsal.phones import SECONDS_TO_VOTE, SimulatedPhone, chance
from cryoteach.domain.rooms.rehearsal.tempting import on_the_dial, right_reply, tempting
from cryoteach.domain.rooms.room import OPEN_PHASES, Room, Vote
from cryoteach.domain.rules.profiles import Profile

SILENT, CHANGES_AT_ONCE, LEAVES_OUT_CERTAINTY = 0.05, 0.1, 0.15
CONVINCED, STAYS_RIGHT, MOST_TEMPTED = 0.5, 0.93, 0.65
LEARNT = 0.2  # so much likelier to be right after the lesson than before it
HUNCH_BELOW, VERY_SURE_FROM = 0.35, 0.85
LIFT_OF_RIGHT, LIFT_OF_TEMPTED, LIFT_OF_TALK = 0.15, 0.1, 0.15
CHANGED = 1


def due(room: Room, phones: Iterable[SimulatedPhone], seconds: float) -> list[Voted | Measured]:
    """What the phones that are in send now; each vote once, so asked again it is the same until it counts."""
    inside = [phone for phone in phones if phone.joins <= seconds]
    if (part := part_now(room)) is not None:
        return [_measured(room, phone, part) for phone in inside if _takes_the_form(room, phone, part, seconds)]
    if room.phase not in OPEN_PHASES:
        return []
    return [vote for phone in inside for vote in _votes(room, phone, seconds)]


def _votes(room: Room, phone: SimulatedPhone, seconds: float) -> list[Voted]:
    here = (phone.phone, room.item, room.round)
    counts = room.vote_of(phone.phone, room.item, room.round)
    times = counts.times if counts else 0
    is_silent = chance(*here, "silent") < SILENT
    may_change = chance(*here, "changes") < CHANGES_AT_ONCE and not isinstance(room.now_asked, DialItem)
    if is_silent or times > int(may_change):
        return []
    if seconds < _starts(room, phone) + _takes(phone, *here, times) * (1 + times):
        return []
    reply = _reply(room, phone, times)
    return [
        Voted(
            phone=phone.phone, item=room.item, round=cast("Round", room.round), said=reply, revision=times,
            sure=_sure(room, phone, reply),
        )
    ]  # fmt: skip


def _starts(room: Room, phone: SimulatedPhone) -> float:
    return max(room.moved_at, phone.joins)


def _takes(phone: SimulatedPhone, *place: object) -> float:
    """The seconds until a phone has read and chosen: most are quick, a few take all the time there is."""
    return SECONDS_TO_VOTE[phone.pace] * (0.1 + 0.9 * chance(*place, "takes") ** 2)


def _reply(room: Room, phone: SimulatedPhone, times: int) -> str:
    item, pinned, here = room.now_asked, room.opened, (phone.phone, room.item)
    if isinstance(item, DialItem):
        return on_the_dial(item, pinned, (chance(*here, "low") + chance(*here, "high")) / 2)
    right, wrong = right_reply(item, pinned), tempting(item, pinned)
    if times == CHANGED:
        now = cast("Vote", room.vote_of(phone.phone, room.item, room.round)).said
        others = [one for one in wrong if one != now] or [right]
        return _chosen("" if now == right else right, others, phone.knows, *here, room.round, "changed")
    first = room.vote_of(phone.phone, room.item, 1) if room.round > 1 else None
    if first is None:
        return _chosen(right, wrong, phone.knows, *here, room.round)
    if is_right(item, pinned, first.said):
        return _chosen(first.said, wrong, STAYS_RIGHT, *here, "again")
    return _chosen(right, [first.said], CONVINCED, *here, "again")


def _chosen(right: str, wrong: Sequence[str], likely: float, *place: object) -> str:
    if right and chance(*place, "right") < likely:
        return right
    rest = wrong[1:]
    if not rest or chance(*place, "tempted") < MOST_TEMPTED:
        return wrong[0]
    return rest[int(chance(*place, "other") * len(rest))]


def _sure(room: Room, phone: SimulatedPhone, reply: str) -> Sure | None:
    here = (phone.phone, room.item, room.round)
    item = room.now_asked
    if isinstance(item, DialItem) or chance(*here, "sure at all") < LEAVES_OUT_CERTAINTY:
        return None
    lift = LIFT_OF_TALK if room.round > 1 else 0.0
    if is_right(item, room.opened, reply):
        lift += LIFT_OF_RIGHT
    elif reply == tempting(item, room.opened)[0]:
        lift += LIFT_OF_TEMPTED
    feels = (phone.bold + chance(*here, "sure")) / 2 + lift
    return 1 if feels < HUNCH_BELOW else 2 if feels < VERY_SURE_FROM else 3


def _takes_the_form(room: Room, phone: SimulatedPhone, part: Part, seconds: float) -> bool:
    is_new = (phone.phone, part) not in room.measured
    return is_new and seconds >= _starts(room, phone) + 2 * _takes(phone, phone.phone, part)


def _measured(room: Room, phone: SimulatedPhone, part: Part) -> Measured:
    forms, name = cast("Forms", room.opened.measure), form_of(phone.phone, part)
    profile, knows = room.opened.profile(forms.profile), phone.knows + (LEARNT if part == "after" else 0)
    replies = [_option(item, profile, knows, phone.phone, part, place) for place, item in enumerate(forms.form(name))]
    return Measured(phone=phone.phone, form=name, part=part, replies=tuple(replies))


def _option(item: MeasureItem, profile: Profile, knows: float, *place: object) -> str:
    key = item.key(profile)
    others = [option for option in range(len(item.options)) if option != key]
    chosen = key if chance(*place, "right") < knows else others[int(chance(*place, "other") * len(others))]
    return f"c{chosen}{1 + int(chance(*place, 'sure') * 3)}"
