"""Who waits for news of which room: phones for its next state, projector and desk for votes too.

Told to end, the process lets them all go.
"""

import asyncio
import threading
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from cryoteach.wiring.stop_signals import before_stopping

SECONDS_BETWEEN_VOTES = 0.25  # whoever waits for votes hears of them four times a second at most
MOST_WAITS = 3  # of one phone: with a fourth the oldest comes back
Woken = Literal["news", "nothing", "closing"]


@dataclass(slots=True, eq=False)
class _Waiter:
    seen: int
    votes_too: bool
    who: str
    loop: asyncio.AbstractEventLoop
    future: "asyncio.Future[Woken]"
    began: float = field(default_factory=time.monotonic)

    def tell(self, woken: Woken) -> None:
        """Let it go; only in its own loop."""
        if not self.future.done():
            self.future.set_result(woken)


@dataclass(slots=True)
class _Watched:
    """A room that was heard of: its newest places, and who waits; those who wait for votes apart."""

    place: int = 0
    state: int = 0
    for_state: dict[_Waiter, None] = field(default_factory=dict[_Waiter, None])
    for_votes: dict[_Waiter, None] = field(default_factory=dict[_Waiter, None])
    of: dict[str, list[_Waiter]] = field(default_factory=dict[str, list[_Waiter]])

    def add(self, waiter: _Waiter) -> None:
        """Let it wait; of those that wait for the same phone in the same loop, the oldest beyond a few come back."""
        if waiter.who:
            own = self.of.setdefault(waiter.who, [])
            same = [other for other in own if other.votes_too is waiter.votes_too and other.loop is waiter.loop]
            for oldest in same[: len(same) + 1 - MOST_WAITS]:
                oldest.tell("nothing")
                self.drop(oldest)
            self.of.setdefault(waiter.who, []).append(waiter)
        (self.for_votes if waiter.votes_too else self.for_state)[waiter] = None

    def drop(self, waiter: _Waiter) -> None:
        """It waits no more."""
        (self.for_votes if waiter.votes_too else self.for_state).pop(waiter, None)
        if waiter in (own := self.of.get(waiter.who, [])):
            own.remove(waiter)
            if not own:
                del self.of[waiter.who]

    def waiters(self, *, is_state: bool) -> list[_Waiter]:
        return [*(self.for_state if is_state else ()), *self.for_votes]

    def has_news(self, waiter: _Waiter) -> bool:
        """A place beyond the one seen decides, never a mere wake-up."""
        is_time = time.monotonic() - waiter.began >= SECONDS_BETWEEN_VOTES
        return self.state > waiter.seen or (waiter.votes_too and is_time and self.place > waiter.seen)


class Hub:
    """Who waits for which room. ``closing`` is set once the process ends: everybody is released, and nobody waits."""

    def __init__(self) -> None:
        self.closing = threading.Event()
        self._rooms: dict[str, _Watched] = {}
        self._loops: set[asyncio.AbstractEventLoop] = set()
        self._lock = threading.RLock()  # a signal may come while its own thread holds it

    async def wait(
        self, code: str, seen: int, *, votes_too: bool = False, seconds: float = 25.0, who: str = ""
    ) -> Woken:
        """Wait until the room is further than what was seen, or the time is over, or the process ends.

        Args:
            code: the room.
            seen: the place that the page shows.
            votes_too: whether a vote is news; else only what changes the room's state.
            seconds: how long at most.
            who: the phone, of which only a few may wait at once; nobody's where empty.
        """
        loop = asyncio.get_running_loop()
        waiter = _Waiter(seen, votes_too, who, loop, loop.create_future())
        if (woken := self._begin(code, waiter)) is not None:
            return woken
        timers = [loop.call_later(seconds, waiter.tell, "nothing")]
        if votes_too:
            timers.append(loop.call_later(SECONDS_BETWEEN_VOTES + 0.005, self._look, code, waiter))
        try:
            return await waiter.future
        finally:
            for timer in timers:
                timer.cancel()
            self._end(code, waiter)

    def _begin(self, code: str, waiter: _Waiter) -> Woken | None:
        with self._lock:
            self._loops.add(waiter.loop)
            if self.closing.is_set():
                return "closing"
            watched = self._rooms.setdefault(code, _Watched())
            if watched.has_news(waiter):
                return "news"
            watched.add(waiter)
        return None

    def _end(self, code: str, waiter: _Waiter) -> None:
        with self._lock:
            if watched := self._rooms.get(code):
                watched.drop(waiter)

    def _look(self, code: str, waiter: _Waiter) -> None:
        with self._lock:
            watched = self._rooms.get(code)
        if watched and watched.has_news(waiter):
            waiter.tell("news")

    def wake(self, code: str, place: int, *, is_state: bool = True) -> None:
        """Something stands in a room's log at this place; from any thread, and again and again at will."""
        with self._lock:
            watched = self._rooms.setdefault(code, _Watched())
            if place <= (watched.state if is_state else watched.place):
                return  # they were told of it, or will be by the clock
            watched.place = max(watched.place, place)
            watched.state = max(watched.state, place) if is_state else watched.state
            self._release([waiter for waiter in watched.waiters(is_state=is_state) if watched.has_news(waiter)], "news")

    def over(self, code: str) -> None:
        """The room is no more: whoever waits looks again, and is told."""
        with self._lock:
            if watched := self._rooms.pop(code, None):
                self._release(watched.waiters(is_state=True), "news")

    @property
    def waiting(self) -> int:
        """How many wait now."""
        with self._lock:
            return sum(len(watched.waiters(is_state=True)) for watched in self._rooms.values())

    def close(self) -> None:
        """Release everybody, and let nobody wait from now on; may be called by the handler of a signal."""
        self.closing.set()
        for loop in tuple(self._loops):
            _in(loop, self._release_all)

    def _release_all(self) -> None:
        with self._lock:
            for watched in self._rooms.values():
                self._release(watched.waiters(is_state=True), "closing")

    def _release(self, waiters: list[_Waiter], woken: Woken) -> None:
        by_loop: dict[asyncio.AbstractEventLoop, list[_Waiter]] = {}
        for waiter in waiters:
            by_loop.setdefault(waiter.loop, []).append(waiter)
        for loop, of_loop in by_loop.items():
            _in(loop, _tell_all, of_loop, woken)


@cache
def hub() -> Hub:
    """The one of this process."""
    return Hub()


@asynccontextmanager
async def let_go_when_stopped() -> AsyncGenerator[None]:
    """Let everybody go who waits, as soon as this process is told to end; stands around the life of a server."""
    with before_stopping(hub().close):
        yield


def _tell_all(waiters: list[_Waiter], woken: Woken) -> None:
    for waiter in waiters:
        waiter.tell(woken)


def _in(loop: asyncio.AbstractEventLoop, call: object, *arguments: object) -> None:
    with suppress(RuntimeError):  # the loop is closed: nobody waits there
        loop.call_soon_threadsafe(call, *arguments)  # pyright: ignore[reportArgumentType]
