"""Rooms as their logs make them, kept in memory; the store is asked for what is new, or at least each second."""

import threading
import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from cryoteach.domain.rooms.events import STATE_KINDS, Event
from cryoteach.domain.rooms.room import Room, after
from cryoteach.stores.base import Gone, Header, RoomStore, StoreTroubleError

SECONDS_BETWEEN_LOOKS = 1.0  # what this process writes is seen at once; so late is the end of a room
SECONDS_WITHOUT_A_LOOK = 5.0  # where a watcher looks each second; longer, and it is stuck
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Folded:
    """A room as far as its log was read.

    Attributes:
        room: what it is.
        place: of the newest event in it.
        state_place: of the newest event that phones must know of; votes are none.
        as_of: where the store does not answer, when it last did (seconds since 1970, by its clock); else None.
    """

    room: Room
    place: int
    state_place: int
    as_of: int | None = None
    _made: dict[Hashable, Any] = field(default_factory=dict[Hashable, Any], init=False, repr=False, compare=False)

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """What is made of the room once for everybody; it goes with this object, as soon as the room goes on."""
        if what not in self._made:
            self._made[what] = make()
        return self._made[what]


@dataclass(slots=True)
class _Known:
    header: Header
    folded: Folded
    newest: int
    looked_at: float
    read_at: int


class Folds:
    """The rooms that somebody looked at, folded.

    Args:
        store: what they are read from.
        is_watched: somebody looks for news each second (`looked`), so that no page need ask for them.
    """

    def __init__(self, store: RoomStore, *, is_watched: bool = False) -> None:
        self._store, self._is_watched = store, is_watched
        self._known: dict[str, _Known] = {}
        self._lock = threading.RLock()

    def header(self, code: str) -> Header | Gone | None:
        """What is known of a room without its log; Gone where it is over, None where there was none."""
        known = self._look(code)
        return known.header if isinstance(known, _Known) else known

    def room(self, code: str) -> Folded | Gone | None:
        """The room; Gone where it is over, None where there was none.

        Raises:
            StoreTroubleError: the store does not answer, and it was never read here.
        """
        known = self._look(code)
        return known.folded if isinstance(known, _Known) else known

    def written(self, code: str, place: int, event: Event) -> None:
        """This process wrote an event: a vote that comes next is folded in at once, else whoever looks next reads it.

        Three hundred votes in a second would otherwise be read back one by one.
        """
        with self._lock:
            if known := self._known.get(code):
                known.newest = max(known.newest, place)
                if event.kind not in STATE_KINDS and place == known.folded.place + 1:
                    known.folded = replace(known.folded, room=after(known.folded.room, event), place=place)

    def codes(self) -> list[str]:
        """The rooms that are kept here."""
        with self._lock:
            return list(self._known)

    def looked(self, code: str, place: int) -> Folded | Gone | None:
        """The room, read on where its newest place is another than the one known; for who looks for news.

        Raises:
            StoreTroubleError: the store does not answer.
        """
        with self._lock:
            known = self._known.get(code)
        if known is None:
            return None
        if place == known.folded.place and known.folded.as_of is None:
            known.looked_at, known.read_at = time.monotonic(), _time_of(known.header)
            return known.folded
        header, news = self._store.header(code), self._store.since(code, known.folded.place)
        with self._lock:  # only now: pages are not kept waiting while the store is asked
            newest = known.newest
            found = self._take(code, header, news)
            if isinstance(found, _Known):
                found.newest = max(found.newest, newest)  # this process may have written meanwhile
        return found.folded if isinstance(found, _Known) else found

    def are_as_they_were(self) -> None:
        """The store does not answer who looks for news: what is known is shown with its time."""
        with self._lock:
            for code, known in list(self._known.items()):
                if isinstance(self._as_it_was(known), Gone):
                    del self._known[code]

    def forget(self, code: str) -> None:
        """The room is erased."""
        with self._lock:
            self._known.pop(code, None)

    def _look(self, code: str) -> _Known | Gone | None:
        seconds = SECONDS_WITHOUT_A_LOOK if self._is_watched else SECONDS_BETWEEN_LOOKS
        with self._lock:
            known = self._known.get(code)
            if known and known.newest <= known.folded.place and time.monotonic() - known.looked_at < seconds:
                return known
            try:
                return self._read(code, known)
            except StoreTroubleError:
                if known is None:
                    raise
                return self._as_it_was(known)

    def _read(self, code: str, known: _Known | None) -> _Known | Gone | None:
        header = self._store.header(code)
        if not isinstance(header, Header):
            return self._take(code, header, [])
        place = known.folded.place if known and known.header.salt == header.salt else 0
        return self._take(code, header, self._store.since(code, place) if header.place > place else [])

    def _take(self, code: str, header: Header | Gone | None, news: Sequence[tuple[int, Event]]) -> _Known | Gone | None:
        """Fold in what was read."""
        known = self._known.pop(code, None)
        if not isinstance(header, Header):
            return header
        folded = known.folded if known and known.header.salt == header.salt else None
        folded = _with_news(folded, news)
        if folded is None:  # erased between the two questions
            return None
        read = _Known(header, folded, folded.place, time.monotonic(), _time_of(header))
        self._known[code] = read
        return read

    def _as_it_was(self, known: _Known) -> _Known | Gone:
        """The store does not answer: what was read before, with its time; not asked again for a moment."""
        if known.header.is_over:
            return Gone(known.header.code)
        known.folded = replace(known.folded, as_of=known.read_at)
        known.newest, known.looked_at = known.folded.place, time.monotonic()
        return known


def _with_news(folded: Folded | None, news: Sequence[tuple[int, Event]]) -> Folded | None:
    room, place, state = (folded.room, folded.place, folded.state_place) if folded else (None, 0, 0)
    for at, event in news:
        if at == place + 1:  # else somebody has folded it in meanwhile
            room, place = after(room, event), at
            state = at if event.kind in STATE_KINDS else state
    if folded and folded.place == place and folded.as_of is None:
        return folded
    return Folded(room, place, state) if room else None


def _time_of(header: Header) -> int:
    """What the time is, by the store's clock."""
    return int(header.opened + header.seconds_open)
