"""A crowd of phones that wait for a room, and how long news and votes take them."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from pathlib import Path

from tests.rooms.light_client import Answer, Browser, LostError
from tests.rooms.people import Phone, Trainer, join, read_field

CLICKS = ("go.commit.0.1", "go.reveal.0.1", "go.talk.0.1", "go.revote.0.2", "go.reveal2.0.2")
SETTLE_S = 0.5
PATIENCE_S = 30
SECONDS_AT_REST = 8  # the app waits 6 for its first page before it makes the rest ready
AT_REST = 0.05  # of a second's processor
WAIT = re.compile(r'data-wait="([^"]+)"')


def share(times: list[float], of: float) -> float:
    """The time that this share of all stayed within, in ms."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(of * len(ordered)))] * 1000


async def told_after(
    waits: list[Callable[[], Awaitable[Answer]]], click: Callable[[], Awaitable[object]]
) -> list[float]:
    """Press while all wait; how long it took until each had the new page."""
    began: list[float] = []

    async def one(wait: Callable[[], Awaitable[Answer]]) -> float:
        answer = await wait()
        assert answer.status == 200, answer.status
        return time.perf_counter() - began[0]

    tasks = [asyncio.ensure_future(one(wait)) for wait in waits]
    await asyncio.sleep(SETTLE_S)
    began.append(time.perf_counter())
    await click()
    return await asyncio.wait_for(asyncio.gather(*tasks), PATIENCE_S)


async def bare_clicks(port: int, phones: int) -> list[float]:
    """The same at the floor."""
    browsers, desk, times = [Browser(port) for _ in range(phones)], Browser(port), []
    for place in range(1, len(CLICKS) + 1):
        waits = [partial(browser.once, "GET", f"/wait?seen={place}") for browser in browsers]
        times += await told_after(waits, partial(desk.once, "POST", "/press"))
    return times


@dataclass
class Crowd:
    """Phones in a room of a server."""

    port: int
    phones: list[Phone] = field(default_factory=list)
    waits: dict[int, str] = field(default_factory=dict)

    async def come(self, how_many: int) -> None:
        """Open a room and join it."""
        self.trainer = Trainer(Browser(self.port))
        code = await self.trainer.open(case=["carol-quiz-night"])
        self.phones = await join(self.port, code, how_many)
        await asyncio.gather(*(self.look(phone) for phone in self.phones))

    async def look(self, phone: Phone) -> None:
        """Open its page anew."""
        self._saw(phone, await phone.page())

    def _saw(self, phone: Phone, answer: Answer) -> Answer:
        self.waits[phone.number] = unescape(WAIT.search(answer.text)[1])
        return answer

    async def wait(self, phone: Phone) -> Answer:
        """Wait as the script of the page does, again where nothing was new."""
        while (answer := await phone.browser.once("GET", self.waits[phone.number])).status == 204:
            pass
        return self._saw(phone, answer)

    async def clicks(self) -> list[float]:
        """All the clicks of one question."""
        times: list[float] = []
        for click in CLICKS:
            step = str(await self.trainer.step())
            form = [("do", click), ("step", step)]
            waits = [partial(self.wait, phone) for phone in self.phones]
            times += await told_after(waits, partial(self.trainer.browser.post, f"/r/{self.trainer.code}/do", form))
        return times

    async def votes(self, alone: int) -> tuple[list[float], list[float]]:
        """Votes one after the other by some phones, and those of all within a second in the second round."""
        await self.trainer.press("go.commit.1.1")
        one_by_one = [await self._vote(phone, 0) for phone in self.phones[:alone]]
        await self.trainer.press("go.reveal.1.1", "go.revote.1.2")
        forms = await asyncio.gather(*(phone.page() for phone in self.phones))
        gap = 1 / len(self.phones)
        together = await asyncio.gather(
            *(self._vote(phone, gap * at, forms[at]) for at, phone in enumerate(self.phones))
        )
        return one_by_one, list(together)

    async def _vote(self, phone: Phone, after: float, form: Answer | None = None) -> float:
        form = form or await phone.page()
        await asyncio.sleep(after)
        start = time.perf_counter()
        sent = [("ballot", read_field(form.text, "ballot")), ("said", "sm"), ("sure", "2")]
        answer = await phone.browser.post(f"{phone.path}/vote", sent)
        assert answer.status == 303, answer.text
        return time.perf_counter() - start

    async def idle(self, seconds: float, pid: int) -> tuple[float, float]:
        """Processor time of the server while all wait, and while all look every two seconds instead."""
        waiting = await self._busy(self.wait, seconds, pid)
        return waiting, await self._busy(self._poll, seconds, pid)

    async def _poll(self, phone: Phone) -> None:
        await asyncio.sleep(2 * (phone.number + 1) / len(self.phones))
        while True:
            await phone.page()
            await asyncio.sleep(2)

    async def _busy(self, does: Callable[[Phone], Awaitable[object]], seconds: float, pid: int) -> float:
        tasks = [asyncio.ensure_future(does(phone)) for phone in self.phones]
        await asyncio.sleep(SETTLE_S)
        before = ticks(pid)
        await asyncio.sleep(seconds)
        spent = ticks(pid) - before
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError, LostError):
                await task
        return spent


def ticks(pid: int) -> float:
    """Seconds of processor that a process has used (Linux), to the nanosecond where the kernel says so."""
    return sum(int(file.read_text().split()[0]) for file in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


def await_rest(pid: int) -> None:
    """Return once a process has nothing left to do of its own: an app that has begun to answer loads more, later."""
    end, still = time.monotonic() + PATIENCE_S, 0
    while time.monotonic() < end and still < SECONDS_AT_REST:
        before = ticks(pid)
        time.sleep(1)
        still = still + 1 if ticks(pid) - before < AT_REST else 0
