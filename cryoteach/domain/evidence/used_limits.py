"""Limits that somebody has used or met, by condition: where on the scale each lies, and for which treatment."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, Field, RootModel

from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.evidence.treatments import Treatment
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.scales import Quantity
from cryoteach.domain.rules.terms import Slug

IN_UNITS = {("mm", "cm"): 0.1}
"""What a fact's unit is counted in on a scale of another unit."""


class UsedLimit(BaseModel, frozen=True, extra="forbid"):
    """One limit in a few words.

    ``at`` is its place in the condition's unit; left out where the first fact's own value is that place.
    ``treatment`` is left out where the limit is not about a local treatment.
    """

    words: str = Field(min_length=1, max_length=24)
    facts: tuple[str, ...] = Field(min_length=1)
    at: float | None = None
    treatment: Treatment | None = None

    def place(self, facts: Mapping[str, Fact], unit: str) -> float | None:
        """Where it lies on a scale of this unit; None where its first fact says no place there."""
        first = facts[self.facts[0]]
        if self.at is not None or first.value is None:
            return self.at
        if first.unit in {unit, unit or "ECOG"}:
            return first.value
        times = IN_UNITS.get((first.unit, unit))
        return None if times is None else round(first.value * times, 1)


class UsedLimits(RootModel[dict[Slug, tuple[UsedLimit, ...]]], frozen=True):
    """Every limit, by the condition that it is about."""

    def named(self) -> tuple[str, ...]:
        """Every fact that the limits name."""
        return tuple(name for limits in self.root.values() for limit in limits for name in limit.facts)

    def wrong(self, criteria: Mapping[str, Criterion], facts: Mapping[str, Fact]) -> Iterator[tuple[Slug, str]]:
        """What cannot be put on a scale: by condition, in words. Facts that are not there are told elsewhere."""
        for name, limits in self.root.items():
            scale = criteria[name].measures.scale if name in criteria else None
            if not isinstance(scale, Quantity):
                yield name, "is no condition with a number that can be used"
                continue
            for limit in limits:
                if limit.facts[0] in facts and not _on(scale, limit.place(facts, scale.unit)):
                    yield (
                        name,
                        f"“{limit.words}” lies nowhere on its scale, {scale.range_in_words}; say where with “at”",
                    )


def _on(scale: Quantity, at: float | None) -> bool:
    return at is not None and scale.low <= at <= scale.high
