"""What stands beside the limits: presets to start from, and words for growth."""

from pydantic import BaseModel, Field, field_validator

from cryoteach.domain.rules.patient import DOUBLING_TIME_DAYS, Person
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
