"""What the engine says, as data: the scales, each set of limits with its tables, its map and its citations."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.sources_and_facts import Fact, Source
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, LESION_COUNT, SCALES
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.domain.rules.scales import Choice, Quantity, Scale
from cryoteach.errors import ContentError, Problem
from cryoteach.export.offline.columns import columns
from cryoteach.theme import TAG_DASHES

Written: TypeAlias = dict[str, Any]
MAP = (LESION_COUNT, LARGEST_DIAMETER_CM)
USUAL_ENDS = {LESION_COUNT.name: 20, LARGEST_DIAMETER_CM.name: 10}
"""How far the axes of the map go, unless the person lies beyond: as in the app."""


def why_not(profile: Profile) -> str:
    """Why the tables cannot carry a set of limits; empty where they can.

    They are written condition by condition: of two conditions on one finding neither says what the other would.
    """
    findings = [condition.finding for condition in profile.conditions]
    twice = {finding: [c.id for c in profile.conditions if c.finding == finding] for finding in findings}
    read_twice = [f"{' and '.join(ids)} both read {SCALES[name].label}" for name, ids in twice.items() if len(ids) > 1]
    return f"{'; '.join(read_twice)}, and the tables of an offline file cannot carry that yet" if read_twice else ""


def carried(profiles: Iterable[Profile]) -> list[Profile]:
    """Those of the sets of limits that the tables can carry."""
    return [profile for profile in profiles if not why_not(profile)]


def checked(profile: Profile) -> Profile:
    """The same set of limits, or a refusal in words.

    Raises:
        ContentError: the tables cannot carry it.
    """
    if trouble := why_not(profile):
        raise ContentError([Problem(file=f"content/profiles/{profile.id}.yaml", message=trouble)])
    return profile


def scales() -> Written:
    """Every finding's scale."""
    return {name: _scale(scale) for name, scale in SCALES.items()}


def profile_tables(profile: Profile, criteria: Mapping[str, Criterion]) -> Written:
    """One set of limits with everything that it says of each value of each finding.

    Raises:
        ContentError: the tables cannot carry it.
    """
    checked(profile)
    asked = {condition.id for condition in profile.conditions}
    left_out = [criterion.title.lower() for name, criterion in criteria.items() if name not in asked]
    return {
        **{name: str(getattr(profile, name)) for name in ("id", "version", "date", "title", "summary", "reviewer")},
        "conditions": [_condition(condition, profile) for condition in profile.conditions],
        "leftOut": left_out,
        "map": {scale.name: _axis(profile, scale) for scale in MAP},
    }


def citations(profiles: Iterable[Profile], evidence: Evidence) -> Written:
    """The facts that the limits cite, with their sources, each once."""
    names = {cite: None for p in profiles for c in p.conditions for cite in c.limit.cites if cite in evidence.facts}
    facts = {name: evidence.facts[name] for name in names}
    return {name: _fact(fact, evidence.sources[fact.source]) for name, fact in facts.items()}


def _scale(scale: Scale) -> Written:
    if isinstance(scale, Choice):
        return {"label": scale.label, "term": scale.term, "options": scale.options}
    numbers = {"low": scale.low, "high": scale.last, "step": scale.step, "decimals": scale.decimals}
    words = {"unit": scale.unit, "one": scale.one, "before": scale.before}
    return {"label": scale.label, "term": scale.term, **numbers, **words}


def _condition(condition: Condition, profile: Profile) -> Written:
    criterion, limit = condition.criterion, condition.limit
    return {
        "id": condition.id,
        "finding": condition.finding,
        "title": criterion.title,
        "limit": condition.limit_words,
        "edge": condition.edge_words,
        "tag": limit.tag.value,
        "leaflet": f"{criterion.leaflet_says} ({criterion.leaflet_place}.)",
        "why": criterion.why,
        "note": limit.note,
        "cites": list(limit.cites),
        **columns(condition, profile),
    }


def _axis(profile: Profile, scale: Quantity) -> Written:
    """Where the map is cut along one axis: at the limit, and where it is ideal; a value at the limit is met."""
    condition = next((c for c in profile.conditions if c.finding == scale.name), None)
    half = scale.step / 2
    cuts, line = {scale.low - half, scale.high + half}, None
    if condition is not None:
        aside = half if condition.limit.at_most is not None else -half
        line = condition.limit.number + aside
        cuts |= {line} | ({condition.limit.ideal + aside} if condition.limit.ideal is not None else set())
    ordered = sorted(cuts)
    return {
        "cuts": ordered,
        "inside": [scale.nearest(cut + half) for cut in ordered[:-1]],
        "ends": [USUAL_ENDS[scale.name], scale.high],
        "line": line,
        "dash": TAG_DASHES[condition.limit.tag] if condition else "",
        "label": f"{condition.edge_words} · {condition.limit.tag.word}" if condition else "",
    }


def _fact(fact: Fact, source: Source) -> Written:
    interval = ""
    if fact.low is not None and fact.high is not None:
        named = f", {fact.interval}" if fact.interval else ""
        interval = f" ({fact.low:g} to {fact.high:g} {fact.unit}{named})"
    year = fact.year or source.year
    about = [part for part in (fact.population, fact.setting, str(year) if year else "undated") if part]
    others = " (a summary by others)" if source.second_hand else ""
    return {
        "says": f"{fact.statement}{interval}",
        "about": " · ".join(about),
        "mind": fact.caveat,
        "source": source.name,
        "others": others,
        "link": source.link,
    }
