"""What the notes on cases and letters go by: how slow is strained, and which cancer all of this is about."""

from typing import Self

from pydantic import BaseModel, Field, field_validator, model_validator

from cryoteach.domain.rules.patient import DOUBLING_TIME_DAYS, Person
from cryoteach.domain.rules.terms import Tag

SHRUNK_OR_HELD = {
    "partial-response": "partly shrunk it",
    "complete-response": "left nothing to see",
    "stable": "held it",
}
"""What chemotherapy has done, by its answer: across these no two scans can show how fast a tumour doubles."""

PROGRESSED = "progressed"


class SlowThoughProgressed(BaseModel, frozen=True, extra="forbid"):
    """From how many days of doubling on “no longer controlled” is strained, and what is said of it."""

    doubling_time_days: int
    over_days: int = Field(ge=1, le=365)
    tag: Tag
    cites: tuple[str, ...] = Field(min_length=1)
    says: str = Field(min_length=1, max_length=300)

    @field_validator("doubling_time_days", mode="before")
    @classmethod
    def _days_are_possible(cls, days: object) -> int | float:
        return DOUBLING_TIME_DAYS.checked(days)

    def of(self, person: Person) -> bool:
        """Whether a person is slow and yet no longer controlled."""
        days = person.doubling_time_days or 0
        return person.chemotherapy_response == PROGRESSED and days >= self.doubling_time_days

    def wider_in_percent(self, doubling_time_days: int) -> int:
        """How much a width grows in ``over_days`` days, in per cent: arithmetic, for a volume goes with its cube."""
        return round(100 * (2 ** (self.over_days / (3 * doubling_time_days)) - 1))


class GrownBeforeTheDrugs(BaseModel, frozen=True, extra="forbid"):
    """What is said of a doubling time where drugs have shrunk or held the tumour."""

    cites: tuple[str, ...] = Field(min_length=1)
    says: str = Field(min_length=1, max_length=300)


class Primary(BaseModel, frozen=True, extra="forbid"):
    """The cancer that cohort and limits are about, the words that name it, and those that name another."""

    called: str = Field(min_length=1, max_length=60)
    words: tuple[str, ...] = Field(min_length=1)
    others: tuple[str, ...] = ()
    cites: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _no_word_names_both(self) -> Self:
        if both := sorted(set(self.words) & set(self.others)):
            raise ValueError(f"a word names this cancer or another, not both: {', '.join(both)}")
        return self


class CaseCheckSettings(BaseModel, frozen=True, extra="forbid"):
    """All of it, as one YAML file holds it."""

    slow_though_progressed: SlowThoughProgressed
    grown_before_the_drugs: GrownBeforeTheDrugs
    primary: Primary

    def named(self) -> tuple[str, ...]:
        """Every fact that is cited."""
        parts = (self.slow_though_progressed, self.grown_before_the_drugs, self.primary)
        return tuple(name for part in parts for name in part.cites)

    def remarks(self, person: Person) -> tuple[str, ...]:
        """What has to be said of somebody about whom no story is told: how two of the findings go together."""
        known = person.doubling_time_days is not None
        before = known and person.chemotherapy_response in SHRUNK_OR_HELD
        said = ((before, self.grown_before_the_drugs.says), (self.slow_though_progressed.of(person), self.strained))
        return tuple(words for holds, words in said if holds)

    @property
    def strained(self) -> str:
        """What is said of slow and yet no longer controlled, with the arithmetic."""
        slow = self.slow_though_progressed
        days = slow.doubling_time_days
        return (
            f"{slow.says} At {days} days a width grows about {slow.wider_in_percent(days)} % in {slow.over_days} days "
            "(our arithmetic)."
        )
