"""Rooms to play with: what is asked of them, phones, and a way to play a lesson event by event."""

from cryoteach.domain.cases.questions import NumberQuestion
from cryoteach.domain.rooms.events import Event, Opened, Voted
from cryoteach.domain.rooms.items import DialItem, Item, NumberItem, StageItem
from cryoteach.domain.rooms.phases import events_of, ways
from cryoteach.domain.rooms.refusals import refusal
from cryoteach.domain.rooms.room import Room, after
from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, LESION_COUNT
from tests.domain.fictional import LEAFLET, SHIPPED

CASES = SHIPPED.teaching.cases
CALLUM, CAROL, BEATRIZ, MEI = (
    CASES[name] for name in ("callum-bowling-green", "carol-quiz-night", "beatriz-market-stall", "mei-ferry")
)
PHONES = [f"{number:032x}" for number in range(1, 401)]
VERDICT, SHIFT, LIMITING = (
    StageItem(case=CALLUM.id, stage=2),
    StageItem(case=CALLUM.id, stage=1),
    StageItem(case=BEATRIZ.id, stage=1),
)
CHOICE, OWN_NUMBER = StageItem(case=CAROL.id, stage=2), StageItem(case=MEI.id, stage=1)
THOUSAND = NumberItem(
    title="Of 1,000 people",
    question=NumberQuestion(
        kind="number", prompt="How many meet all six?", answer=9.0, tolerance=5.0, unit="people", feedback="Few."
    ),
    near=50,
)
DIAL = DialItem(
    profile="leaflet",
    condition="few-lesions",
    prompt="How many is a few?",
    scale=LESION_COUNT.model_copy(update={"high": 10}),
)
SIZE = DialItem(
    profile="leaflet",
    condition="small-lesions",
    prompt="How small is small?",
    scale=LARGEST_DIAMETER_CM.model_copy(update={"low": 1.5, "high": 6.0}),
)
EVERY_KIND: tuple[Item, ...] = (VERDICT, SHIFT, LIMITING, CHOICE, OWN_NUMBER, THOUSAND, DIAL, SIZE)


def opening(*items: Item, **more: object) -> Opened:
    """The opening of a room that asks these; everything else is as usual."""
    given = {
        "title": "A lesson", "items": items or (VERDICT, LIMITING), "cases": (CALLUM, CAROL, BEATRIZ, MEI),
        "profiles": (LEAFLET,),
    }  # fmt: skip
    return Opened.model_validate({**given, **more})


def room_of(*items: Item, **more: object) -> Room:
    """A room that has just been opened."""
    return after(None, opening(*items, **more))


def happens(room: Room, *events: Event) -> Room:
    """The room after events that are all let in."""
    for event in events:
        assert refusal(room, event) is None
        room = after(room, event)
    return room


def goes_to(room: Room, *phases: str) -> Room:
    """The room after steps that its buttons offer, each named by the phase that it leads to."""
    for phase in phases:
        step = next(way for way in ways(room) if way.to == phase)
        room = happens(room, *events_of(room, step))
    return room


def votes(room: Room, *written: str | tuple[str, int], first: int = 0) -> Room:
    """The room after one phone each has voted on what is open."""
    for phone, vote in zip(PHONES[first:], written, strict=False):
        said, sure = vote if isinstance(vote, tuple) else (vote, None)
        room = happens(room, voted(room, phone, said, sure))
    return room


def voted(room: Room, phone: str, said: str, sure: int | None = None, **more: object) -> Voted:
    """A vote of a phone that has seen everything so far."""
    counts = room.vote_of(phone, room.item, room.round)
    seen = {"item": room.item, "round": room.round, "revision": counts.times if counts else 0}
    return Voted.model_validate({"phone": phone, "said": said, "sure": sure, **seen, **more})
