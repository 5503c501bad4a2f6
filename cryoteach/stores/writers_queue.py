"""What waits for the writer, in the order in which it came."""

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from cryoteach.stores.base import Ask, Outcome, Why

MOST_TOGETHER = 500
MOST_WAITING = 5_000  # beyond these, who asks is told to send again: a flood fills no memory
T = TypeVar("T")


def promise(future: "Future[T]") -> "Future[T]":
    """A future that nobody can take back: a phone that hangs up has asked all the same."""
    future.set_running_or_notify_cancel()
    return future


def tell(future: "Future[T]", result: T) -> None:
    """Say what came of it, unless who asked was let go before."""
    with suppress(InvalidStateError):
        future.set_result(result)


def fail(future: "Future[T]", error: BaseException) -> None:
    """Say that nothing came of it, likewise."""
    with suppress(InvalidStateError):
        future.set_exception(error)


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Events that are stored together, and whoever waits for what comes of them."""

    asks: tuple[Ask, ...]
    future: "Future[list[Outcome]]" = field(default_factory=lambda: promise(Future[list[Outcome]]()))
    since: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, slots=True, eq=False)
class Errand:
    """Something else that changes the store, and how to say that it failed."""

    do: Callable[[], None]
    fail: Callable[[BaseException], None]
    since: float = field(default_factory=time.monotonic)


class WritersQueue:
    """A queue of asks and errands that gives many asks at once, and takes nothing once it is closed."""

    def __init__(self) -> None:
        self._waiting: deque[Asked | Errand] = deque()
        self._asks = 0
        self._is_closed = False
        self._changed = threading.Condition()

    def put(self, waiting: Asked | Errand) -> Why | None:
        """Queue up; or why not."""
        asks = len(waiting.asks) if isinstance(waiting, Asked) else 0
        with self._changed:
            if self._is_closed:
                return "closing"
            if asks and self._asks + asks > MOST_WAITING:
                return "busy"
            self._waiting.append(waiting)
            self._asks += asks
            self._changed.notify()
        return None

    def take(self) -> list[Asked] | Errand | None:
        """Wait for the next errand, or for all the asks before it; None once it is closed and empty."""
        with self._changed:
            while not self._waiting and not self._is_closed:
                self._changed.wait()
            if not self._waiting:
                return None
            first = self._waiting.popleft()
            return first if isinstance(first, Errand) else self._with_more(first)

    def _with_more(self, first: Asked) -> list[Asked]:
        taken, asks = [first], len(first.asks)
        while asks < MOST_TOGETHER and self._waiting and isinstance(following := self._waiting[0], Asked):
            self._waiting.popleft()
            taken.append(following)
            asks += len(following.asks)
        self._asks -= asks
        return taken

    def waiting(self) -> list[Asked | Errand]:
        """All that wait, in order."""
        with self._changed:
            return list(self._waiting)

    @property
    def length(self) -> int:
        """How many asks wait."""
        return self._asks

    def close(self) -> None:
        """Take nothing new."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
