"""Ice balls: heavy work, done apart from any rerun, one at a time, shared, and given up when nobody waits for it."""

import threading
import time
from collections.abc import Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from types import NoneType

from cryoteach.domain.iceball.plan import Plan
from cryoteach.domain.iceball.result import IceBall
from cryoteach.domain.iceball.settings import IceSettings
from cryoteach.domain.iceball.simulation import SKETCH, freeze
from cryoteach.wiring.shared import Shared

Moved = Mapping[str, float]
BALLS_KEPT, BYTES_KEPT = 48, 32e6  # of sketches as of full runs: from a fifth of a megabyte to six
SECONDS_UNWATCHED = 5.0


class _AbandonedError(Exception):
    """Nobody waits for this ice ball any more."""


class IceWork:
    """An ice ball while it is being worked out, apart from any rerun; when nobody asks for it any more it stops."""

    def __init__(self, plan: Plan, settings: IceSettings, moved: Moved | None = None) -> None:
        self.share = 0.0
        self._plan, self._tissue = plan, settings.tissue_of(**(moved or {}))
        self._begin()

    def _begin(self) -> None:
        self._asked_at = time.monotonic()
        self._future = _ICE_WORKERS.submit(self._work)

    def _work(self) -> IceBall:
        self._heard(0.0)
        return freeze(self._plan, self._tissue, heard=self._heard)

    def _heard(self, share: float) -> None:
        self.share = share
        if time.monotonic() - self._asked_at > SECONDS_UNWATCHED:
            raise _AbandonedError

    @property
    def is_under_way(self) -> bool:
        """Whether it is being worked out, or waits for its turn."""
        return not self._future.done()

    @property
    def has_failed(self) -> bool:
        """Whether it came to nothing, and not because nobody waited for it."""
        return not self.is_under_way and not isinstance(self._future.exception(), NoneType | _AbandonedError)

    @property
    def ball(self) -> IceBall | None:
        """The ice ball, or None while it is not done; asking keeps the work going, or begins it again.

        Raises:
            Exception: whatever the work failed of.
        """
        self._asked_at = time.monotonic()
        if self.is_under_way:
            return None
        try:
            return self._future.result()
        except _AbandonedError:
            self._begin()
            return None

    @property
    def bytes(self) -> int:
        """What is kept of it; nothing while it is not done."""
        done = not self.is_under_way and self._future.exception() is None
        return self._future.result().bytes if done else 0


_ICE_WORKERS = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ice")
_ICE: Shared[IceWork] = Shared(BALLS_KEPT, lambda work: work.bytes, BYTES_KEPT, failed=lambda work: work.has_failed)
_SKETCHES: Shared[IceBall] = Shared(BALLS_KEPT, lambda ball: ball.bytes, BYTES_KEPT)
_SKETCHING = threading.Lock()


def ice_work(plan: Plan, settings: IceSettings, moved: Moved | None = None) -> IceWork:
    """The full ice ball of a plan in tissue with some numbers moved: begun at the first call, one at a time for all.

    Work that failed tells those who hold it; who asks here has it begun anew.
    """
    return _ICE.get(settings, _key(plan, moved), lambda: IceWork(plan, settings, moved))


def ice_sketch(plan: Plan, settings: IceSettings, moved: Moved | None = None) -> IceBall:
    """The quick sketch of the same; one is made at a time, and one that is kept waits for none."""

    def sketched() -> IceBall:
        with _SKETCHING:
            return freeze(plan, settings.tissue_of(**(moved or {})), SKETCH)

    return _SKETCHES.get(settings, _key(plan, moved), sketched)


def _key(plan: Plan, moved: Moved | None) -> Hashable:
    return (plan.model_dump_json(), *sorted((moved or {}).items()))
