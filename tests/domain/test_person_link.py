"""A link restores a state exactly; whatever in it cannot be used is refused aloud with what was used instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.person_link import LONGEST_SHOWN, Opened, read_link, write_link
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.rules.patient import SCALES, Person
from tests.domain.fictional import LEAFLET, PROFILES, SHIPPED, ideal_person, people, profiles

CASE = next(iter(SHIPPED.teaching.cases.values()))
START = ideal_person()


def opened(**parts):
    return read_link(parts, SHIPPED.rules, SHIPPED.teaching.cases, START, LEAFLET)


@given(person=people, profile=profiles, case_id=st.none() | st.sampled_from(list(SHIPPED.teaching.cases)))
def test_a_link_opens_the_very_state_it_was_written_for_and_refuses_nothing(person, profile, case_id):
    link = write_link(person, profile, case_id)
    assert all(isinstance(part, str) for part in link.values())
    assert read_link(link, SHIPPED.rules, SHIPPED.teaching.cases, START, LEAFLET) == Opened(
        person=person, profile=profile, case_id=case_id
    )


def test_an_empty_link_opens_the_start():
    assert opened() == Opened(person=START, profile=LEAFLET)


def test_a_link_that_names_some_findings_leaves_the_others_unknown():
    assert opened(lesion_count="7").person == Person(lesion_count=7)


def test_a_link_that_names_a_case_alone_opens_the_person_of_the_case():
    found = opened(case=CASE.id)
    assert (found.person, found.case_id, found.notices) == (CASE.person, CASE.id, ())


def test_a_link_to_a_case_may_keep_its_verdict_hidden_and_opens_just_so_again():
    hidden = Opened(person=CASE.person_at(0), profile=LEAFLET, case_id=CASE.id, is_verdict_hidden=True)
    assert hidden.parts == write_link(CASE.person_at(0), LEAFLET, CASE.id) | {"verdict": "hidden"}
    assert opened(**hidden.parts) == opened(**hidden.parts | {"verdict": "hidden."}) == hidden


def test_without_a_case_there_is_nothing_to_hide():
    found = opened(verdict="hidden", lesion_count="7")
    assert not found.is_verdict_hidden
    assert "beside a case" in found.notices[0]


def test_findings_of_a_link_go_before_those_of_its_case():
    assert opened(case=CASE.id, lesion_count="60").person == Person(lesion_count=60)


@pytest.mark.parametrize("word", SHIPPED.rules.growth_words)
def test_a_word_for_growth_opens_the_days_it_is_read_as(word):
    days = SHIPPED.rules.growth_words[word].doubling_time_days
    assert opened(doubling_time_days=word).person == Person(doubling_time_days=days)


BAD = {
    "lesion_count": "0",
    "largest_diameter_cm": "2.95",
    "performance_status": "fit",
    "chemotherapy_response": "cured",
    "doubling_time_days": "nan",
    "extrahepatic_disease": "",
    "profile": "generous",
    "version": "0.1",
    "case": "nobody",
    "verdict": "shown",
    "colour": "red",
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_part_is_refused_aloud_with_what_was_found_and_what_was_used_instead(name):
    found = read_link(
        write_link(START, LEAFLET) | {name: BAD[name]}, SHIPPED.rules, SHIPPED.teaching.cases, ideal_person(), LEAFLET
    )
    [notice] = found.notices
    assert BAD[name] in notice or name in notice
    assert "sed instead: " in notice or "left out" in notice
    assert found.person == (START.with_values(**{name: None}) if name in SCALES else START)
    assert (found.profile, found.case_id) == (LEAFLET, None)


def test_a_link_with_eleven_bad_values_lists_eleven():
    found = opened(**BAD)
    assert len(BAD) == len(found.notices) == len(set(found.notices)) == 11
    assert found == Opened(person=Person(), profile=LEAFLET, notices=found.notices)
    for name, scale in SCALES.items():
        assert sum(f"“{BAD[name]}”" in notice and scale.range_in_words in notice for notice in found.notices) == 1


def test_a_link_made_for_another_version_of_the_limits_says_that_the_verdict_may_differ():
    other = LEAFLET.model_copy(update={"version": "99.0"})
    [notice] = read_link(write_link(START, other), SHIPPED.rules, SHIPPED.teaching.cases, START, LEAFLET).notices
    assert "99.0" in notice
    assert f"used instead: {LEAFLET.id} {LEAFLET.version}" in notice
    assert "verdict may differ" in notice


@pytest.mark.parametrize("mark", [".", ",", ")", ">", "_", "\n", ")."])
@given(person=people, profile=profiles)
def test_marks_that_a_chat_added_behind_a_link_do_no_harm(mark, person, profile):
    link = write_link(person, profile, CASE.id)
    for name in link:
        found = read_link(link | {name: link[name] + mark}, SHIPPED.rules, SHIPPED.teaching.cases, START, LEAFLET)
        assert found == Opened(person=person, profile=profile, case_id=CASE.id)


def test_what_others_hang_on_a_link_is_not_spoken_of():
    assert opened(**{"amp;lesion_count": "7", "fbclid": "x", "utm_medium": "y", "mc_eid": "z"}) == opened(
        lesion_count="7"
    )
    assert opened(doubling_time_days="unknown.", fbclid="x").notices == ()


def test_a_profile_that_is_not_known_is_answered_with_those_that_are():
    [notice] = opened(profile="generous").notices
    assert all(name in notice for name in PROFILES)


@pytest.mark.parametrize("name", BAD)
def test_however_much_a_part_holds_a_notice_stays_short(name):
    found = opened(**{name: "x" * 100_000}, **{"y" * 100_000: "z"})
    assert len(found.notices) == 2
    assert all(len(notice) < LONGEST_SHOWN + 400 for notice in found.notices)


@given(parts=st.dictionaries(st.sampled_from(list(BAD)) | st.text(max_size=5), st.text(max_size=8)))
def test_any_link_at_all_opens_something(parts):
    found = read_link(parts, Rules(profiles=PROFILES), {}, START, LEAFLET)
    assert found.profile in PROFILES.values()
    assert found.person == Person.model_validate(found.person.model_dump())
