"""Two rooms that are equal but for the key of one question, with the same salt, phones and clock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from starlette.applications import Starlette

from cryoteach.domain.cases.questions import ChoiceQuestion
from cryoteach.domain.rooms.events import Blanked, Locked, Opened
from cryoteach.domain.rooms.items import Item, NumberItem
from cryoteach.domain.rooms.keys import key_of
from cryoteach.domain.rooms.phases import events_of, ways
from cryoteach.domain.rooms.room import Room
from cryoteach.stores.base import Stored
from cryoteach.stores.memory import MemoryStore
from cryoteach.web.room.cookies import _proof
from cryoteach.web.room.limits import Limits
from cryoteach.web.room.site import Site
from cryoteach.web.rooms_app import rooms_app
from cryoteach.wiring.rooms import Rooms
from tests.domain.fictional import LEAFLET
from tests.domain.rooms.lessons import (
    BEATRIZ,
    CALLUM,
    CAROL,
    CHOICE,
    DIAL,
    LIMITING,
    MEI,
    OWN_NUMBER,
    SHIFT,
    THOUSAND,
    VERDICT,
    opening,
)  # fmt: skip
from tests.stores.rooms_to_store import CODE, SALT, SECRET, Clock

SHARED = ("screen", "screen?code=large", "screen/wait?seen=0", "privacy", "desk")
HOST = b"127.0.0.1:8770"
OTHER_LIMITS = LEAFLET.model_copy(
    update={
        "conditions": tuple(
            condition.model_copy(update={"limit": condition.limit.model_copy(update=limits)})
            for condition in LEAFLET.conditions
            for limits in [
                {
                    "few-lesions": {"at_most": 20.0},
                    "slow-growing": {"at_least": 40.0},
                    "no-spread": {"one_of": ("none-seen", "confirmed"), "unsettled": ("suspected",)},
                }.get(condition.id, {})
            ]
        )
    }
)


def _with_limits(opened: Opened) -> Opened:
    return opened.model_copy(update={"profiles": (OTHER_LIMITS,)})


def _with_the_other_option(opened: Opened) -> Opened:
    stage = CAROL.stages[CHOICE.stage]
    assert isinstance(stage.question, ChoiceQuestion)
    options = [option.model_copy(update={"right": at == 0}) for at, option in enumerate(stage.question.options)]
    question = stage.question.model_copy(update={"options": tuple(options)})
    stages = list(CAROL.stages)
    stages[CHOICE.stage] = stage.model_copy(update={"question": question})
    carol = CAROL.model_copy(update={"stages": tuple(stages)})
    return opened.model_copy(update={"cases": (CALLUM, carol, BEATRIZ, MEI)})


def _with_the_other_number(opened: Opened) -> Opened:
    stage = MEI.stages[OWN_NUMBER.stage]
    question = stage.question.model_copy(update={"answer": 75.0, "feedback": "Otherwise."})
    stages = list(MEI.stages)
    stages[OWN_NUMBER.stage] = stage.model_copy(update={"question": question})
    mei = MEI.model_copy(update={"stages": tuple(stages)})
    return opened.model_copy(update={"cases": (CALLUM, CAROL, BEATRIZ, mei)})


def _with_the_other_count(opened: Opened) -> Opened:
    other = THOUSAND.model_copy(update={"question": THOUSAND.question.model_copy(update={"answer": 40.0})})
    items = tuple(other if isinstance(item, NumberItem) else item for item in opened.items)
    return opened.model_copy(update={"items": items})


def _with_another_scan(opened: Opened) -> Opened:
    """The scan that the story tells of has found otherwise, as the engine judges it; no page has told its figures."""
    stages = list(CALLUM.stages)
    stages[SHIFT.stage] = stages[SHIFT.stage].model_copy(update={"findings": {"lesion_count": 19}})
    callum = CALLUM.model_copy(update={"stages": tuple(stages)})
    return opened.model_copy(update={"cases": (callum, CAROL, BEATRIZ, MEI)})


def _with_other_findings_to_come(opened: Opened) -> Opened:
    """What the scan at the end will say is otherwise; it has not been told."""
    last = CALLUM.stages[-1].model_copy(update={"findings": {"extrahepatic_disease": "none-seen"}, "story": "No spot."})
    callum = CALLUM.model_copy(update={"stages": (*CALLUM.stages[:-1], last), "teaching_point": "Otherwise."})
    return opened.model_copy(update={"cases": (callum, CAROL, BEATRIZ, MEI)})


@dataclass(frozen=True)
class Difference:
    """A way in which two rooms differ: what is asked before, the question whose key differs, and how the twin is made.

    ``told``: the question is about what differs, so that it is secret only until it is asked.
    """

    item: Item
    twin: Callable[[Opened], Opened]
    told: bool = False

    def openings(self, key: str) -> tuple[Opened, Opened]:
        """Both; the question whose key differs is the first of two, and a dial, which has no key, the second."""
        items = (SHIFT, self.item) if self.told else (self.item, DIAL)
        one = opening(*items, key=key)
        return one, self.twin(one)

    def is_secret(self, room: Room) -> bool:
        """Whether nobody may see a difference yet."""
        if self.told:
            return (1, 1) not in room.asked and room.phase not in {"debrief", "ended"}
        return not room.keys_shown


DIFFERENCES = {
    "limits, verdict": Difference(VERDICT, _with_limits),
    "findings, shift": Difference(SHIFT, _with_another_scan),
    "limits, conditions": Difference(LIMITING, _with_limits),
    "right option": Difference(CHOICE, _with_the_other_option),
    "right number": Difference(OWN_NUMBER, _with_the_other_number),
    "right count": Difference(THOUSAND, _with_the_other_count),
    "findings to come": Difference(VERDICT, _with_other_findings_to_come, told=True),
}


class OneRoom:
    """A room with its web around it, opened with a salt, a code and a clock of our own."""

    def __init__(self, opened: Opened) -> None:
        store = MemoryStore(Clock())
        store.open(CODE, secret=SECRET, salt=SALT, event=opened, lasts=4 * 3600)
        self.rooms = Rooms(store, keeps_trying=0.2)
        self.site = Site(rooms=lambda: self.rooms, limits=Limits(lambda: 0.0))
        self.app = rooms_app(self.site)

    @property
    def room(self) -> Room:
        return self.rooms.room(CODE).room


def token_of(number: int) -> str:
    """A token that the room gave: each phone another one, though chance stands still."""
    return f"{number:032x}{_proof(f'{number:032x}', SALT)}"


@dataclass
class Twins:
    """Both rooms, with three phones that are in: the first keeps cookies, the second keeps none."""

    both: tuple[OneRoom, OneRoom]
    phones: list[str] = field(default_factory=lambda: [token_of(number) for number in range(3)])

    async def answers(self, method: str, path: str, phone: int = 0, form: dict[str, str] | None = None) -> list[tuple]:
        """What each room answers: status, headers and bytes."""
        cookie = b"" if phone == 1 else f"ct_{CODE}={self.phones[phone]}".encode()
        return [await asked(one.app, method, path, cookie, urlencode(form or {}).encode()) for one in self.both]

    def public(self) -> list[tuple[str, int]]:
        """Every address that phones and projector have, with the phone that asks."""
        room, secret = f"/r/{CODE}", self.phones[1]
        return [
            *((f"{room}{query}", phone) for phone in (0, 2) for query in ("", "?change=1", "?still=1")),
            *((f"{room}?{query}p={secret}", 1) for query in ("", "change=1&")),
            *((f"{room}/wait?seen=0", phone) for phone in (0, 2)), (f"{room}/wait?seen=0&p={secret}", 1),
            *((f"{room}/{path}", 2) for path in SHARED),
        ]  # fmt: skip

    def press(self, at: int) -> None:
        """Take one of the ways, the same in both."""
        for one in self.both:
            found = ways(one.room)
            step = found[at % len(found)] if found else None
            self._do(one, events_of(one.room, step) if step else ())

    def switch(self, *, blank: bool) -> None:
        """Make the projector blank, or show it again; or lock the room, or open it."""
        for one in self.both:
            room = one.room
            event = Blanked(on=not room.blank, presses=room.presses) if blank else Locked(
                on=not room.locked, presses=room.presses
            )  # fmt: skip
            self._do(one, (event,))

    def _do(self, one: OneRoom, events: tuple) -> None:
        if one.room.phase != "ended" and events:
            outcomes = one.rooms.ask_together(CODE, events).result()
            assert all(isinstance(outcome, Stored) for outcome in outcomes)

    def close(self) -> None:
        for one in self.both:
            one.rooms.close()


async def asked(app: Starlette, method: str, path: str, cookie: bytes, body: bytes) -> tuple:
    """One request to an app, without a server in between."""
    route, _, query = path.partition("?")
    headers = [(b"host", HOST), (b"accept", b"text/html"), (b"cookie", cookie)]
    scope = {
        "type": "http", "http_version": "1.1", "method": method, "scheme": "http", "path": route, "root_path": "",
        "query_string": query.encode(), "headers": headers, "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8770),
    }  # fmt: skip
    sent: list[dict] = []

    async def receive() -> dict:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict) -> None:
        sent.append(message)

    await app(scope, receive, send)
    shown = sorted(pair for pair in sent[0]["headers"] if pair[0].lower() != b"date")
    return sent[0]["status"], shown, b"".join(message.get("body", b"") for message in sent[1:])


def differ_in_the_key(name: str) -> bool:
    """Whether the two rooms of this difference have another key somewhere."""
    one, other = DIFFERENCES[name].openings("at-reveal")
    pairs = zip(one.items, other.items, strict=True)
    keys = [(key_of(mine, one), key_of(yours, other)) for mine, yours in pairs]
    return any(mine and yours and mine.right != yours.right for mine, yours in keys)
