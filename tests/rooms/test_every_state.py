"""In every state that a room can come into, what is secret is in no byte that phones and projector can get.

Neither the key before it is shown, in a room whose twin has another; nor what was answered, before its spread is shown,
in a room whose twin was sent as many other answers.
"""

import asyncio
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response

from cryoteach.domain.rooms.events import Opened
from cryoteach.domain.rooms.items import Item, StageItem
from cryoteach.domain.rooms.keys import key_of
from cryoteach.domain.rooms.room import AT_THE_END, OPEN_PHASES, Room
from cryoteach.web.room import guard, routes
from cryoteach.web.room.guard import Handler
from cryoteach.web.room.phone import wait as phone_wait
from cryoteach.web.room.screen import wait as screen_wait
from cryoteach.web.room.site import Site
from tests.domain.rooms.lessons import CHOICE, DIAL, EVERY_KIND, opening
from tests.rooms.every_route import WITHOUT_COOKIE, Asked, every_route, filled, of_others, routes_left_out
from tests.rooms.test_non_interference import KEYS, _same_clock_and_chance  # noqa: F401 - the same clock here
from tests.rooms.twin_rooms import CODE, DIFFERENCES, OneRoom, Twins
from tests.rooms.twin_rooms import asked as asked_of
from tests.rooms.walks import Walk, walks

VOTE, SENT = f"/r/{CODE}/vote", 303
Secret = Callable[[Room], bool]


@pytest.fixture(autouse=True)
def _nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((phone_wait, "SECONDS"), (screen_wait, "SECONDS"), (screen_wait, "SECONDS_WHILE_JOINING")):
        monkeypatch.setattr(module, name, 0.0)


@dataclass
class Played:
    """Twins that walk through their lesson side by side; what each phone sent last is kept."""

    twins: Twins
    differs: str = ""
    sent: dict[int, dict[str, str]] = field(default_factory=dict)

    @property
    def room(self) -> Room:
        return self.twins.both[0].room

    def is_watched(self, _: Asked) -> bool:
        return True

    async def compare(self, asked: Asked) -> None:
        """Ask both, and note where they first answer otherwise."""
        one, other = await self.twins.answers(asked.method, asked.path, asked.phone, asked.form)
        if one != other and not self.differs:
            self.differs = f"{asked} in {self.room.phase}: {one}\n{other}"

    async def be_there(self, *, looks: bool) -> None:
        """Look around, vote where one can, and look again."""
        if looks:
            await self.look()
        if self.room.phase in OPEN_PHASES:
            await self.vote()
            if looks:
                await self.look()

    async def look(self) -> None:
        """Ask for everything, then with the projector blank and with the door locked; and send old ballots again."""
        old = [Asked("POST", VOTE, phone, form) for phone, form in self.sent.items()]
        for asked in [*every_route(self.twins), *old]:
            if self.is_watched(asked):
                await self.compare(asked)
        for blank in (True, False) if self.room.phase != "ended" else ():
            self.twins.switch(blank=blank)
            for path in (f"/r/{CODE}", f"/r/{CODE}/screen", f"/r/{CODE}/screen/wait?seen=0"):
                await self.compare(Asked("GET", path, WITHOUT_COOKIE))
            self.twins.switch(blank=blank)

    async def vote(self) -> None:
        """All phones answer what is open, and then change how sure they are from a stale page."""
        for phone in range(len(self.twins.phones)):
            page = await self.twins.answers("GET", f"/r/{CODE}?change=1{self.token(phone)}", phone)
            if form := filled(page[0][2].decode(), 0):
                self.sent[phone] = {**form, **self.hidden(phone), "sure": str(phone)}
                await self.compare(Asked("POST", VOTE, phone, self.sent[phone]))
                await self.compare(Asked("POST", VOTE, phone, {**self.sent[phone], "sure": "3"}))

    def hidden(self, phone: int) -> dict[str, str]:
        return {"p": self.twins.phones[phone]} if phone == WITHOUT_COOKIE else {}

    def token(self, phone: int) -> str:
        return f"&p={self.twins.phones[phone]}" if phone == WITHOUT_COOKIE else ""


@dataclass
class OthersAnswerOtherwise(Played):
    """The same room twice, but in one round all phones but the first answer otherwise, and are otherwise sure."""

    round: int = 1

    def is_watched(self, asked: Asked) -> bool:
        return not of_others(asked, watching=0)

    async def vote(self) -> None:
        for phone in range(len(self.twins.phones)):
            differs = phone > 0 and (self.room.item, self.room.round) == (0, self.round)
            for other, one in enumerate(self.twins.both if self.room.step else ()):
                cookie = b"" if self.hidden(phone) else f"ct_{CODE}={self.twins.phones[phone]}".encode()
                path = f"/r/{CODE}?change=1{self.token(phone)}"
                _, _, page = await asked_of(one.app, "GET", path, cookie, b"")
                form = filled(page.decode(), other if differs else 0) | self.hidden(phone)
                form["sure"] = str(1 + 2 * other if differs else 2)
                status, *_ = await asked_of(one.app, "POST", VOTE, cookie, urlencode(form).encode())
                assert status == SENT


