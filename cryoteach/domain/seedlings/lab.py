"""The seedlings lab as its file describes it: the laws, how far each may be moved, and what was read beside it."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.rules.scales import Quantity, Value
from cryoteach.domain.seedlings.laws import Laws

MOST_PEOPLE = 1000


class LawDial(BaseModel, frozen=True, extra="forbid"):
    """How far one law may be moved, in the unit of its control: the law's number times ``times``."""

    label: str = Field(min_length=1, max_length=80)
    unit: str
    low: float
    high: float
    step: float = Field(gt=0)
    times: float = Field(default=1, gt=0)
    note: str = Field(min_length=1)
    facts: tuple[str, ...] = ()

    def quantity(self, name: str) -> Quantity:
        """The scale of its control."""
        return Quantity(
            name=name, label=self.label.lower(), term="", unit=self.unit, low=self.low, high=self.high, step=self.step
        )


class Observation(BaseModel, frozen=True, extra="forbid"):
    """A fact that says how many had something new by when."""

    fact: str
    read_as: Literal["share", "free", "median"]
    months: float | None = Field(default=None, gt=0)
    what: str = Field(min_length=1, max_length=20)

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if (self.months is None) != (self.read_as == "median"):
            raise ValueError("months is given for a share or for those free of it; a median brings its own")
        return self


class Observed(BaseModel, frozen=True, extra="forbid"):
    """What was read, on the axes of the model: of 100 people so many had something new by this month."""

    letter: str
    fact: Fact
    what: str
    months: float
    of_100: float
    low: float | None = None
    high: float | None = None


class Fit(BaseModel, frozen=True, extra="forbid"):
    """Settings that make the outcome resemble one fact."""

    fact: str
    title: str = Field(min_length=1, max_length=60)
    set: dict[str, float]


class SeedlingLab(BaseModel, frozen=True, extra="forbid"):
    """Everything that the lab starts from."""

    laws: Laws
    dials: dict[str, LawDial]
    slows_to_mm: tuple[float | None, ...] = Field(min_length=1)
    visible_mm: tuple[Annotated[float, Field(gt=0)], ...] = Field(min_length=1)
    people: int = Field(ge=1, le=MOST_PEOPLE)
    person: int = Field(ge=1)
    months: int = Field(ge=1)
    observed: tuple[Observation, ...]
    fits: tuple[Fit, ...]

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.person > self.people:
            raise ValueError(f"person {self.person} is looked at first, but there are {self.people}")
        self._reaches_its_ends()
        for fit in self.fits:
            if strange := fit.set.keys() - self.dials.keys():
                raise ValueError(f"“{fit.title}” sets {', '.join(sorted(strange))}, which no dial moves")
            Laws.model_validate({**self.laws.model_dump(), **fit.set})
        return self

    def _reaches_its_ends(self) -> None:
        for name, dial in self.dials.items():
            if name not in Laws.model_fields:
                raise ValueError(f"the dial {name} moves no law; the laws are {', '.join(Laws.model_fields)}")
            dial.quantity(name).checked(self.at(name))
            for end in (dial.low, dial.high):
                self.moved({name: end})
        for last in self.slows_to_mm:
            self.moved({}, last)

    def named(self) -> tuple[str, ...]:
        """Every fact that the lab names."""
        dials = [name for dial in self.dials.values() for name in dial.facts]
        return (*dials, *(one.fact for one in (*self.observed, *self.fits)))

    def at(self, name: str) -> float:
        """Where a dial stands before anybody moves it, in its own unit."""
        return round(float(getattr(self.laws, name)) * self.dials[name].times, 6)

    def moved(self, dials: Mapping[str, Value | None], slows_to_mm: float | None = None) -> Laws:
        """The laws with some dials moved; the others stay.

        Raises:
            ValidationError: they cannot be together.
        """
        given = {name: float(at) / self.dials[name].times for name, at in dials.items() if at is not None}
        return Laws.model_validate({**self.laws.model_dump(), "slows_to_mm": slows_to_mm, **given})

    def beside(self, facts: Mapping[str, Fact]) -> tuple[Observed, ...]:
        """What was read, lettered in order of time; a fact that is not there is left out."""
        known = [_observed(one, facts[one.fact]) for one in self.observed if one.fact in facts]
        in_order = sorted(known, key=lambda one: one.months)
        return tuple(one.model_copy(update={"letter": chr(ord("a") + n)}) for n, one in enumerate(in_order))


def _observed(asked: Observation, fact: Fact) -> Observed:
    value, low, high = float(fact.value or 0), fact.low, fact.high
    if asked.read_as == "median":
        return Observed(letter="", fact=fact, what=asked.what, months=value, of_100=50)
    if asked.read_as == "free":
        value, low, high = 100 - value, None if high is None else 100 - high, None if low is None else 100 - low
    return Observed(
        letter="", fact=fact, what=asked.what, months=asked.months or 0, of_100=value, low=low, high=high
    )  # fmt: skip
