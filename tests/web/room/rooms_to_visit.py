"""A room with its web around it, over a real store: phones that are browsers of their own, and steps by the trainer."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import httpx
from starlette.testclient import TestClient

from cryoteach.domain.rooms.phases import events_of, ways
from cryoteach.domain.rooms.room import Room
from cryoteach.stores.base import RoomStore, Stored
from cryoteach.web.room.limits import Limits
from cryoteach.web.room.site import Site
from cryoteach.web.rooms_app import rooms_app
from cryoteach.wiring.rooms import Opening, Rooms
from tests.domain.rooms.lessons import opening
from tests.stores.rooms_to_store import kinds_in

HOST = "http://127.0.0.1:8720"
HTML = {"Accept": "text/html"}


class Visited:
    """A room.

    Args:
        store: where it is kept.
        items: what it asks.
        more: of its opening.
    """

    def __init__(self, store: RoomStore, *items: object, prefix: str = "", phones: int = 400, **more: object) -> None:
        self.now = 0.0
        self.rooms = Rooms(store, keeps_trying=0.2)
        self.site = Site(rooms=lambda: self.rooms, prefix=prefix, limits=Limits(lambda: self.now, phones))
        self.app = rooms_app(self.site)
        opened = self.rooms.open_room(opening(*items, **more)).result()
        assert isinstance(opened, Opening)
        self.opened, self.code = opened, opened.code
        self.path = self.site.path(self.code)

    @property
    def room(self) -> Room:
        return self.rooms.room(self.code).room

    def browser(self, **more: object) -> TestClient:
        return TestClient(self.app, base_url=HOST, follow_redirects=False, headers=HTML, **more)

    def phone(self, **more: object) -> "Phone":
        return Phone(self, self.browser(**more))

    def go(self, *phases: str) -> None:
        """Take the steps that lead to these phases, as the desk would."""
        for phase in phases:
            room = self.room
            step = next(way for way in ways(room) if way.to == phase)
            done = self.rooms.ask_together(self.code, events_of(room, step)).result()
            assert all(isinstance(outcome, Stored) for outcome in done)


class Phone:
    """A phone that is in, with the page that it shows."""

    def __init__(self, visited: Visited, browser: TestClient) -> None:
        self.visited, self.browser = visited, browser
        self.look()

    def look(self, query: str = "") -> str:
        """Open the page of the room anew."""
        self.answer = self.browser.get(f"{self.visited.path}{query}")
        return self.shown

    @property
    def shown(self) -> str:
        """What a reader sees of the page."""
        main = self.answer.text.partition("<main")[2].partition(">")[2].partition("</main>")[0]
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())

    def field(self, name: str) -> str:
        found = re.search(rf'name="{name}"[^>]*? value="([^"]*)"', self.answer.text)
        return unescape(found[1]) if found else ""

    def send(self, *said: str, to: str = "vote", **fields: str) -> httpx.Response:
        """Send the form that is on screen, and follow to what it leads to."""
        form = {"ballot": self.field("ballot"), **({"p": token} if (token := self.field("p")) else {}), **fields}
        sent = self.answer = self.browser.post(f"{self.visited.path}/{to}", data={**form, "said": list(said)})
        if sent.status_code == 303:
            self.answer = self.browser.get(sent.headers["location"])
        return sent

    @property
    def id(self) -> str:
        """What the log knows it by: of the only phone that has voted so far."""
        (phone,) = self.visited.room.phones
        return phone


@contextmanager
def visited_in(folder: Path, kind: str, *items: object, **more: object) -> Iterator[Visited]:
    """A room over one kind of store, closed after the test."""
    with kinds_in(folder) as kinds:
        visited = Visited(getattr(kinds, kind)(), *items, **more)
        yield visited
        visited.rooms.close()
