"""Opens rooms: a free code, a secret for the trainer, a salt for the phones; not too many, and not too fast."""

import logging
import secrets
import threading
import time
from base64 import b32encode
from concurrent.futures import Future
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from cryoteach.domain.rooms.codes import new_code
from cryoteach.domain.rooms.events import Opened
from cryoteach.stores.base import CodeTakenError, Header, RoomStore, StoreTroubleError, Why
from cryoteach.wiring.log.lines import fields
from cryoteach.wiring.log.private import mark_of

BYTES_OF_A_SECRET, BYTES_OF_A_SALT, BYTES_OF_A_HASH = 20, 32, 32
SECONDS_FOR_ONE, MOST_AT_ONCE = 2.0, 5
TRIES = 100
_LOG = logging.getLogger(__name__)
NOT_KEPT: dict[Why, str] = {
    "away": "The room was not opened: the place where rooms are kept does not answer. Press again.",
    "full": "The room was not opened: this machine's disk is full.",
    "busy": "The room was not opened: too many are. Press again in a moment.",
    "closing": "The room was not opened: the server is starting anew. Press again.",
}


@dataclass(frozen=True, slots=True)
class Opening:
    """A room is open. ``secret`` is the trainer's: said this once, and kept nowhere."""

    code: str
    secret: str
    opened: int
    expires: int


@dataclass(frozen=True, slots=True)
class NotOpened:
    """No room was opened, and why, in words for who asked."""

    why: Literal["too-many", "too-fast", "not-stored"]
    words: str


class Pace:
    """A bucket of tokens: a few at once, then one in so many seconds."""

    def __init__(self, seconds_for_one: float = SECONDS_FOR_ONE, most_at_once: int = MOST_AT_ONCE) -> None:
        self._seconds, self._most = seconds_for_one, most_at_once
        self._tokens, self._at = float(most_at_once), time.monotonic()
        self._lock = threading.Lock()

    def take(self) -> bool:
        """Whether one more is not too fast."""
        with self._lock:
            now = time.monotonic()
            self._tokens = min(self._most, self._tokens + (now - self._at) / self._seconds)
            self._at = now
            if self._tokens < 1:
                return False
            self._tokens -= 1
            return True


def hash_of(secret: str) -> bytes:
    """What is kept of a trainer's secret."""
    return blake2b(secret.encode(), digest_size=BYTES_OF_A_HASH).digest()


def open_room(store: RoomStore, event: Opened, at_most: int) -> Opening | NotOpened:
    """Open a room; only in the thread that may write.

    Raises:
        StoreTroubleError: the store does not answer: nothing was opened.
    """
    if store.count() >= at_most:
        return NotOpened("too-many", f"{at_most} rooms are open here, and that is all there can be. Try again later.")
    secret = b32encode(secrets.token_bytes(BYTES_OF_A_SECRET)).decode().lower()
    for _ in range(TRIES):
        code = new_code(secrets.randbelow)
        try:
            store.open(code, secret=hash_of(secret), salt=secrets.token_bytes(BYTES_OF_A_SALT), event=event)
        except CodeTakenError:
            continue
        header = store.header(code)
        if isinstance(header, Header):
            _LOG.info("room opened", extra=fields(room=mark_of(code)))
            return Opening(code, secret, header.opened, header.expires)
    raise StoreTroubleError("busy")


def refused_too_fast() -> "Future[Opening | NotOpened]":
    """The answer to whoever opens rooms too fast."""
    answer: Future[Opening | NotOpened] = Future()
    answer.set_result(NotOpened("too-fast", "Rooms are opened one every two seconds. Press again in a moment."))
    return answer


def say_in_words(opened: "Future[Opening | NotOpened]") -> "Future[Opening | NotOpened]":
    """The same, but a store that keeps nothing is a room that was not opened; any other error stays one."""
    answer: Future[Opening | NotOpened] = Future()

    def tell(done: "Future[Opening | NotOpened]") -> None:
        error = done.exception()
        if isinstance(error, StoreTroubleError):
            answer.set_result(NotOpened("not-stored", NOT_KEPT[error.why]))
        elif error:
            answer.set_exception(error)
        else:
            answer.set_result(done.result())

    answer.set_running_or_notify_cancel()
    opened.add_done_callback(tell)
    return answer
