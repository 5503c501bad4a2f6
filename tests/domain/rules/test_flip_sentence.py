"""The sentence that says what would flip a verdict: true of every value it names, and never an offer."""

import re

import pytest
from hypothesis import given

from cryoteach.domain.rules.assessment import Verdict, assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.phrases import TEAM, flip_sentence
from tests.domain.fictional import (
    LEAFLET,
    PROFILES,
    every_combination,
    ideal_person,
    legal_values,
    limit,
    next_past,
    numerical,
    people,
    profile_of,
    profiles,
    values_with,
)

LESIONS = LEAFLET.condition("few-lesions")
SPREAD = LEAFLET.condition("no-spread")
PAST = next_past(LESIONS)
MOST = int(LESIONS.limit.number)


def flip(profile=LEAFLET, /, **changed):
    return flip_sentence(assess(ideal_person(**changed), profile))


@given(person=people, profile=profiles)
def test_a_sentence_that_speaks_of_being_within_names_the_specialist_team(person, profile):
    sentence = flip_sentence(assess(person, profile))
    assert "within" not in sentence or TEAM in sentence


@given(person=people, profile=profiles)
def test_the_flip_sentence_is_one_that_can_be_read_aloud(person, profile):
    sentence = flip_sentence(assess(person, profile))
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert not re.search(r"None|nan|\{|\}|  | ,| ;| \.|: \.|,\.|;\.", sentence)


def test_of_all_729_combinations_the_flip_sentence_of_who_is_outside_names_every_failing_finding_and_no_other():
    for statuses, person in every_combination():
        if Status.NOT_MET in statuses:
            sentence = flip_sentence(assess(person, LEAFLET)).partition(" Even then")[0]
            for condition, status in zip(LEAFLET.conditions, statuses, strict=True):
                label = "tumours" if condition is LESIONS else condition.scale.label
                assert (label in sentence.replace("tumour or", "tumours or")) == (status is Status.NOT_MET)


def test_who_is_outside_by_one_thing_hears_of_that_one_thing():
    assert flip(lesion_count=PAST) == f"Smallest change that would flip it: {MOST} tumours or fewer."


def test_who_is_outside_by_several_hears_that_only_all_together_would_do():
    assert flip(lesion_count=PAST, extrahepatic_disease="confirmed") == (
        f"Only all of these together would flip it: {MOST} tumours or fewer and disease elsewhere none seen."
    )


@pytest.mark.parametrize(
    ("unknown", "told"),
    [
        (["extrahepatic_disease"], "disease elsewhere"),
        (["extrahepatic_disease", "doubling_time_days"], "growth and disease elsewhere"),
        (["extrahepatic_disease", "doubling_time_days", "performance_status"], "3 findings"),
    ],
)
def test_who_is_outside_with_something_unknown_hears_that_it_would_still_be_open(unknown, told):
    sentence = flip(lesion_count=PAST, **dict.fromkeys(unknown))
    assert sentence.endswith(f"fewer. Even then we could not tell; still not known: {told}.")


def test_a_value_that_grows_inwards_is_said_to_be_that_much_or_more():
    growth = LEAFLET.condition("slow-growing")
    sentence = flip(doubling_time_days=next_past(growth))
    assert f"growth {growth.limit.number:g} days or more." in sentence


def test_who_is_within_hears_every_way_out_each_at_its_nearest_value():
    sentence = flip()
    assert sentence.startswith("Any one of these would change the verdict: ")
    for condition in numerical(LEAFLET):
        assert condition.scale.words(next_past(condition)) in sentence
    assert "disease elsewhere suspected or confirmed, active." in sentence


def test_an_answer_that_is_accepted_too_is_never_said_to_change_the_verdict():
    chemotherapy = LEAFLET.condition("chemotherapy-first")
    words = [chemotherapy.scale.words(option) for option in values_with(chemotherapy, Status.MET)]
    for accepted in chemotherapy.limit.one_of:
        told = next(part for part in flip(chemotherapy_response=accepted).split("; ") if "chemotherapy" in part)
        assert told.endswith(f"any answer on chemotherapy but {' or '.join(words)}")


def test_one_way_out_is_told_as_one():
    profile = profile_of(("few-lesions", limit(at_most=5, ideal=2)))
    assert flip(profile) == "This would change the verdict: 6 tumours or more."


