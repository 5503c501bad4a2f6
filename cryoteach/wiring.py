"""Settings made into long-lived objects: the content, read once and read again when a file changes; invented people.

The people, the bands and what is said of a person are shared by all sessions: they hang on no learner's answers, only
on where dials stand.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from cryoteach.answers.of_person import lines
from cryoteach.domain.assessment import assess
from cryoteach.domain.cohort import make_cohort
from cryoteach.domain.cohort_parameters import CohortParameters
from cryoteach.domain.content import Content
from cryoteach.domain.iceball import SKETCH, freeze
from cryoteach.domain.iceball_plan import Plan
from cryoteach.domain.iceball_result import IceBall
from cryoteach.domain.iceball_settings import IceSettings
from cryoteach.domain.ledger import Ledger
from cryoteach.domain.patient import Person
from cryoteach.domain.profiles import Profile
from cryoteach.domain.screening import Cohort
from cryoteach.domain.uncertainty import DRAWS_OF_PARAMETERS, Band, ledgers_over_ranges
from cryoteach.errors import ContentError
from cryoteach.library.content import load_content, stamp
from cryoteach.settings import settings

PEOPLE, SEED = 100_000, 1
COHORTS_KEPT, BANDS_KEPT = 12, 48  # two megabytes and a tenth of one each
ANSWERS_KEPT = 500  # a fiftieth of a megabyte each: a class looks at the same few people
BALLS_KEPT = 48  # a third of a megabyte each
SECONDS_UNWATCHED = 5.0
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
_ANSWERS: _Shared[bytes] = _Shared(ANSWERS_KEPT)


def cohort(parameters: CohortParameters, preset: str, moved: Mapping[str, float]) -> Cohort:
    """The invented people of a preset with some dials moved."""
    key = (preset, *sorted(moved.items()))
    return _COHORTS.get(parameters, key, lambda: make_cohort(parameters, preset, PEOPLE, SEED, moved))


def band_work(parameters: CohortParameters, preset: str, profile: Profile) -> BandWork:
    """The uncertainty band of a preset under these limits: begun at the first call, apart from any rerun."""
    key = (preset, profile.model_dump_json())
    return _BANDS.get(parameters, key, lambda: BandWork(parameters, preset, profile))


def said_of(person: Person, profile: Profile, everything: Content) -> bytes:
    """All that chapter 2 says of a person judged by a profile of this content, as lines of JSON."""
    key = (person, profile.id)
    return _ANSWERS.get(everything, key, lambda: lines(assess(person, profile), everything))


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
_ICE: _Shared[IceWork] = _Shared(BALLS_KEPT)
_SKETCHES: _Shared[IceBall] = _Shared(BALLS_KEPT)


def ice_work(plan: Plan, settings: IceSettings) -> IceWork:
    """The full ice ball of a plan: begun at the first call, one at a time for everybody."""
    return _ICE.get(settings, plan.model_dump_json(), lambda: IceWork(plan, settings))


def ice_sketch(plan: Plan, settings: IceSettings) -> IceBall:
    """The quick sketch of a plan; one at a time for everybody."""
    return _SKETCHES.get(settings, plan.model_dump_json(), lambda: freeze(plan, settings.tissue_of(), SKETCH))
