"""What every store of rooms promises, what it is asked, and what it answers."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from cryoteach.domain.rooms.events import Event, Opened
from cryoteach.domain.rooms.refusals import Refusal
from cryoteach.stores.hints import Hints

SECONDS_OPEN = 4 * 3600  # from opening to erasure; a trainer may add the same once
SECONDS_RETIRED = 24 * 3600  # for so long no new room gets the code of an erased one

Why = Literal["away", "full", "busy", "closing"]
WORDS: dict[Why, str] = {
    "away": "Your answer is not stored yet. Send again.",
    "full": "Your answer is not stored: this machine's disk is full. Tell your tutor, and send again.",
    "busy": "Your answer is not stored yet: too many came at once. Send again.",
    "closing": "Your answer is not stored yet: the server is starting anew. Send again.",
}


@dataclass(frozen=True, slots=True)
class Ask:
    """An event that somebody wants in a room's log.

    Attributes:
        code: the room.
        event: what happened; the store sets its ``at``.
        key: tells a repetition from a new event: the same key is stored once in a room.
    """

    code: str
    event: Event
    key: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """It stands in the log, and outlives the process: its place, and the second since the room's opening."""

    place: int
    at: int


@dataclass(frozen=True, slots=True)
class Known:
    """It stood there before: the same key came again. ``place`` is that of the first."""

    place: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The room does not take it, and says why."""

    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no such room, or it is over."""


@dataclass(frozen=True, slots=True)
class NotStored:
    """It could not be kept: nothing is counted, and it may be sent again.

    ``why``: the store did not answer ("away"), has no room left ("full"), too much waits ("busy"), or the process is
    ending ("closing").
    """

    why: Why

    @property
    def words(self) -> str:
        """The same for the person who sent it."""
        return WORDS[self.why]


Outcome = Stored | Known | Refused | Missing | NotStored


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a room without reading its log; times are the store's own, in seconds since 1970.

    Attributes:
        code: its code.
        secret: the blake2b of the trainer's secret, never the secret.
        salt: what this room's phones and ballots are hashed with.
        opened: when it was opened.
        expires: when it is erased.
        place: of the newest event.
        now: what the time is.
    """

    code: str
    secret: bytes
    salt: bytes
    opened: int
    expires: int
    place: int
    now: int
    _read: float = field(default_factory=time.monotonic, init=False, repr=False, compare=False)

    @property
    def seconds_open(self) -> float:
        """For how long the room has been open by now, by the store's clock: this machine's own may be wrong."""
        return self.now - self.opened + time.monotonic() - self._read

    @property
    def is_over(self) -> bool:
        """Whether its time is over by now, likewise."""
        return self.seconds_open >= self.expires - self.opened


@dataclass(frozen=True, slots=True)
class Gone:
    """A room of this code was here and is over."""

    code: str


class CodeTakenError(Exception):
    """The code belongs to a room, or did until a short while ago."""


class StoreTroubleError(Exception):
    """The store does not answer, or has no room left: nothing of what was asked has been done."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


class RoomStore(Protocol):
    """Keeps rooms, each as the list of its events; only the one writer calls what changes something.

    Every verb may raise StoreTroubleError; none has then done a part of what was asked.
    """

    def open(self, code: str, *, secret: bytes, salt: bytes, event: Opened, lasts: int = SECONDS_OPEN) -> None:
        """Begin a room with its first event; raises CodeTakenError."""
        ...

    def header(self, code: str) -> Header | Gone | None:
        """The room of a code; Gone where it is over, None where there was none."""
        ...

    def code_of(self, secret: bytes) -> str | None:
        """The code of the room whose trainer's secret hashes to this."""
        ...

    def append(self, asks: Sequence[Ask]) -> list[Outcome]:
        """Store all that can be stored in one transaction, committed on return; an outcome for each, in order."""
        ...

    def since(self, code: str, place: int) -> list[tuple[int, Event]]:
        """The events after a place, each with its own; none where there is no such room."""
        ...

    def places(self, codes: Sequence[str]) -> dict[str, int]:
        """The newest place of each of these rooms; without those that are over."""
        ...

    def hints(self) -> Hints | None:
        """What tells that another process wrote something; None where no other can."""
        ...

    def count(self) -> int:
        """How many rooms are open."""
        ...

    def now(self) -> int:
        """Seconds since 1970 by the store's own clock."""
        ...

    def erase(self, code: str) -> bool:
        """Forget a room and all that was said in it; whether there was one."""
        ...

    def expire(self) -> list[str]:
        """Erase every room that is over; their codes."""
        ...

    def ready(self) -> bool:
        """Whether the store answers and would keep a vote."""
        ...

    def close(self) -> None:
        """Let go of all that it holds."""
        ...
