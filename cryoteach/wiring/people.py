"""Invented people and what is uncertain about them, shared by all sessions: they hang only on where dials stand."""

import threading
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache

from cryoteach.domain.cohort import make_cohort
from cryoteach.domain.cohort_parameters import CohortParameters
from cryoteach.domain.growth_ties import TiedResult, results
from cryoteach.domain.ledger import Ledger
from cryoteach.domain.profiles import Profile
from cryoteach.domain.screening import Cohort
from cryoteach.domain.seedling_laws import Laws
from cryoteach.domain.seedlings import Seedlings, draw
from cryoteach.domain.uncertainty import DRAWS_OF_PARAMETERS, Band, ledgers_over_ranges
from cryoteach.wiring.shared import Shared

PEOPLE, SEED = 100_000, 1
COHORTS_KEPT, BANDS_KEPT = 12, 48  # two megabytes and a tenth of one each


class BandWork:
    """The band while it is being worked out: how far it has come, and then the band."""

    def __init__(self, parameters: CohortParameters, preset: str, profile: Profile) -> None:
        self.of = DRAWS_OF_PARAMETERS
        self._lock = threading.Lock()
        self._asked = parameters, preset, profile
        self._future: Future[Band] | None = self._begun()

    def _begun(self) -> Future[Band]:
        self.ledgers: list[Ledger] = []
        return _WORKERS.submit(self._work, self.ledgers)

    def _work(self, ledgers: list[Ledger]) -> Band:
        for ledger in ledgers_over_ranges(*self._asked, SEED):
            ledgers.append(ledger)  # noqa: PERF402 - its length is watched while it grows
        return Band(ledgers=tuple(ledgers))

    @property
    def band(self) -> Band | None:
        """The whole band, or None while it is not done.

        Raises:
            Exception: whatever the work failed of; this once, for the next to ask begins it anew.
        """
        with self._lock:
            self._future = future = self._future or self._begun()
            if not future.done():
                return None
            if future.exception() is not None:
                self._future = None
        return future.result()


_WORKERS = ThreadPoolExecutor(max_workers=1, thread_name_prefix="band")
_COHORTS: Shared[Cohort] = Shared(COHORTS_KEPT)
_BANDS: Shared[BandWork] = Shared(BANDS_KEPT)
_TIES: Shared[list[TiedResult]] = Shared(BANDS_KEPT)


def cohort(parameters: CohortParameters, preset: str, moved: Mapping[str, float]) -> Cohort:
    """The invented people of a preset with some dials moved."""
    key = (preset, *sorted(moved.items()))
    return _COHORTS.get(parameters, key, lambda: make_cohort(parameters, preset, PEOPLE, SEED, moved))


def growth_tied(
    parameters: CohortParameters, preset: str, moved: Mapping[str, float], profile: Profile
) -> list[TiedResult]:
    """The answers under these limits if growth went with the findings that cohort.yaml names."""
    key = (preset, *sorted(moved.items()), profile.model_dump_json())
    people = cohort(parameters, preset, moved)
    return _TIES.get(parameters, key, lambda: results(people, parameters.growth_ties, profile))


def band_work(parameters: CohortParameters, preset: str, profile: Profile) -> BandWork:
    """The uncertainty band of a preset under these limits: begun at the first call, apart from any rerun."""
    key = (preset, profile.model_dump_json())
    return _BANDS.get(parameters, key, lambda: BandWork(parameters, preset, profile))


@lru_cache(maxsize=16)  # two megabytes each at most
def seedlings_of(laws: Laws, people: int) -> Seedlings:
    """Invented people with their hidden deposits, the same ones for all sessions."""
    return draw(laws, people, SEED)
