"""Limits that somebody has used, in a finding's own unit, as the dials of chapters 3 and 4 draw them."""

from collections.abc import Iterator, Mapping

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Quantity
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.thousand.dial import Cited


def cited_limits(
    evidence: Evidence, profiles: Mapping[str, Profile], criterion: Criterion, scale: Quantity
) -> tuple[Cited, ...]:
    """The limits that others have used for this condition, and those of every set of limits, in order."""
    return tuple(sorted([*_used(evidence, criterion, scale), *_profiles(profiles, criterion)], key=lambda c: c.at))


def _used(evidence: Evidence, criterion: Criterion, scale: Quantity) -> Iterator[Cited]:
    for limit in evidence.used_limits.root.get(criterion.id, ()) if evidence.used_limits else ():
        at = limit.place(evidence.facts, scale.unit)
        if at is not None and scale.low <= at <= scale.high:
            from_leaflet = evidence.facts[limit.facts[0]].source == "seed-leaflet"
            tag = Tag.LEAFLET if from_leaflet else Tag.CITED
            yield Cited(at=at, words=limit.words, tag=tag, treatment=limit.treatment)


def _profiles(profiles: Mapping[str, Profile], criterion: Criterion) -> Iterator[Cited]:
    for profile in profiles.values():
        for condition in profile.conditions:
            if condition.id == criterion.id and condition.limit.tag is Tag.OUR_ASSUMPTION:
                yield Cited(at=condition.limit.number, words=f"“{profile.title}”", tag=condition.limit.tag)
