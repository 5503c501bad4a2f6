"""The smallest changes against brute force: none is missing, and no value nearer would do."""

from itertools import combinations, product

from hypothesis import given, settings

from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.scales import Choice
from cryoteach.domain.rules.smallest_changes import smallest_changes
from tests.domain.fictional import (
    changed,
    legal_values,
    next_past,
    numerical,
    people,
    profiles,
    second_opinion,
    second_verdict,
)


def telling_values(finding, profile):
    """Give the values of a finding that stand for all others: ends of the scale, and both sides of every limit."""
    if isinstance(SCALES[finding], Choice):
        return list(SCALES[finding].options)
    conditions = [c for c in numerical(profile) if c.finding == finding]
    edges = {value for c in conditions for value in (c.limit.number, next_past(c))}
    return sorted(edges | {SCALES[finding].low, SCALES[finding].high})


def smallest_sets_by_force(person, profile, wanted):
    """Try every set of findings, small ones first, with every telling value; keep those that reach what is wanted."""
    asked = [condition.finding for condition in profile.conditions]
    found = []
    for names in (names for size in range(1, len(asked) + 1) for names in combinations(asked, size)):
        if any(smaller <= set(names) for smaller in found):
            continue
        options = [[v for v in telling_values(name, profile) if v != person.value(name)] for name in names]
        tries = (dict(zip(names, values, strict=True)) for values in product(*options))
        if any(second_verdict(person.model_copy(update=values), profile) in wanted for values in tries):
            found.append(set(names))
    return found


@settings(max_examples=12)
@given(person=people, profile=profiles)
def test_no_smallest_set_of_findings_is_missing(person, profile):
    """Compare with brute force: an open verdict can be settled both ways, and each way has smallest sets of its own."""
    now = second_verdict(person, profile)
    ways = [{"within"}, {"outside"}] if now == "cannot-tell" else [{"within", "outside", "cannot-tell"} - {now}]
    sets = smallest_changes(person, profile)
    for wanted in ways:
        reached = [{c.finding for c in s} for s in sets if second_verdict(changed(person, s), profile) in wanted]
        forced = smallest_sets_by_force(person, profile, wanted)
        assert {frozenset(names) for names in reached} == {frozenset(names) for names in forced}


@given(person=people, profile=profiles)
def test_a_known_number_moves_to_the_nearest_value_and_no_farther(person, profile):
    for changes in smallest_changes(person, profile):
        for change in changes:
            if change.before is None or isinstance(SCALES[change.finding], Choice):
                continue
            others = changed(person, [c for c in changes if c != change])
            nearer = [
                v
                for v in legal_values(SCALES[change.finding])
                if abs(v - change.before) < abs(change.after - change.before)
            ]
            flipped = second_verdict(changed(person, changes), profile)
            assert all(
                second_verdict(others.model_copy(update={change.finding: v}), profile) != flipped for v in nearer
            )


@given(person=people, profile=profiles)
def test_an_unknown_number_is_settled_at_the_very_edge_of_its_limit(person, profile):
    for changes in smallest_changes(person, profile):
        for change in changes:
            if change.before is None and not isinstance(SCALES[change.finding], Choice):
                [condition] = [c for c in profile.conditions if c.finding == change.finding]
                assert change.after in {condition.limit.number, next_past(condition)}


@given(person=people, profile=profiles)
def test_of_a_choice_every_answer_that_would_do_is_named(person, profile):
    sets = smallest_changes(person, profile)
    by_findings: dict = {}
    for changes in sets:
        by_findings.setdefault((frozenset(c.finding for c in changes), leads_to(person, changes, profile)), []).append(
            changes
        )
    for (findings, _), same in by_findings.items():
        choices = [name for name in findings if isinstance(SCALES[name], Choice)]
        for name in choices:
            [condition] = [c for c in profile.conditions if c.finding == name]
            named = {change.after for changes in same for change in changes if change.finding == name}
            status = {second_opinion(condition, option) for option in named}
            doing = {o for o in SCALES[name].options if second_opinion(condition, o) in status} - {person.value(name)}
            assert named == doing


def leads_to(person, changes, profile):
    return second_verdict(changed(person, changes), profile)
