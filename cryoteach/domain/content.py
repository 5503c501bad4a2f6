"""Everything that was read from files: what is usable, and what was wrong with the rest."""

from pydantic import BaseModel

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cohort.settings import CohortParameters
from cryoteach.domain.evidence.costs import CostSheet
from cryoteach.domain.evidence.resected import Resected
from cryoteach.domain.evidence.reviews import ClinicalReview, ReviewKind
from cryoteach.domain.evidence.roads import Roads, ThenAndNow
from cryoteach.domain.evidence.sources_and_facts import Fact, Source
from cryoteach.domain.evidence.used_limits import UsedLimits
from cryoteach.domain.iceball.lab import IceLab
from cryoteach.domain.population.table_columns import TableColumns
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.practice.slips import Slip
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.rules import GrowthWord, Preset
from cryoteach.domain.seedlings.lab import SeedlingLab
from cryoteach.domain.story_checks.settings import CaseCheckSettings
from cryoteach.errors import Problem


class Content(BaseModel, frozen=True, extra="forbid"):
    """All that the app shows, by id; ``problems`` says what could not be used and why.

    What comes of one file alone (``case_checks`` and those below it) is None where that file cannot be used.
    """

    criteria: dict[str, Criterion] = {}
    profiles: dict[str, Profile] = {}
    sources: dict[str, Source] = {}
    facts: dict[str, Fact] = {}
    presets: dict[str, Preset] = {}
    growth_words: dict[str, GrowthWord] = {}
    lessons: dict[str, Lesson] = {}
    cases: dict[str, Case] = {}
    slips: dict[str, Slip] = {}
    case_checks: CaseCheckSettings | None = None
    cohort: CohortParameters | None = None
    resected: Resected | None = None
    ice: IceLab | None = None
    seedlings: SeedlingLab | None = None
    costs: CostSheet | None = None
    roads: Roads | None = None
    then_and_now: ThenAndNow | None = None
    used_limits: UsedLimits | None = None
    review_kinds: tuple[ReviewKind, ...] = ()
    reviews: tuple[ClinicalReview, ...] = ()
    columns: TableColumns | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def first_profile(self) -> Profile | None:
        """The leaflet's profile, or whichever can be used if that one is broken."""
        return self.profiles.get("leaflet") or next(iter(self.profiles.values()), None)