def test_a_verdict_that_nothing_can_change_is_said_to_be_so():
    anything = profile_of(("few-lesions", limit(at_most=SCALES["lesion_count"].high, ideal=1)))
    assert flip(anything) == "No possible value of any one finding would change the verdict."
    nothing = profile_of(("few-lesions", limit(at_most=3, ideal=2)), ("few-lesions", limit(at_least=5, ideal=6)))
    assert flip(nothing, lesion_count=4) == "No possible values of the failing findings would meet this profile."


def test_an_open_finding_is_told_with_what_would_settle_it_either_way():
    assert flip(lesion_count=None) == (
        f"It would be within with {MOST} tumours or fewer; even then this person {TEAM}. "
        f"It would be outside with {PAST} tumours or more."
    )


def test_suspected_disease_elsewhere_could_be_settled_either_way():
    assert flip(extrahepatic_disease="suspected") == (
        f"It would be within with disease elsewhere none seen; even then this person {TEAM}. "
        "It would be outside with disease elsewhere confirmed, active."
    )


def test_two_open_findings_have_to_be_settled_together_to_be_within_but_either_can_put_outside():
    sentence = flip(lesion_count=None, extrahepatic_disease=None)
    assert f"within with {MOST} tumours or fewer and disease elsewhere none seen;" in sentence
    assert f"outside with {PAST} tumours or more; or disease elsewhere confirmed, active." in sentence


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_many_open_findings_are_counted_and_not_listed(profile):
    sentence = flip_sentence(assess(Person(), profile))
    assert sentence.startswith(f"Nothing has failed, but {len(profile.conditions)} findings are not known.")
    assert TEAM in sentence


def test_an_open_finding_that_can_be_settled_one_way_only_is_told_that_way_only():
    spread = SPREAD.scale.options
    never_failed = profile_of(("no-spread", limit(one_of=["none-seen"], unsettled=["suspected", "confirmed"])))
    assert flip(never_failed, extrahepatic_disease=None) == (
        f"It would be within with disease elsewhere {spread['none-seen']}; even then this person {TEAM}."
    )
    never_met = profile_of(
        ("no-spread", limit(one_of=["none-seen"], unsettled=["suspected"])),
        ("no-spread", limit(one_of=["suspected"], unsettled=["none-seen"])),
    )
    assert flip(never_met, extrahepatic_disease="suspected") == (
        "It would be outside with disease elsewhere confirmed, active."
    )
    never_settled = profile_of(
        ("no-spread", limit(one_of=["none-seen"], unsettled=["suspected", "confirmed"])),
        ("no-spread", limit(one_of=["suspected"], unsettled=["none-seen", "confirmed"])),
    )
    assert flip(never_settled, extrahepatic_disease="confirmed") == (
        "No possible value of what is not known would change the verdict."
    )


def test_when_every_answer_would_put_outside_it_says_any_answer():
    none_will_do = profile_of(
        ("chemotherapy-first", limit(one_of=["stable"])),
        ("chemotherapy-first", limit(one_of=["progressed"])),
    )
    assert flip(none_will_do, chemotherapy_response=None) == "It would be outside with any answer on chemotherapy."


def test_of_two_conditions_on_one_finding_no_direction_is_promised():
    between = profile_of(("few-lesions", limit(at_most=9, ideal=2)), ("few-lesions", limit(at_least=3, ideal=5)))
    assert flip(between, lesion_count=1) == "Smallest change that would flip it: 3 tumours."
    assert flip(between, lesion_count=6) == "This would change the verdict: 2 tumours or 10 tumours."


@pytest.mark.parametrize("unknown", [False, True])
@pytest.mark.parametrize("condition", numerical(LEAFLET), ids=lambda condition: condition.id)
def test_what_is_said_to_do_as_well_does(condition, unknown):
    sentence = flip(**{condition.finding: None if unknown else next_past(condition)})
    limit_words = condition.edge_words
    [direction] = re.findall(rf"{re.escape(limit_words)} or (more|less|fewer)\b", sentence)
    told = [v for v in legal_values(condition.scale) if (v >= condition.limit.number) == (direction == "more")]
    assert {assess(ideal_person(**{condition.finding: v}), LEAFLET).verdict for v in told} == {Verdict.WITHIN}
