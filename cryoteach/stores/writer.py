"""The one thread that writes: it takes all that has queued up, commits it together, and only then tells who asked."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import TypeVar

from cryoteach.stores.base import Ask, NotStored, Outcome, RoomStore, StoreTroubleError, Why
from cryoteach.stores.writers_queue import Asked, Errand, WritersQueue, fail, promise, tell

SECONDS_KEPT_TRYING = 10.0
SECONDS_OF_THE_END = 1.0  # for so long what waits is still tried once the process is ending
SECONDS_OF_THE_LAST = 0.2  # for so long the end waits for a thread whose store hangs
SECONDS_BETWEEN_TRIES = 0.1
T = TypeVar("T")
Timed = Callable[[], AbstractContextManager[object]]
Written = Callable[[Sequence[tuple[Ask, Outcome]]], None]
_LOG = logging.getLogger(__name__)


class Writer:
    """Writes to a store, in a thread of its own.

    Args:
        store: what it writes to; nobody else does.
        written: is told, in that thread, of everything that was committed, before those who asked are.
        keeps_trying: for how many seconds a store that does not answer is asked again.
        timed: stands around each transaction, to take its time.
        closing: is set once the process is told to end: what waits has a second then, and is told to come again.
    """

    def __init__(
        self,
        store: RoomStore,
        written: Written = lambda _: None,
        keeps_trying: float = SECONDS_KEPT_TRYING,
        timed: Timed = nullcontext,
        closing: threading.Event | None = None,
    ) -> None:
        self._store, self._written, self._keeps_trying, self._timed = store, written, keeps_trying, timed
        self._queue = WritersQueue()
        self._taken: list[Asked] | Errand = []
        self._ends_at = float("inf")
        self._closing = closing or threading.Event()
        self.trouble: Why | None = None
        self._thread = threading.Thread(target=self._run, name="rooms-writer", daemon=True)
        self._thread.start()
        threading.Thread(target=self._let_go, name="rooms-writer-end", daemon=True).start()

    def submit(self, ask: Ask) -> "Future[Outcome]":
        """Have an event stored; the future is done once it is committed, or will not be."""
        single = promise(Future[Outcome]())
        self.submit_together([ask]).add_done_callback(partial(_pass_on, single))
        return single

    def submit_together(self, asks: Sequence[Ask]) -> "Future[list[Outcome]]":
        """Have events stored in one transaction, one after the other with nothing of their room between them."""
        asked = Asked(tuple(asks))
        if refused := self._queue.put(asked):
            _give_up(asked, refused)
        return asked.future

    def run(self, work: Callable[[], T]) -> "Future[T]":
        """Have something else done in the thread that may write; it fails with StoreTroubleError where it cannot be."""
        future = promise(Future[T]())
        errand = Errand(do=lambda: tell(future, work()), fail=partial(fail, future))
        if refused := self._queue.put(errand):
            errand.fail(StoreTroubleError(refused))
        return future

    @property
    def queued(self) -> int:
        """How many events wait."""
        return self._queue.length

    def stop(self, within: float = 1.5) -> None:
        """Store what waits, take nothing new, and end."""
        self._ends_at = min(self._ends_at, time.monotonic() + SECONDS_OF_THE_END)
        self._queue.close()
        self._closing.set()
        longest = self._ends_at + SECONDS_OF_THE_LAST - time.monotonic()
        self._thread.join(max(SECONDS_BETWEEN_TRIES, min(within, longest)))

    def _let_go(self) -> None:
        """The process ends: even where the store hangs, nobody who asked keeps it from ending.

        It is no lie to somebody whose vote is stored after all that it may be sent again: it counts once.
        """
        self._closing.wait()
        self._ends_at = min(self._ends_at, time.monotonic() + SECONDS_OF_THE_END)
        self._thread.join(SECONDS_OF_THE_END)
        while self._thread.is_alive():
            taken = self._taken
            for waiting in [*(taken if isinstance(taken, list) else [taken]), *self._queue.waiting()]:
                if isinstance(waiting, Asked):
                    _give_up(waiting, "closing")
                else:
                    waiting.fail(StoreTroubleError("closing"))
            self._thread.join(SECONDS_BETWEEN_TRIES)

    def _run(self) -> None:
        while taken := self._queue.take():
            self._taken = taken
            if isinstance(taken, Errand):
                self._do(taken)
            else:
                self._write(taken)

    def _do(self, errand: Errand) -> None:
        while True:
            try:
                return errand.do()
            except StoreTroubleError as trouble:
                if self._is_over(trouble.why, errand):
                    return errand.fail(trouble)
            except Exception as error:  # noqa: BLE001 - whoever asked is told; the thread lives on
                return errand.fail(error)
            time.sleep(SECONDS_BETWEEN_TRIES)

    def _write(self, batch: list[Asked]) -> None:
        while batch:
            asks = [ask for asked in batch for ask in asked.asks]
            try:
                with self._timed():
                    outcomes = self._store.append(asks)
            except StoreTroubleError as trouble:
                batch = self._kept(batch, trouble.why)
            except Exception as error:  # noqa: BLE001 - likewise
                return self._write_each(batch, error)
            else:
                return self._tell(batch, list(zip(asks, outcomes, strict=True)))
        return None

    def _kept(self, batch: list[Asked], why: Why) -> list[Asked]:
        """The store did not take them: whose time is over is told so, the others are tried again in a moment."""
        if self.trouble != why:
            _LOG.warning("the store takes nothing just now (%s); what was asked is kept and tried again", why)
        self.trouble = why
        over = [asked for asked in batch if self._is_over(why, asked)]
        for asked in over:
            _give_up(asked, why if time.monotonic() < self._ends_at else "closing")
        kept = [asked for asked in batch if asked not in over]
        if kept:
            time.sleep(SECONDS_BETWEEN_TRIES)
        return kept

    def _is_over(self, why: Why, waiting: Asked | Errand) -> bool:
        now = time.monotonic()
        return why == "full" or now >= min(self._ends_at, waiting.since + self._keeps_trying)

    def _write_each(self, batch: list[Asked], error: Exception) -> None:
        """One of them cannot be stored, for a mistake of ours: it alone fails, the others are stored one by one."""
        if len(batch) == 1:
            return fail(batch[0].future, error)
        for asked in batch:
            self._write([asked])
        return None

    def _tell(self, batch: list[Asked], written: list[tuple[Ask, Outcome]]) -> None:
        if self.trouble:
            _LOG.warning("the store takes what it is asked again")
        self.trouble = None
        try:
            self._written(written)
        except Exception:  # noqa: BLE001 - it is committed: those who asked are told all the same
            _LOG.exception("what was stored could not be passed on")
        rest = iter(outcome for _, outcome in written)
        for asked in batch:
            tell(asked.future, [next(rest) for _ in asked.asks])


def _give_up(asked: Asked, why: Why) -> None:
    tell(asked.future, [NotStored(why) for _ in asked.asks])


def _pass_on(single: "Future[Outcome]", done: "Future[list[Outcome]]") -> None:
    if error := done.exception():
        single.set_exception(error)
    else:
        single.set_result(done.result()[0])
