"""Rooms in memory: quick, and gone with the process."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from cryoteach.domain.rooms.events import Event, Opened
from cryoteach.domain.rooms.room import after
from cryoteach.stores.base import (
    SECONDS_OPEN,
    SECONDS_RETIRED,
    Ask,
    CodeTakenError,
    Gone,
    Header,
    Missing,
    Outcome,
)
from cryoteach.stores.settling import Kept, Settled, settle


@dataclass(slots=True)
class _Log:
    header: Header
    kept: Kept
    events: list[Event]
    keys: dict[bytes, int] = field(default_factory=dict[bytes, int])


class MemoryStore:
    """Rooms in memory.

    Args:
        clock: seconds since 1970.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._logs: dict[str, _Log] = {}
        self._retired: dict[str, int] = {}
        self._lock = threading.RLock()

    def now(self) -> int:
        """Seconds since 1970 by the store's own clock."""
        return int(self._clock())

    def open(self, code: str, *, secret: bytes, salt: bytes, event: Opened, lasts: int = SECONDS_OPEN) -> None:
        """Begin a room with its first event; raises CodeTakenError."""
        with self._lock:
            now, first = self.now(), event.model_copy(update={"at": 0})
            if code in self._logs or self._retired.get(code, 0) > now:
                raise CodeTakenError(code)
            kept = Kept(after(None, first), place=1, at=0, opened=now, expires=now + lasts)
            self._logs[code] = _Log(Header(code, secret, salt, now, now + lasts, 1, now), kept, [first])

    def _open_log(self, code: str) -> _Log | None:
        log = self._logs.get(code)
        return log if log and log.kept.expires > self.now() else None

    def header(self, code: str) -> Header | Gone | None:
        """The room of a code; Gone where it is over, None where there was none."""
        with self._lock:
            if log := self._open_log(code):
                return replace(log.header, expires=log.kept.expires, place=log.kept.place, now=self.now())
            return Gone(code) if code in self._logs or self._retired.get(code, 0) > self.now() else None

    def code_of(self, secret: bytes) -> str | None:
        """The code of the room whose trainer's secret hashes to this."""
        with self._lock:
            found = (code for code, log in self._logs.items() if log.header.secret == secret and self._open_log(code))
            return next(found, None)

    def append(self, asks: Sequence[Ask]) -> list[Outcome]:
        """Store all that can be stored at once; an outcome for each, in order."""
        outcomes: dict[int, Outcome] = {}
        in_order = sorted(enumerate(asks), key=lambda numbered: numbered[1].code)
        with self._lock:
            every: list[tuple[_Log, Settled]] = []
            for code, group in groupby(in_order, key=lambda numbered: numbered[1].code):
                numbers, of_room = zip(*group, strict=True)
                log = self._open_log(code)
                settled = settle(log.kept, of_room, log.keys, self.now()) if log else None
                outcomes |= zip(numbers, settled.outcomes if settled else [Missing()] * len(numbers), strict=True)
                if log and settled:
                    every.append((log, settled))
            for log, settled in every:  # all of them or, where one raised, none
                _take(log, settled)
        return [outcomes[number] for number in range(len(asks))]

    def since(self, code: str, place: int) -> list[tuple[int, Event]]:
        """The events after a place, each with its own; none where there is no such room."""
        with self._lock:
            log = self._open_log(code)
            return list(enumerate(log.events[place:], place + 1)) if log else []

    def places(self, codes: Sequence[str]) -> dict[str, int]:
        """The newest place of each of these rooms; without those that are over."""
        with self._lock:
            logs = {code: log for code in codes if (log := self._open_log(code))}
            return {code: log.kept.place for code, log in logs.items()}

    def hints(self) -> None:
        """Nobody else writes here."""

    def count(self) -> int:
        """How many rooms are open."""
        with self._lock:
            return sum(self._open_log(code) is not None for code in self._logs)

    def erase(self, code: str) -> bool:
        """Forget a room and all that was said in it; whether there was one."""
        with self._lock:
            if was_there := self._logs.pop(code, None) is not None:
                self._retired[code] = self.now() + SECONDS_RETIRED
            return was_there

    def expire(self) -> list[str]:
        """Erase every room that is over; their codes."""
        with self._lock:
            now = self.now()
            self._retired = {code: until for code, until in self._retired.items() if until > now}
            return [code for code in list(self._logs) if not self._open_log(code) and self.erase(code)]

    def ready(self) -> bool:
        """Always: it is this process."""
        return True

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._logs.clear()


def _take(log: _Log, settled: Settled) -> None:
    log.kept = settled.kept
    log.events += [added.event for added in settled.added]
    log.keys |= {added.key: added.place for added in settled.added}
