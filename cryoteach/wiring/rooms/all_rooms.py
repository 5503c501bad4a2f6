"""The rooms of one store: its writer, their folded logs, who waits for them, and the janitor."""

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial

from cryoteach.domain.rooms.events import STATE_KINDS, Event, Opened, event_key
from cryoteach.stores.base import Ask, Gone, Header, Outcome, RoomStore, Stored, StoreTroubleError, Why
from cryoteach.stores.writer import SECONDS_KEPT_TRYING, Writer
from cryoteach.wiring.log.lines import fields
from cryoteach.wiring.log.private import mark_of
from cryoteach.wiring.measured import COMMITS, VOTES
from cryoteach.wiring.rooms.folds import Folded, Folds
from cryoteach.wiring.rooms.opening import NotOpened, Opening, Pace, hash_of, open_room, refused_too_fast, say_in_words
from cryoteach.wiring.rooms.presence import Presence
from cryoteach.wiring.rooms.watcher import Watcher
from cryoteach.wiring.waiting import Hub, Woken

SECONDS_BETWEEN_ROUNDS = 60.0
ROOMS_AT_MOST = 200
_LOG = logging.getLogger(__name__)


class Rooms:
    """The rooms of one store. Futures come from the writer's thread: ``.result()`` them, or ``asyncio.wrap_future``.

    Args:
        store: what keeps them.
        at_most: so many may be open.
        waiters: who waits for them.
        keeps_trying: for how many seconds a store that does not answer is asked again before a vote is "not stored".
    """

    def __init__(
        self,
        store: RoomStore,
        at_most: int = ROOMS_AT_MOST,
        waiters: Hub | None = None,
        keeps_trying: float = SECONDS_KEPT_TRYING,
    ) -> None:
        self.waiters = waiters or Hub()
        self._store, self._at_most = store, at_most
        self._writer = Writer(store, self._written, keeps_trying, COMMITS.taken, self.waiters.closing)
        hints = store.hints()
        self._folds, self._pace, self._presence = Folds(store, is_watched=bool(hints)), Pace(), Presence()
        self._watcher = Watcher(store, hints, self._folds, self.waiters, self._forget) if hints else None
        self._over = threading.Event()
        self._janitor = threading.Thread(target=self._clean, name="rooms-janitor", daemon=True)
        self._janitor.start()

    def open_room(self, event: Opened) -> "Future[Opening | NotOpened]":
        """Open a room; the trainer's secret is in the answer and nowhere else."""
        if not self._pace.take():
            return refused_too_fast()
        return say_in_words(self._writer.run(partial(open_room, self._store, event, self._at_most)))

    def header(self, code: str) -> Header | Gone | None:
        """Salt, secret and times of a room; Gone where it is over, None where there was none."""
        return self._folds.header(code)

    def room(self, code: str) -> Folded | Gone | None:
        """The room with everything that is in its log; ``as_of`` is set where the store does not answer now.

        Raises:
            StoreTroubleError: the store does not answer, and the room was never read here.
        """
        return self._folds.room(code)

    def code_of(self, secret: str) -> str | None:
        """The code of the room whose trainer has this secret."""
        return self._store.code_of(hash_of(secret))

    def ask(self, code: str, event: Event) -> "Future[Outcome]":
        """Have an event appended to a room's log; what became of it is known once it is committed."""
        future = self._writer.submit(Ask(code, event, event_key(event)))
        if event.kind == "voted":
            future.add_done_callback(_count_vote)
        return future

    def ask_together(self, code: str, events: Sequence[Event]) -> "Future[list[Outcome]]":
        """Have events appended in one transaction, with nothing between them: a vote closed and shown."""
        return self._writer.submit_together([Ask(code, event, event_key(event)) for event in events])

    async def wait(
        self, code: str, seen: int, *, votes_too: bool = False, seconds: float = 25.0, phone: str = ""
    ) -> Woken:
        """Wait for news of a room: whoever is woken looks at it again; see `Hub.wait`."""
        found = self.room(code)
        if not isinstance(found, Folded):
            return "news"
        self.waiters.wake(code, found.state_place)
        self.waiters.wake(code, found.place, is_state=False)
        return await self.waiters.wait(code, seen, votes_too=votes_too, seconds=seconds, who=phone)

    def heard(self, code: str, phone: str) -> None:
        """A phone is in the room."""
        self._presence.heard(code, phone)

    @property
    def hears_all(self) -> bool:
        """Whether every phone speaks to this process; where others share the store, some speak to them alone."""
        return self._watcher is None

    def phones_in(self, code: str) -> frozenset[str]:
        """The phones that were heard of in the last 40 seconds."""
        return self._presence.phones(code)

    @property
    def trouble(self) -> Why | None:
        """Why votes cannot be stored now; None where they can."""
        return self._writer.trouble

    @property
    def queued(self) -> int:
        """How many events wait to be stored."""
        return self._writer.queued

    def count(self) -> int | None:
        """How many rooms are open; None where the store does not answer."""
        try:
            return self._store.count()
        except StoreTroubleError:
            return None

    def erase(self, code: str) -> "Future[bool]":
        """Forget a room now; whether there was one."""
        return self._writer.run(lambda: self._erase(code))

    def _erase(self, code: str) -> bool:
        was_there = self._store.erase(code)
        _LOG.info("room erased by its trainer", extra=fields(room=mark_of(code)))
        self._forget(code)
        return was_there

    def _forget(self, code: str) -> None:
        self._folds.forget(code)
        self._presence.forget(code)
        self.waiters.over(code)

    def expire(self) -> "Future[list[str]]":
        """Forget every room that is over; their codes. The janitor does so each minute."""
        return self._writer.run(self._expire)

    def _expire(self) -> list[str]:
        erased = self._store.expire()
        for code in erased:
            self._forget(code)
            _LOG.info("room erased, its time was over", extra=fields(room=mark_of(code)))
        return erased

    def _clean(self) -> None:
        while not self._over.wait(SECONDS_BETWEEN_ROUNDS):
            if (error := self.expire().exception()) and not self._over.is_set():
                _LOG.warning("rooms that are over could not be erased; tried again in a minute (%s)", error)

    def ready(self) -> bool:
        """Whether a vote would be kept now."""
        return not self.waiters.closing.is_set() and self._store.ready()

    def _written(self, written: Sequence[tuple[Ask, Outcome]]) -> None:
        for ask, outcome in written:
            if isinstance(outcome, Stored):
                self._folds.written(ask.code, outcome.place, ask.event.model_copy(update={"at": outcome.at}))
                self.waiters.wake(ask.code, outcome.place, is_state=ask.event.kind in STATE_KINDS)

    def close(self) -> None:
        """Let everybody go who waits, store what was asked, and let go of the store."""
        self.waiters.close()
        self._over.set()
        self._writer.stop()
        if self._watcher:
            self._watcher.stop()
        self._store.close()


def _count_vote(done: "Future[Outcome]") -> None:
    if done.exception() is None:
        VOTES.add(done.result())
