"""The verdict line: true, honest about what is not known, and never an offer."""

import re

from hypothesis import given

from cryoteach.domain.rules.assessment import Verdict, assess
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.phrases import (
    TEAM,
    both,
    count_line,
    either,
    flip_sentence,
    short_line,
    verdict_line,
    weakest_words,
)
from tests.domain.fictional import (
    LEAFLET,
    at_every_limit,
    ideal_person,
    next_past,
    people,
    profiles,
)

FORBIDDEN = re.compile(r"eligib|suitab|recommend|approv|candidate", re.IGNORECASE)
LESIONS = LEAFLET.condition("few-lesions")
PAST = next_past(LESIONS)
MOST = int(LESIONS.limit.number)


@given(person=people, profile=profiles)
def test_no_sentence_ever_holds_a_word_that_sounds_like_an_offer(person, profile):
    assessment = assess(person, profile)
    for sentence in (verdict_line(assessment), flip_sentence(assessment), *(f.reason for f in assessment.findings)):
        assert not FORBIDDEN.search(sentence)


@given(person=people, profile=profiles)
def test_the_verdict_line_says_the_verdict_and_the_count_and_within_always_names_the_specialist_team(person, profile):
    assessment = assess(person, profile)
    line = verdict_line(assessment)
    assert line.startswith(assessment.verdict.words)
    assert f"{assessment.met} of {assessment.of} met" in line
    assert count_line(assessment) in line
    assert (TEAM in line) == (assessment.verdict is Verdict.WITHIN)
    short = short_line(assessment)
    assert short.startswith(f"{assessment.met} of {assessment.of} met. ")
    assert assessment.verdict.words in short.lower()
    assert (TEAM in short) == (TEAM in line)


def test_within_reads_on_to_the_specialist_team_and_what_it_would_ask_first():
    """Report: issue 10, B: a fit person with one small spot would be thought of for surgery or heat before cold."""
    read_on = "would still have to be considered by a specialist team, which would first ask"
    assert f"{read_on} whether it could be cut out or heated" == TEAM


def test_what_decides_is_what_is_not_known_the_weakest_link_or_nothing():
    assert weakest_words(assess(ideal_person(), LEAFLET)) == "nothing short of ideal"
    assert weakest_words(assess(ideal_person(lesion_count=PAST), LEAFLET)) == "weakest: few tumours"
    assert weakest_words(assess(ideal_person(lesion_count=MOST), LEAFLET)) == "weakest: few tumours"
    assert weakest_words(assess(ideal_person(lesion_count=None), LEAFLET)) == "not known: liver tumours"
    assert weakest_words(assess(Person(), LEAFLET)) == f"not known: {len(LEAFLET.conditions)} findings"


def test_within_at_every_limit_still_names_a_weakest_link():
    assert "weakest: " in verdict_line(assess(at_every_limit(), LEAFLET))


def test_lists_read_as_lists():
    assert (both([]), both(["a"]), both(["a", "b"]), both(["a", "b", "c"])) == ("", "a", "a and b", "a, b and c")
    assert (either(["a", "b"]), either(iter(["a", "b", "c"]))) == ("a or b", "a, b or c")
