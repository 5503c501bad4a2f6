"""Everything that was read from files: what is usable, and what was wrong with the rest."""

from typing import Self

from pydantic import BaseModel, Field, field_validator, model_validator

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
from cryoteach.domain.practice.slips import Slip
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.patient import DOUBLING_TIME_DAYS, Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.terms import Slug, Tag
from cryoteach.domain.seedlings.lab import SeedlingLab
from cryoteach.domain.story_checks.settings import CaseCheckSettings
from cryoteach.errors import Problem


class Preset(BaseModel, frozen=True, extra="forbid"):
    """A starting point for the controls of chapter 2, saying what it is."""

    id: Slug
    order: int = Field(ge=1, le=99)
    title: str = Field(min_length=1, max_length=80)
    person: Person


class GrowthWord(BaseModel, frozen=True, extra="forbid"):
    """A word that may stand for a doubling time, and the days it is read as."""

    doubling_time_days: int
    tag: Tag
    cites: tuple[str, ...] = Field(min_length=1)

    @field_validator("doubling_time_days", mode="before")
    @classmethod
    def _days_are_possible(cls, days: object) -> int | float:
        return DOUBLING_TIME_DAYS.checked(days)


class LessonOption(BaseModel, frozen=True, extra="forbid"):
    """One option of a check-yourself question; every option explains itself."""

    text: str = Field(min_length=1, max_length=200)
    right: bool = False
    feedback: str = Field(min_length=1)


class Lesson(BaseModel, frozen=True, extra="forbid"):
    """A chapter's prose, by section, with the facts each section cites, and its check-yourself question."""

    id: Slug
    title: str
    story: str
    sections: dict[str, str] = {}
    cites: dict[str, tuple[str, ...]] = {}
    question: str = ""
    options: tuple[LessonOption, ...] = ()

    @model_validator(mode="after")
    def _question_has_one_right_answer(self) -> Self:
        if sum(option.right for option in self.options) != bool(self.question):
            raise ValueError("a question has options of which exactly one is right; without one there are none")
        return self


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
