"""Looks what other processes wrote into the rooms of this one, where a store is shared: often, and at every hint.

The reading is the truth and a hint only makes it come sooner: it may be lost, or never be passed on.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence

from cryoteach.stores.base import RoomStore, StoreTroubleError
from cryoteach.stores.hints import Hints
from cryoteach.wiring.rooms.folds import Folded, Folds
from cryoteach.wiring.waiting import Hub

SECONDS_BETWEEN_LOOKS = 0.25  # so that a projector counts the votes of others as smoothly as its own
SECONDS_WITHOUT_ROOMS = 1.0
SECONDS_OF_A_WAIT = 0.25  # so late it sees that it is stopped
_LOG = logging.getLogger(__name__)


class Watcher:
    """A thread that looks, until it is stopped.

    Args:
        store: what is looked at.
        hints: what tells sooner.
        folds: the rooms that somebody here looked at.
        waiters: who is woken.
        over: is told of every room that is no more.
    """

    def __init__(self, store: RoomStore, hints: Hints, folds: Folds, waiters: Hub, over: Callable[[str], None]) -> None:
        self._store, self._hints, self._folds, self._waiters, self._over = store, hints, folds, waiters, over
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="rooms-watcher", daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._ends.is_set():
            try:
                self._look_and_wait()
            except StoreTroubleError:
                self._folds.are_as_they_were()
                self._hints.close()  # what listens may be deaf: it is opened anew
                self._ends.wait(SECONDS_BETWEEN_LOOKS)
            except Exception:  # noqa: BLE001 - the next look may be better; it is logged
                _LOG.exception("what other processes wrote could not be read; tried again in a second")
                self._ends.wait(SECONDS_WITHOUT_ROOMS)
        self._hints.close()

    def _look_and_wait(self) -> None:
        if not (codes := self._folds.codes()):
            self._ends.wait(SECONDS_WITHOUT_ROOMS)
            return
        self._look(codes)
        until = time.monotonic() + SECONDS_BETWEEN_LOOKS
        while not self._ends.is_set() and (seconds := until - time.monotonic()) > 0:
            heard = self._hints.wait(min(seconds, SECONDS_OF_A_WAIT))
            if heard == "news":
                return
            if heard == "deaf":
                self._ends.wait(min(seconds, SECONDS_OF_A_WAIT))

    def _look(self, codes: Sequence[str]) -> None:
        places = self._store.places(codes)
        for code in codes:
            if code not in places:
                self._over(code)
            elif isinstance(found := self._folds.looked(code, places[code]), Folded):
                self._waiters.wake(code, found.state_place)
                self._waiters.wake(code, found.place, is_state=False)

    def stop(self, within: float = 0.5) -> None:
        """Look no more."""
        self._ends.set()
        self._thread.join(within)