async def difference_in(played: Played, walk: Walk, secret: Secret, looked: set[Walk]) -> str:
    """Walk, and look around at each step where no walk before has; where the two first differ."""
    with closing(played.twins):
        for at in range(len(walk) + 1):
            if at:
                played.twins.press(walk[at - 1])
            await played.be_there(looks=walk[:at] not in looked and secret(played.room))
            looked.add(walk[:at])
            if played.differs:
                break
        return played.differs


def difference_over(openings: tuple[Opened, Opened], secret: Secret, kind: Callable[[Twins], Played] = Played) -> str:
    """Over all walks while something is secret."""
    looked = set[Walk]()
    for walk in walks(openings[0], secret):
        played = kind(Twins(tuple(OneRoom(opened) for opened in openings)))
        if found := asyncio.run(difference_in(played, walk, secret, looked)):
            return f"{walk}: {found}"
    return ""


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("name", DIFFERENCES)
def test_no_byte_tells_the_key_in_any_state_before_it_is_shown(name: str, key: str):
    difference = DIFFERENCES[name]
    assert difference_over(difference.openings(key), difference.is_secret) == ""


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_key_is_found_once_it_may_be_seen(name: str):
    """Or else the walk would find nothing for not looking where it stands."""
    assert difference_over(DIFFERENCES[name].openings("at-reveal"), lambda _: True) != ""


@pytest.mark.parametrize("round_", [1, 2])
@pytest.mark.parametrize("item", EVERY_KIND, ids=lambda item: f"{item.kind}-{getattr(item, 'stage', '')}")
def test_no_byte_tells_what_others_answered_before_it_is_shown(item: Item, round_: int):
    openings = (opening(item, CHOICE) if (item, round_) == (DIAL, 1) else opening(item),) * 2
    found = difference_over(openings, Spread(round_).is_secret, partial(OthersAnswerOtherwise, round=round_))
    assert found == ""


@pytest.mark.parametrize("item", EVERY_KIND[:6:5])
def test_what_others_answered_is_found_once_it_may_be_seen(item: Item):
    assert difference_over((opening(item),) * 2, lambda _: True, OthersAnswerOtherwise) != ""


@dataclass(frozen=True)
class Spread:
    """Until when nobody may see how the first question was answered in a round."""

    round: int

    def is_secret(self, room: Room) -> bool:
        is_of_a_dial = room.phase == "model" and not isinstance(room.opened.items[0], StageItem)
        return (0, self.round) not in room.revealed and room.phase not in AT_THE_END and not is_of_a_dial


LEAKS = {
    "phone": ("phone.html", "base.html"), "projector": ("screen.html", "projector.html"),
    "wait of a phone": ("phone.html", "part.html"), "wait of the projector": ("screen.html", "part.html"),
    "header": (),
}  # fmt: skip


def one_byte_of(secret: object) -> str:
    return chr(97 + blake2b(repr(secret).encode(), digest_size=1).digest()[0] % 26)


@pytest.mark.parametrize("where", LEAKS)
@pytest.mark.parametrize("what", ["key", "votes"])
def test_one_byte_that_leaks_is_found(what: str, where: str, monkeypatch: pytest.MonkeyPatch):
    """As careless code might let it: a length, a checksum, a name of a class."""

    def leak(site: Site) -> str:
        room = site.rooms().room(CODE).room
        said = [vote.said for vote in room.cast_on(0, 1).values()]
        return one_byte_of(key_of(room.opened.items[0], room.opened).right if what == "key" else said)

    def leaks(site: Site, name: str, layout: str, told: dict) -> str:
        return written(site, name, layout, told) + (leak(site) if (name, layout) == LEAKS[where] else "")

    async def guards(handler: Handler, site: Site, request: Request) -> Response:
        response = await guard.guarded(handler, site, request)
        if where == "header" and request.url.path.endswith("/wait"):
            response.headers["ETag"] = leak(site)
        return response

    written = Site.written
    monkeypatch.setattr(Site, "written", leaks)
    monkeypatch.setattr(routes, "guarded", guards)
    if what == "key":
        difference = DIFFERENCES["right option"]
        assert difference_over(difference.openings("after-second-vote"), difference.is_secret) != ""
    else:
        assert difference_over((opening(CHOICE),) * 2, Spread(1).is_secret, OthersAnswerOtherwise) != ""


def test_no_address_of_rooms_is_left_out():
    with closing(Twins((OneRoom(opening()), OneRoom(opening())))) as twins:
        assert routes_left_out([*every_route(twins), Asked("POST", VOTE)]) == set()
