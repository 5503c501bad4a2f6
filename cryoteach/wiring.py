"""Settings made into long-lived objects: the content, read once and read again when a file changes; invented people.

The people and the bands are shared by all sessions: they hang on no learner's answers, only on where dials stand.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Generic, TypeVar

from cryoteach.domain.cohort import make_cohort
from cryoteach.domain.cohort_parameters import CohortParameters
from cryoteach.domain.content import Content
from cryoteach.domain.ledger import Ledger
from cryoteach.domain.profiles import Profile
from cryoteach.domain.screening import Cohort
from cryoteach.domain.seedling_laws import Laws
from cryoteach.domain.seedlings import Seedlings, draw
from cryoteach.domain.uncertainty import DRAWS_OF_PARAMETERS, Band, ledgers_over_ranges
from cryoteach.errors import ContentError
from cryoteach.library.content import load_content, stamp
from cryoteach.settings import settings

PEOPLE, SEED = 100_000, 1
COHORTS_KEPT, BANDS_KEPT = 12, 48  # two megabytes and a tenth of one each
Made = TypeVar("Made")
SECONDS_BETWEEN_LOOKS = 1.0  # looking at every file's time of change costs a millisecond: not at every slider move


class _Shelf:
    """The content as last read, shared by all sessions: it is frozen, so sharing is safe."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.content = Content()
        self.stamp: object = None
        self.looked_at = float("-inf")

    def current(self) -> Content:
        with self.lock:
            if time.monotonic() - self.looked_at >= SECONDS_BETWEEN_LOOKS:
                self._look()
            return self.content

    def _look(self) -> None:
        where = settings()
        now = (where, stamp(where.content, where.scenarios))
        if now != self.stamp:
            self.content = load_content(where.content, where.scenarios)
            self.stamp = now
        self.looked_at = time.monotonic()


_SHELF = _Shelf()


def content() -> Content:
    """Everything that can be shown, as the files stand now."""
    return _SHELF.current()


def load_profiles() -> dict[str, Profile]:
    """Every criteria profile by id, the leaflet's first.

    Raises:
        ContentError: no profile can be used; the error says why.
    """
    found = content()
    if not found.profiles:
        raise ContentError(found.problems)
    return found.profiles


class _Shared(Generic[Made]):
    """The things last made, each with what it was made of, for all sessions."""

    def __init__(self, most: int) -> None:
        self.lock = threading.Lock()
        self.most = most
        self.kept: OrderedDict[Hashable, tuple[object, Made]] = OrderedDict()

    def get(self, whole: object, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made of this object under this key, or make it; the object is held, so its id stays its own."""
        name = (id(whole), key)
        with self.lock:
            if name not in self.kept:
                self.kept[name] = (whole, make())
            self.kept.move_to_end(name)
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)
            return self.kept[name][1]


class BandWork:
    """The band while it is being worked out: how far it has come, and then the band."""

    def __init__(self, parameters: CohortParameters, preset: str, profile: Profile) -> None:
        self.ledgers: list[Ledger] = []
        self.of = DRAWS_OF_PARAMETERS
        self._future = _WORKERS.submit(self._work, parameters, preset, profile)

    def _work(self, parameters: CohortParameters, preset: str, profile: Profile) -> Band:
        for ledger in ledgers_over_ranges(parameters, preset, profile, SEED):
            self.ledgers.append(ledger)
        return Band(ledgers=tuple(self.ledgers))

    @property
    def band(self) -> Band | None:
        """The whole band, or None while it is not done.

        Raises:
            Exception: whatever the work failed of.
        """
        return self._future.result() if self._future.done() else None


_WORKERS = ThreadPoolExecutor(max_workers=1, thread_name_prefix="band")
_COHORTS: _Shared[Cohort] = _Shared(COHORTS_KEPT)
_BANDS: _Shared[BandWork] = _Shared(BANDS_KEPT)


def cohort(parameters: CohortParameters, preset: str, moved: Mapping[str, float]) -> Cohort:
    """The invented people of a preset with some dials moved."""
    key = (preset, *sorted(moved.items()))
    return _COHORTS.get(parameters, key, lambda: make_cohort(parameters, preset, PEOPLE, SEED, moved))


def band_work(parameters: CohortParameters, preset: str, profile: Profile) -> BandWork:
    """The uncertainty band of a preset under these limits: begun at the first call, apart from any rerun."""
    key = (preset, profile.model_dump_json())
    return _BANDS.get(parameters, key, lambda: BandWork(parameters, preset, profile))


@lru_cache(maxsize=16)  # two megabytes each at most
def seedlings_of(laws: Laws, people: int) -> Seedlings:
    """Invented people with their hidden deposits, the same ones for all sessions."""
    return draw(laws, people, SEED)
