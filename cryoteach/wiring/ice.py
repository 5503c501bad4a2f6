"""Ice balls: heavy work, done apart from any rerun, one at a time, shared, and given up when nobody waits for it."""

import time
from concurrent.futures import ThreadPoolExecutor

from cryoteach.domain.iceball import SKETCH, freeze
from cryoteach.domain.iceball_plan import Plan
from cryoteach.domain.iceball_result import IceBall
from cryoteach.domain.iceball_settings import IceSettings
from cryoteach.wiring.shared import Shared

BALLS_KEPT = 48  # a third of a megabyte each
SECONDS_UNWATCHED = 5.0


class _AbandonedError(Exception):
    """Nobody waits for this ice ball any more."""


class IceWork:
    """An ice ball while it is being worked out, apart from any rerun; when nobody asks for it any more it stops."""

    def __init__(self, plan: Plan, settings: IceSettings) -> None:
        self.share = 0.0
        self._plan, self._settings = plan, settings
        self._begin()

    def _begin(self) -> None:
        self._asked_at = time.monotonic()
        self._future = _ICE_WORKERS.submit(self._work)

    def _work(self) -> IceBall:
        self._heard(0.0)
        return freeze(self._plan, self._settings.tissue_of(), heard=self._heard)

    def _heard(self, share: float) -> None:
        self.share = share
        if time.monotonic() - self._asked_at > SECONDS_UNWATCHED:
            raise _AbandonedError

    @property
    def ball(self) -> IceBall | None:
        """The ice ball, or None while it is not done; asking keeps the work going, or begins it again."""
        self._asked_at = time.monotonic()
        if not self._future.done():
            return None
        try:
            return self._future.result()
        except _AbandonedError:
            self._begin()
            return None


_ICE_WORKERS = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ice")
_ICE: Shared[IceWork] = Shared(BALLS_KEPT)
_SKETCHES: Shared[IceBall] = Shared(BALLS_KEPT)


def ice_work(plan: Plan, settings: IceSettings) -> IceWork:
    """The full ice ball of a plan: begun at the first call, one at a time for everybody."""
    return _ICE.get(settings, plan.model_dump_json(), lambda: IceWork(plan, settings))


def ice_sketch(plan: Plan, settings: IceSettings) -> IceBall:
    """The quick sketch of a plan; one at a time for everybody."""
    return _SKETCHES.get(settings, plan.model_dump_json(), lambda: freeze(plan, settings.tissue_of(), SKETCH))
