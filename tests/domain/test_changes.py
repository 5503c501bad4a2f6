"""The smallest change that flips a verdict: it does, nothing less does, nothing nearer does, and none is missing."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryoteach.domain.assessment import Verdict, assess
from cryoteach.domain.changes import Change, smallest_changes
from cryoteach.domain.criteria import Status
from cryoteach.domain.patient import SCALES, Person
from cryoteach.domain.scales import Choice
from tests.domain.fictional import (
    LEAFLET,
    every_combination,
    ideal_person,
    legal_values,
    limit,
    next_past,
    numerical,
    people,
    profile_of,
    profiles,
    second_opinion,
    second_verdict,
)


def changed(person, changes):
    return Person.model_validate({**person.model_dump(), **{change.finding: change.after for change in changes}})


def parts_of(changes):
    """Give every proper part of a set of changes, the empty one included."""
    return [part for size in range(len(changes)) for part in combinations(changes, size)]


def check_flips(person, profile):
    now = second_verdict(person, profile)
    for changes in smallest_changes(person, profile):
        assert changes
        assert len({change.finding for change in changes}) == len(changes)
        assert all(change.before == person.value(change.finding) != change.after for change in changes)
        assert second_verdict(changed(person, changes), profile) != now
        assert {second_verdict(changed(person, part), profile) for part in parts_of(changes)} == {now}


def test_of_all_729_combinations_every_smallest_change_flips_the_verdict_and_no_part_of_it_does():
    for _, person in every_combination():
        assert smallest_changes(person, LEAFLET)
        check_flips(person, LEAFLET)


@given(person=people, profile=profiles)
def test_of_anyone_under_any_profile_every_smallest_change_flips_the_verdict_and_no_part_of_it_does(person, profile):
    check_flips(person, profile)


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


@given(person=people, profile=profiles)
def test_the_fewest_findings_come_first_and_of_equals_the_way_towards_within(person, profile):
    sets = smallest_changes(person, profile)
    assert [len(changes) for changes in sets] == sorted(len(changes) for changes in sets)
    if second_verdict(person, profile) == "cannot-tell":
        singles = [second_verdict(changed(person, s), profile) for s in sets if len(s) == 1]
        assert singles == sorted(singles, key=["within", "outside"].index)


def test_seven_small_lesions_are_flipped_by_the_number_and_by_nothing_about_their_size():
    condition = LEAFLET.condition("few-lesions")
    person = ideal_person(lesion_count=condition.limit.number + 2, largest_diameter_cm=1.5)
    assert smallest_changes(person, LEAFLET) == (
        (Change(finding="lesion_count", before=person.lesion_count, after=int(condition.limit.number)),),
    )


def test_all_that_failed_has_to_move_together():
    person = ideal_person(**{condition.finding: next_past(condition) for condition in numerical(LEAFLET)})
    [changes] = smallest_changes(person, LEAFLET)
    assert {c.finding: c.after for c in changes} == {c.finding: c.limit.number for c in numerical(LEAFLET)}


def test_nothing_flips_a_verdict_that_no_possible_value_could_change():
    never_failed = profile_of(("few-lesions", limit(at_most=SCALES["lesion_count"].high, ideal=1)))
    assert smallest_changes(Person(lesion_count=3), never_failed) == ()
    never_met = profile_of(("few-lesions", limit(at_most=3, ideal=2)), ("few-lesions", limit(at_least=5, ideal=6)))
    assert smallest_changes(Person(lesion_count=4), never_met) == ()
    assert assess(Person(lesion_count=4), never_met).verdict is Verdict.OUTSIDE


def test_an_unknown_that_can_only_be_met_is_settled_by_any_value():
    never_failed = profile_of(("few-lesions", limit(at_most=SCALES["lesion_count"].high, ideal=1)))
    [[change]] = smallest_changes(Person(), never_failed)
    assert second_verdict(changed(Person(), [change]), never_failed) == "within"


def test_two_conditions_on_one_finding_are_flipped_together():
    between = profile_of(("few-lesions", limit(at_most=9, ideal=2)), ("few-lesions", limit(at_least=3, ideal=5)))
    [[change]] = smallest_changes(Person(lesion_count=1), between)
    assert (change.before, change.after) == (1, 3)
    ways_out = smallest_changes(Person(lesion_count=6), between)
    assert [change.after for [change] in ways_out] == [2, 10]
    assert {second_opinion(c, 6) for c in between.conditions} == {Status.MET}


def test_a_change_is_written_as_from_and_to():
    change = Change.model_validate({"finding": "lesion_count", "from": 7, "to": 5})
    assert change.model_dump(by_alias=True) == {"finding": "lesion_count", "from": 7, "to": 5}


@given(name=st.sampled_from(list(SCALES)))
def test_what_a_profile_does_not_ask_is_never_part_of_a_change(name):
    rest = tuple(condition for condition in LEAFLET.conditions if condition.finding != name)
    profile = LEAFLET.model_copy(update={"conditions": rest})
    for person in (Person(), ideal_person(), ideal_person(**{name: None})):
        assert name not in {change.finding for changes in smallest_changes(person, profile) for change in changes}


@pytest.mark.parametrize("verdict", Verdict)
def test_the_assessment_gives_the_same_changes(verdict):
    person = {"within": ideal_person(), "outside": ideal_person(lesion_count=60), "cannot-tell": Person()}[
        verdict.value
    ]
    assessment = assess(person, LEAFLET)
    assert assessment.verdict is verdict
    assert assessment.smallest_changes == smallest_changes(person, LEAFLET)
