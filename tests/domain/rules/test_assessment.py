"""One person against one profile: the verdict, the count, the margins and the reasons."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.rules.assessment import Verdict, assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.scales import Choice
from cryoteach.errors import UnknownNameError
from tests.domain.fictional import (
    LEAFLET,
    PROFILES,
    at_every_limit,
    ideal_person,
    limit,
    next_past,
    numerical,
    people,
    profile_of,
    profiles,
    second_opinion,
    values_with,
)

NUMERICAL = [
    pytest.param(profile, condition, id=f"{profile.id}: {condition.id}")
    for profile in PROFILES.values()
    for condition in numerical(profile)
]
CHEMOTHERAPY = LEAFLET.condition("chemotherapy-first")


@pytest.mark.parametrize(("profile", "condition"), NUMERICAL)
def test_a_value_at_the_limit_is_met_and_the_next_step_past_it_is_not(profile, condition):
    at = assess(at_every_limit(profile), profile)
    past = assess(at_every_limit(profile).with_values(**{condition.finding: next_past(condition)}), profile)
    assert at.finding(condition.id).status is Status.MET
    assert past.finding(condition.id).status is Status.NOT_MET
    assert (at.verdict, past.verdict) == (Verdict.WITHIN, Verdict.OUTSIDE)
    assert [f.id for f in past.with_status(Status.NOT_MET)] == [condition.id]


@pytest.mark.parametrize(("profile", "condition"), NUMERICAL)
def test_the_margin_is_0_at_the_limit_and_1_at_the_ideal(profile, condition):
    at = assess(Person(**{condition.finding: condition.limit.number}), profile).finding(condition.id)
    best = assess(Person(**{condition.finding: condition.limit.ideal}), profile).finding(condition.id)
    assert (at.margin, at.margin_in_unit, at.near) == (0, 0, True)
    assert (best.margin, best.near) == (1, False)
    assert best.margin_in_unit == pytest.approx(abs(condition.limit.ideal - condition.limit.number))


@pytest.mark.parametrize(("profile", "condition"), NUMERICAL)
def test_margins_fall_step_by_step_on_the_way_out_and_cross_0_just_past_the_limit(profile, condition):
    outward = [*values_with(condition, Status.MET), *values_with(condition, Status.NOT_MET)]
    outward.sort(reverse=condition.limit.at_most is None)
    found = [assess(Person(**{condition.finding: value}), profile).finding(condition.id) for value in outward]
    margins = [finding.margin for finding in found]
    assert all(nearer > farther for nearer, farther in pairwise(margins))
    assert [margin >= 0 for margin in margins] == [finding.status is Status.MET for finding in found]
    unit = abs(condition.limit.ideal - condition.limit.number)
    assert [f.margin_in_unit for f in found] == pytest.approx([margin * unit for margin in margins], abs=1e-3)


def test_a_condition_without_a_number_has_a_margin_of_1_when_met_and_minus_1_when_not():
    for option in CHEMOTHERAPY.scale.options:
        finding = assess(Person(chemotherapy_response=option), LEAFLET).finding("chemotherapy-first")
        assert finding.margin == (1 if second_opinion(CHEMOTHERAPY, option) is Status.MET else -1)
        assert finding.margin_in_unit is None
        assert not finding.near


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_a_person_with_no_findings_is_cannot_tell_on_every_condition(profile):
    assessment = assess(Person(), profile)
    assert {finding.status for finding in assessment.findings} == {Status.CANNOT_TELL}
    assert assessment.verdict is Verdict.CANNOT_TELL
    assert (assessment.met, assessment.of) == (0, len(profile.conditions))
    assert assessment.weakest is None
    assert {(f.margin, f.margin_in_unit, f.value_words) for f in assessment.findings} == {(None, None, "not known")}


def test_chemotherapy_fails_for_four_different_reasons_and_says_which():
    failing = values_with(CHEMOTHERAPY, Status.NOT_MET)
    reasons = {
        option: assess(ideal_person(chemotherapy_response=option), LEAFLET).finding("chemotherapy-first").reason
        for option in failing
    }
    telling = {
        "not-started": "has not been started",
        "not-possible": "was not possible",
        "complete-response": "nothing to put a probe into",
        "stable": "still holding the disease",
    }
    assert reasons.keys() == telling.keys()
    for option, reason in reasons.items():
        assert [name for name, words in telling.items() if words in reason] == [option]


def test_suspected_disease_elsewhere_is_told_apart_from_nobody_having_looked():
    suspected = assess(ideal_person(extrahepatic_disease="suspected"), LEAFLET)
    unknown = assess(ideal_person(extrahepatic_disease=None), LEAFLET)
    assert suspected.verdict is unknown.verdict is Verdict.CANNOT_TELL
    assert "suspected" in suspected.finding("no-spread").reason
    assert "Nobody has looked" in unknown.finding("no-spread").reason


@given(person=people, profile=profiles)
def test_every_reason_is_a_finished_sentence_that_says_where_its_limit_comes_from(person, profile):
    for finding in assess(person, profile).findings:
        assert not finding.reason[0].islower()
        assert finding.reason.endswith(".")
        assert "{" not in finding.reason
        assert finding.condition.limit.tag.words in finding.reason


@given(person=people, profile=profiles)
def test_a_reason_about_a_number_names_the_value_and_the_limit(person, profile):
    for finding in assess(person, profile).findings:
        if not isinstance(finding.condition.scale, Choice):
            assert finding.condition.edge_words in finding.reason
            assert finding.value is None or finding.value_words in finding.reason


def test_words_that_look_like_a_blank_are_not_filled_in_twice():
    tricky = CHEMOTHERAPY.criterion.model_copy(
        update={"sentences": CHEMOTHERAPY.criterion.sentences.model_copy(update={"met": "{tag}{{value}}"})}
    )
    profile = LEAFLET.model_copy(update={"conditions": (CHEMOTHERAPY.model_copy(update={"criterion": tricky}),)})
    assert assess(ideal_person(), profile).findings[0].reason.startswith("Leaflet{")


@given(person=people, profile=profiles, seed=st.randoms(use_true_random=False))
def test_the_order_of_findings_and_of_conditions_does_not_matter(person, profile, seed):
    values, conditions = list(person.model_dump().items()), list(profile.conditions)
    seed.shuffle(values)
    seed.shuffle(conditions)
    shuffled = profile.model_copy(update={"conditions": tuple(conditions)})
    one, other = assess(person, profile), assess(Person(**dict(values)), shuffled)
    assert (one.verdict, one.met, one.of) == (other.verdict, other.met, other.of)
    assert {f.id: f for f in one.findings} == {f.id: f for f in other.findings}
    assert set(map(frozenset, one.smallest_changes)) == set(map(frozenset, other.smallest_changes))


@given(person=people, profile=profiles, forgotten=st.sets(st.sampled_from(list(SCALES))))
def test_forgetting_a_finding_never_turns_outside_into_within_nor_within_into_outside(person, profile, forgotten):
    before = assess(person, profile).verdict
    after = assess(person.with_values(**dict.fromkeys(forgotten)), profile).verdict
    assert after in {before, Verdict.CANNOT_TELL}


@given(person=people, profile=profiles, data=st.data())
def test_loosening_a_limit_never_excludes_anyone(person, profile, data):
    condition = data.draw(st.sampled_from(profile.conditions))
    if condition in numerical(profile):
        name = "at_most" if condition.limit.at_most is not None else "at_least"
        looser = {name: float(data.draw(st.sampled_from(values_with(condition, Status.NOT_MET))))}
    else:
        failing = data.draw(st.lists(st.sampled_from(values_with(condition, Status.NOT_MET)), unique=True))
        looser = {"one_of": (*condition.limit.one_of, *failing)}
    before = assess(person, profile)
    after = assess(person, profile.with_limit(condition.id, **looser))
    rank = [Verdict.OUTSIDE, Verdict.CANNOT_TELL, Verdict.WITHIN].index
    assert rank(after.verdict) >= rank(before.verdict)
    assert after.met >= before.met
    assert {f.id for f in after.with_status(Status.NOT_MET)} <= {f.id for f in before.with_status(Status.NOT_MET)}


def test_a_finding_is_asked_for_by_the_id_of_its_condition():
    assessment = assess(ideal_person(), LEAFLET)
    assert [assessment.finding(f.id) for f in assessment.findings] == list(assessment.findings)
    with pytest.raises(UnknownNameError, match="no condition is called 'age'"):
        assessment.finding("age")


def test_of_two_conditions_on_one_finding_both_have_to_be_met():
    profile = profile_of(("few-lesions", limit(at_most=9, ideal=2)), ("few-lesions", limit(at_least=3, ideal=5)))
    verdicts = [assess(Person(lesion_count=count), profile).verdict.value for count in (2, 3, 9, 10)]
    assert verdicts == ["outside", "within", "within", "outside"]


def test_a_notebook_can_show_an_assessment():
    html = assess(ideal_person(), LEAFLET)._repr_html_()
    assert html.startswith("<div>")
    assert "6 of 6 met" in html


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_reads_as_within_outside_or_cannot_tell(verdict):
    assert verdict.words in {"within the limits", "outside the limits", "cannot tell"}
    assert verdict.words.startswith(verdict.value.replace("-", " "))


def test_a_terminal_shows_how_a_finding_stands_and_not_the_words_of_its_condition():
    finding = assess(Person(lesion_count=7), LEAFLET).finding("few-lesions")
    assert repr(finding) == "Finding(id='few-lesions', status='not-met', value=7, margin=-0.666667)"
