"""The smallest change that flips a verdict: it does, and nothing less does."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.rules.assessment import Verdict, assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.smallest_changes import Change, smallest_changes
from tests.domain.fictional import (
    LEAFLET,
    changed,
    every_combination,
    ideal_person,
    limit,
    next_past,
    numerical,
    people,
    profile_of,
    profiles,
    second_opinion,
    second_verdict,
)


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
    assert change.after == SCALES["lesion_count"].low


@pytest.mark.parametrize(("fewest", "most"), [(3, 9), (2, 59)])
def test_an_unknown_between_two_limits_is_settled_at_both_of_their_edges_on_either_side(fewest, most):
    between = profile_of(
        ("few-lesions", limit(at_most=most, ideal=fewest)), ("few-lesions", limit(at_least=fewest, ideal=most))
    )
    after = [change.after for [change] in smallest_changes(Person(), between)]
    assert after == [fewest, most, fewest - 1, most + 1]


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
