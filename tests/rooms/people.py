"""People in a room as its pages make them act: phones that send until a page says that it counts, and a trainer."""

import asyncio
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from typing import TypeVar

from cryoteach.web.room.cookies import phone_id
from tests.rooms.light_client import Answer, Browser, LostError

COUNTED = ("Your answer counts", "Your second answer counts")
SECONDS_BETWEEN_TRIES = 0.1
T = TypeVar("T")
Try = Callable[[], "asyncio.Future[T]"]


@dataclass
class Phone:
    """A phone: it joins, and sends what it is asked for until the page says that it counts."""

    number: int
    code: str
    browser: Browser
    tries: int = 0
    resent: int = 0
    counted: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    """By question and round: what was sent and how sure, once a page said that it counts."""

    @property
    def path(self) -> str:
        return f"/r/{self.code}"

    async def page(self, *, holds: str = "") -> Answer:
        """The page of the room as it is now; asked for until it comes, and holds this."""
        while True:
            try:
                answer = await self.browser.get(self.path)
            except LostError:
                answer = None
            if answer and answer.status == 200 and holds in answer.text:
                return answer
            self.tries += 1
            await asyncio.sleep(SECONDS_BETWEEN_TRIES * (1 + random.random()))

    async def vote(self, item: int, round_: int) -> None:
        """Answer what is open, again and again with the same ballot, until a page says that it counts."""
        form = (await self.page(holds='name="ballot"')).text
        ballot = read_field(form, "ballot")
        assert ballot.startswith(f"{item}.{round_}.")
        said, sure = self.choice(form, item + round_), str((self.number + item) % 4)
        sent = [("ballot", ballot), ("said", said), ("sure", sure)]
        tries = 0
        while not await self._is_counted(sent):
            tries += 1
            await asyncio.sleep(SECONDS_BETWEEN_TRIES * (1 + random.random()))
        self.resent += tries
        self.counted[item, round_] = said, sure

    async def _is_counted(self, sent: list[tuple[str, str]]) -> bool:
        try:
            answer = await self.browser.post(f"{self.path}/vote", sent)
            if answer.status != 303:
                assert answer.status == 503, answer.text
                return False
            told = await self.browser.get(answer.headers["location"])
        except LostError:
            return False
        if told.status == 503:  # a proxy, of a server that is just being started again
            return False
        assert any(words in told.text for words in COUNTED), told.text
        return True

    def choice(self, form: str, turn: int) -> str:
        """What it says to the question of a page."""
        options = re.findall(r'type="(?:radio|checkbox)" name="said" value="([^"]+)"', form)
        return options[(self.number + turn) % len(options)]

    def id(self, salt: bytes) -> str:
        """What the log knows it by."""
        return phone_id(self.browser.cookies[f"ct_{self.code}"], salt)


@dataclass
class Trainer:
    """Whoever has the desk, over HTTP like everybody."""

    browser: Browser
    code: str = ""

    async def open(self, **fields: list[str]) -> str:
        """Open a room and take its desk; the code."""
        program = Browser(self.browser.port, accepts="application/json")
        sent = [(name, value) for name, values in fields.items() for value in values]
        opened = json.loads((await program.post("/rooms", sent)).text)
        program.hang_up()
        self.code = opened["code"]
        await self.browser.once("GET", f"/t/{opened['trainer'].rpartition('/')[2]}")
        return self.code

    async def step(self) -> int:
        """The step of the room that the desk shows."""
        while True:
            try:
                answer = await self.browser.get(f"/r/{self.code}/desk")
                if answer.status == 200:
                    return int(read_field(answer.text, "step"))
            except LostError:
                pass
            await asyncio.sleep(SECONDS_BETWEEN_TRIES)

    async def press(self, *controls: str) -> None:
        """Press buttons one after the other, each until the room has moved."""
        for control in controls:
            before = await self.step()
            while await self.step() == before:
                try:
                    answer = await self.browser.post(f"/r/{self.code}/do", [("do", control), ("step", str(before))])
                    assert answer.status in {303, 503, 409}, answer.text
                except LostError:
                    await asyncio.sleep(SECONDS_BETWEEN_TRIES)


def read_field(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, page
    return unescape(found[1])


async def join(port: int, code: str, how_many: int) -> list[Phone]:
    """So many phones, in."""
    phones = [Phone(number, code, Browser(port)) for number in range(how_many)]
    await asyncio.gather(*(phone.page() for phone in phones))
    return phones
