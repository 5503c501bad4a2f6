"""What judges people and what they start from: conditions, sets of limits, presets, and words for growth."""

from pydantic import BaseModel, Field, field_validator

from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.patient import DOUBLING_TIME_DAYS, Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.terms import Slug, Tag


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


class Rules(BaseModel, frozen=True, extra="forbid"):
    """The rules in use, by id; the leaflet's profile comes first."""

    criteria: dict[str, Criterion] = {}
    profiles: dict[str, Profile] = {}
    presets: dict[str, Preset] = {}
    growth_words: dict[str, GrowthWord] = {}

    @property
    def first_profile(self) -> Profile | None:
        """The leaflet's profile, or whichever can be used if that one is broken."""
        return self.profiles.get("leaflet") or next(iter(self.profiles.values()), None)
