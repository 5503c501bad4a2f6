"""How a lesson stands against its plan, by the seconds since the opening; what could be left out when it runs late."""

from pydantic import BaseModel

from cryoteach.domain.rooms.plans import Part, Plan
from cryoteach.domain.rooms.room import Room

MINUTE = 60
MUCH = 1.2  # used, of what was planned: a fifth over
KINDS = {"lobby": "join", "measure": "measure", "debrief": "debrief", "ended": "slack"}
AT_LAST = ("debrief", "ended")


class Timing(BaseModel, frozen=True, extra="forbid"):
    """Minutes used and planned. ``until``: planned from the beginning to the end of the present part.

    ``phase``: planned for the present phase, where the plan says so. ``drop``: the item that could be left out, counted
    from 0, once a fifth more has been used than planned; None while there is time, or nothing is left to drop.
    """

    part: str
    used: float
    until: float
    of: float
    phase: float | None
    in_phase: float
    drop: int | None


def timing_of(room: Room, seconds: int) -> Timing | None:
    """How it stands so many seconds after the opening; None without a plan."""
    plan = room.opened.plan
    if plan is None:
        return None
    place = _place(room, plan)
    part = plan.parts[place]
    used, until = seconds / MINUTE, sum(each.minutes for each in plan.parts[: place + 1])
    return Timing(
        part=part.title, used=used, until=until, of=plan.minutes, phase=_minutes_of(part, room.phase),
        in_phase=(seconds - room.moved_at) / MINUTE, drop=_to_drop(room) if used > MUCH * until else None,
    )  # fmt: skip


def _minutes_of(part: Part, phase: str) -> float | None:
    return next((minutes for name, minutes in part.phases.items() if name == phase), None)


def _place(room: Room, plan: Plan) -> int:
    """The place of the present part among all of the plan."""
    wanted = KINDS.get(room.phase, "ask")
    places = [place for place, part in enumerate(plan.parts) if part.kind == wanted]
    if not places:
        return len(plan.parts) - 1 if room.phase in AT_LAST else 0
    if wanted == "ask":
        return places[min(room.item, len(places) - 1)]
    return places[-1] if wanted == "measure" and room.round > 1 else places[0]


def _to_drop(room: Room) -> int | None:
    unasked = [item for item in range(len(room.opened.items)) if (item, 1) not in room.asked]
    return unasked[-1] if unasked else None
