"""A phone as the script of its page has it: it waits for news, answers what is open once, and keeps trying."""

import asyncio
import random
import re
import time
from dataclasses import dataclass, field
from html import unescape

from tests.rooms.light_client import Answer, LostError
from tests.rooms.people import Phone, read_field

LONGEST_S, SHORTEST_S, TOO_LATE_S = 8.0, 0.5, 40.0  # of web/room/asking.js
SECONDS_TO_THINK = 2.0
WAIT = re.compile(r'data-wait="([^"]+)"')


@dataclass
class PhoneThatFollows:
    """Follows the room until it is told to stop.

    Attributes:
        phone: it.
        counted: by question and round, what was sent once an answer said that it counts.
        asked: by question and round, when it first had it on its screen.
        failures: how often nothing, or "away", came in the place of an answer.
    """

    phone: Phone
    counted: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    asked: dict[tuple[int, int], float] = field(default_factory=dict)
    failures: int = 0
    _page: str = ""
    _wait: str = ""
    _done: set[tuple[int, int]] = field(default_factory=set)

    async def follow(self) -> None:
        """Wait, show, answer; for ever."""
        while not await self._opens():
            pass
        while True:
            if (ballot := self._open_ballot()) and question_of(ballot) not in self._done:
                await asyncio.sleep(SECONDS_TO_THINK * random.random())
                await self._answer(ballot, *question_of(ballot))
            else:
                await self._waits()

    def _open_ballot(self) -> str:
        return read_field(self._page, "ballot") if 'name="ballot"' in self._page else ""

    async def _opens(self) -> bool:
        answer = await self._asked("GET", self.phone.path)
        if answer is None or answer.status != 200:
            await self._rests(0)
            return False
        self._shows(answer)
        return True

    async def _waits(self) -> None:
        for failed in range(100):
            answer = await self._asked("GET", self._wait)
            if answer and answer.status in {200, 204}:
                if answer.status == 200:
                    self._shows(answer)
                return
            await self._rests(failed)

    async def _answer(self, ballot: str, item: int, round_: int) -> None:
        """Send it until an answer says that it counts, or that the question has closed."""
        said, sure = self.phone.choice(self._page, item + round_), str((self.phone.number + item) % 4)
        fields = [("ballot", ballot), ("said", said), ("sure", sure)]
        for failed in range(100):
            answer = await self._asked("POST", f"{self.phone.path}/vote", fields)
            if answer and answer.status in {303, 409}:
                break
            await self._rests(failed)
        self._done.add((item, round_))
        if answer and answer.status == 303:
            self.counted[item, round_] = said, sure
        while not await self._opens():
            pass

    async def _asked(self, method: str, path: str, fields: list[tuple[str, str]] | None = None) -> Answer | None:
        browser = self.phone.browser
        asked = browser.post(path, fields) if fields else browser.once(method, path)
        try:
            answer = await asyncio.wait_for(asked, TOO_LATE_S)
        except (LostError, TimeoutError):
            return None
        assert answer.status in {200, 204, 303, 409, 503}, (answer.status, answer.text)
        return answer

    async def _rests(self, failed: int) -> None:
        self.failures += 1
        await asyncio.sleep(min(LONGEST_S, SHORTEST_S * 2**failed) * (0.5 + random.random() / 2))

    def _shows(self, answer: Answer) -> None:
        self._page = answer.text
        self._wait = unescape(WAIT.search(answer.text)[1])
        if ballot := self._open_ballot():
            self.asked.setdefault(question_of(ballot), time.monotonic())


def question_of(ballot: str) -> tuple[int, int]:
    """Its question and round: whoever may change an answer has a ballot for the same."""
    item, round_ = ballot.split(".")[:2]
    return int(item), int(round_)
