"""Cuts the line of a question that a database leaves unanswered: whoever asked is told so, and waits no longer.

A database that hangs, or a network that swallows everything, ends no question by itself, and the system would wait for
minutes. So each connection that is lent out has a second by which it must be back.
"""

import socket
import threading
import time
from contextlib import suppress
from typing import Protocol

from sqlalchemy import Engine, event

SECONDS_BETWEEN_LOOKS = 0.25


class Line(Protocol):
    """A connection, as the driver has it."""

    def fileno(self) -> int:
        """The number of its socket."""
        ...


class CutLines:
    """The connections of an engine that are lent out, and when each is cut.

    Args:
        engine: the one.
        seconds: for so long a connection may be out.
    """

    def __init__(self, engine: Engine, seconds: float) -> None:
        self._seconds = seconds
        self._out: dict[int, tuple[float, Line]] = {}
        self._lock, self._over = threading.Lock(), threading.Event()
        event.listen(engine, "checkout", self._goes_out)
        for returns in ("checkin", "close", "close_detached", "detach", "invalidate"):
            event.listen(engine, returns, self._is_back)
        threading.Thread(target=self._watch, name="rooms-cut-lines", daemon=True).start()

    def _goes_out(self, connection: Line, *_: object) -> None:
        with self._lock:
            self._out[id(connection)] = time.monotonic() + self._seconds, connection

    def _is_back(self, connection: Line, *_: object) -> None:
        with self._lock:
            self._out.pop(id(connection), None)

    def spare(self, connection: Line) -> None:
        """Let this one be out for as long as it takes."""
        self._is_back(connection)

    def _watch(self) -> None:
        while not self._over.wait(SECONDS_BETWEEN_LOOKS):
            self._cut_those_until(time.monotonic())

    def _cut_those_until(self, now: float) -> None:
        with self._lock:  # none of them comes back, and is lent out anew, while it is cut
            late = [number for number, (until, _) in self._out.items() if until < now]
            for number in late:
                _cut(self._out.pop(number)[1])

    def close(self) -> None:
        """Cut what is still out, so that no thread keeps the process from ending; and nothing more after that."""
        self._over.set()
        self._cut_those_until(float("inf"))


def _cut(connection: Line) -> None:
    with suppress(Exception):  # it is closed already, or has no line of its own
        line = socket.socket(fileno=connection.fileno())
        try:
            line.shutdown(socket.SHUT_RDWR)
        finally:
            line.detach()  # the connection closes it
