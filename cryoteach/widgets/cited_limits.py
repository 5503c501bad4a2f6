"""Limits that somebody has used, as the lesson of chapter 3 cites them, in a finding's own unit."""

from collections.abc import Iterator

from cryoteach.domain.content import Content
from cryoteach.domain.criteria import Criterion, Tag
from cryoteach.domain.evidence import Fact
from cryoteach.domain.scales import Quantity
from cryoteach.figures.dial import Cited

IN_UNITS = {("mm", "cm"): 0.1}
"""What a fact's unit is counted in on a scale of another unit."""
SHORT = 24


def cited_limits(content: Content, criterion: Criterion, scale: Quantity) -> tuple[Cited, ...]:
    """The limits that the lesson's section of this condition cites, and that of every set of limits, in order."""
    return tuple(sorted([*_facts(content, criterion, scale), *_profiles(content, criterion)], key=lambda c: c.at))


def _facts(content: Content, criterion: Criterion, scale: Quantity) -> Iterator[Cited]:
    chapter = content.lessons.get("how-exact")
    for name in chapter.cites.get(criterion.id, ()) if chapter else ():
        fact = content.facts[name]
        at = _in_unit(fact, scale.unit)
        if at is not None and scale.low <= at <= scale.high:
            tag = Tag.LEAFLET if fact.source == "seed-leaflet" else Tag.CITED
            yield Cited(at=at, words=_short(fact, content), tag=tag)


def _profiles(content: Content, criterion: Criterion) -> Iterator[Cited]:
    for profile in content.profiles.values():
        for condition in profile.conditions:
            if condition.id == criterion.id and condition.limit.tag is Tag.OUR_ASSUMPTION:
                yield Cited(at=condition.limit.number, words=f"“{profile.title}”", tag=condition.limit.tag)


def _in_unit(fact: Fact, unit: str) -> float | None:
    if fact.value is None:
        return None
    if fact.unit in {unit, unit or "ECOG"}:
        return fact.value
    times = IN_UNITS.get((fact.unit, unit))
    return None if times is None else round(fact.value * times, 1)


def _short(fact: Fact, content: Content) -> str:
    named = fact.statement.split(",")[0]
    year = fact.year or content.sources[fact.source].year
    return f"{named} ({year})" if len(named) <= SHORT and year else content.sources[fact.source].name
