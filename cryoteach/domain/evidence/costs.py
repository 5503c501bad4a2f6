"""What freezing may cost, as chapter 6 shows it: harms, each with a rate or an honest "none", and the way there."""

from collections.abc import Mapping, Sequence
from typing import Literal, Self

from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.evidence.treatments import Treatment
from cryoteach.domain.rules.terms import Slug

THOUSAND = 1000
"""The one denominator of every rate in the chapter."""

PER_PERCENT = THOUSAND // 100


class Harm(BaseModel, frozen=True, extra="forbid"):
    """One harm: the fact whose rate is drawn and what it counted, or why there is none, and every fact about it."""

    title: str = Field(min_length=1, max_length=60)
    drawn: str = ""
    counted: str = Field(default="", max_length=40)
    no_rate: str = ""
    facts: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _has_a_rate_or_says_why_not(self) -> Self:
        if bool(self.drawn) == bool(self.no_rate):
            raise ValueError("either drawn names the fact with the rate, or no_rate says why there is none")
        if self.drawn and self.drawn not in self.facts:
            raise ValueError(f"draws {self.drawn}, so its facts have to hold it too")
        return self


class Rate(BaseModel, frozen=True, extra="forbid"):
    """A harm as icons: of 1,000 people so many, and how far that is unsure; None where no rate was read."""

    title: str
    counted: str = ""
    of_1000: int | None = None
    low: int | None = None
    high: int | None = None
    fact: Fact | None = None
    why_none: str = ""


class Comparison(BaseModel, frozen=True, extra="forbid"):
    """One study that gave both cold and heat: what it counted, and the fact with the rate after each."""

    title: str = Field(min_length=1, max_length=60)
    counted: str = Field(min_length=1, max_length=40)
    cold: str
    heat: str


class Pair(BaseModel, frozen=True, extra="forbid"):
    """The two rates of one study."""

    title: str
    cold: Rate
    heat: Rate

    @property
    def apart(self) -> int:
        """How many more of 1,000 were harmed after cold than after heat; below nought where fewer were."""
        return (self.cold.of_1000 or 0) - (self.heat.of_1000 or 0)


class Reason(BaseModel, frozen=True, extra="forbid"):
    """Why a part of the body suffers: where in the frozen place it starts, and in whom that was seen."""

    suffers: str = Field(min_length=1, max_length=20)
    starts: Literal["rim", "whole", "thaw"]
    says: str = Field(min_length=1, max_length=64)
    seen_in: str = Field(min_length=1, max_length=40)
    fact: str


class Step(BaseModel, frozen=True, extra="forbid"):
    """One step of the way through the treatment: its name, and what its picture shows, for whoever cannot see it."""

    title: str = Field(min_length=1, max_length=40)
    shows: str = Field(min_length=1, max_length=160)


class CostSheet(BaseModel, frozen=True, extra="forbid"):
    """The chapter's data: the steps of the way, the harms, cold beside heat, the reasons, and the guess."""

    steps: dict[Slug, Step] = Field(min_length=1)
    harms: tuple[Harm, ...] = Field(min_length=1)
    compared: tuple[Comparison, ...] = ()
    reasons: tuple[Reason, ...] = ()
    guess: str

    def named(self) -> tuple[str, ...]:
        """Every fact that the sheet names."""
        listed = [name for harm in self.harms for name in harm.facts]
        return (*listed, *self._both(), *(reason.fact for reason in self.reasons), self.guess)

    def drawn(self) -> tuple[str, ...]:
        """The facts that have to hold a rate."""
        return (*(harm.drawn for harm in self.harms if harm.drawn), *self._both())

    def _both(self) -> tuple[str, ...]:
        return tuple(name for study in self.compared for name in (study.cold, study.heat))


def rate(harm: Harm, facts: Mapping[str, Fact]) -> Rate:
    """A harm as icons, counted out of a thousand whatever it was counted out of."""
    fact = facts.get(harm.drawn)
    if fact is None:
        return Rate(title=harm.title, why_none=harm.no_rate)
    low, high = (None if end is None else round(end * PER_PERCENT) for end in (fact.low, fact.high))
    of_1000 = round((fact.value or 0) * PER_PERCENT)
    return Rate(title=harm.title, counted=harm.counted, of_1000=of_1000, low=low, high=high, fact=fact)


def ranked(harms: Sequence[Harm], facts: Mapping[str, Fact]) -> list[tuple[Harm, Rate]]:
    """Every harm with its rate, the commonest first; those of which no rate was read stand last, in their own order."""
    rates = [(harm, rate(harm, facts)) for harm in harms]
    return sorted(rates, key=lambda one: -1 if one[1].of_1000 is None else one[1].of_1000, reverse=True)


def pair(study: Comparison, facts: Mapping[str, Fact]) -> Pair:
    """Both rates of a study, out of a thousand."""
    cold, heat = (
        rate(Harm(title=treatment, counted=study.counted, drawn=name, facts=(name,)), facts)
        for treatment, name in ((Treatment.COLD, study.cold), (Treatment.HEAT, study.heat))
    )
    return Pair(title=study.title, cold=cold, heat=heat)
