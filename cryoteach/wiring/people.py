"""Invented people and what is uncertain about them, shared by all sessions: they hang only on where dials stand."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from cryoteach.domain.cohort.invented_people import make_cohort
from cryoteach.domain.cohort.settings import CENTRAL, CohortParameters
from cryoteach.domain.cohort.uncertainty import DRAWS_OF_PARAMETERS, Band, ledgers_over_ranges
from cryoteach.domain.population.growth_ties import TiedResult, results
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.screening import Cohort
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.seedlings.invented_people import Seedlings, draw
from cryoteach.domain.seedlings.laws import Laws
from cryoteach.errors import ContentError
from cryoteach.wiring.shared import Shared
from cryoteach.wiring.shared_content import content

PEOPLE, SEED = 100_000, 1
COHORTS_KEPT, BANDS_KEPT = 12, 48  # two megabytes and a tenth of one each


class BandWork:
    """The band while it is being worked out: how far it has come, and then the band."""

    def __init__(self, parameters: CohortParameters, preset: str, profile: Profile) -> None:
        self.of = DRAWS_OF_PARAMETERS
        self.ledgers: list[Ledger] = []
        self._future = _WORKERS.submit(self._work, parameters, preset, profile)

    def _work(self, parameters: CohortParameters, preset: str, profile: Profile) -> Band:
        for ledger in ledgers_over_ranges(parameters, preset, profile, SEED):
            self.ledgers.append(ledger)  # its length is watched while it grows
        return Band(ledgers=tuple(self.ledgers))

    @property
    def is_under_way(self) -> bool:
        """Whether it is being worked out, or waits for its turn."""
        return not self._future.done()

    @property
    def has_failed(self) -> bool:
        """Whether it came to nothing."""
        return not self.is_under_way and self._future.exception() is not None

    @property
    def band(self) -> Band | None:
        """The whole band, or None while it is not done.

        Raises:
            Exception: whatever the work failed of.
        """
        return None if self.is_under_way else self._future.result()


_WORKERS = ThreadPoolExecutor(max_workers=1, thread_name_prefix="band")
_COHORTS: Shared[Cohort] = Shared(COHORTS_KEPT)
_BANDS: Shared[BandWork] = Shared(BANDS_KEPT, failed=lambda work: work.has_failed)
_TIES: Shared[list[TiedResult]] = Shared(BANDS_KEPT)


def invent_people(
    people: int = PEOPLE, seed: int = SEED, preset: str = CENTRAL, moved: Mapping[str, float] | None = None
) -> Cohort:
    """Invent people with bowel-cancer secondaries in the liver: model output, never evidence.

    Args:
        people: how many; chapter 4 counts 100,000 and shows them as 1,000.
        seed: which people; the same seed gives the same people on any machine.
        preset: the mix of people, a key of the presets in content/evidence/cohort.yaml.
        moved: numbers of the mix that stand elsewhere, by name.

    Returns:
        A cohort of columns of shape (people,), as `screen` takes it.

    Raises:
        ContentError: the file that they are made from cannot be used.
        UnknownNameError: no preset or no number has this name.
        ValueError: a number is out of its range, or people or seed is negative.

    >>> from cryoteach import invent_people
    >>> len(invent_people(10, seed=7))
    10
    """
    found = content()
    if found.models.cohort is None:
        raise ContentError(found.problems)
    return make_cohort(found.models.cohort, preset, people, seed, moved)


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
    """The uncertainty band of a preset under these limits: begun at the first call, apart from any rerun.

    Work that failed tells those who hold it; who asks here has it begun anew.
    """
    key = (preset, profile.model_dump_json())
    return _BANDS.get(parameters, key, lambda: BandWork(parameters, preset, profile))


@lru_cache(maxsize=16)  # two megabytes each at most
def seedlings_of(laws: Laws, people: int) -> Seedlings:
    """Invented people with their seedlings, the same ones for all sessions."""
    return draw(laws, people, SEED)
