"""What can be shown: presets, words for growth, lessons and their questions."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.content import Content, GrowthWord, Lesson
from tests.domain.fictional import LEAFLET, PROFILES

RIGHT = {"text": "Yes", "right": True, "feedback": "Quite."}
WRONG = {"text": "No", "feedback": "Not quite."}
LESSON = {"id": "a-lesson", "title": "A lesson", "story": "A story."}


@pytest.mark.parametrize("days", [14, 601, 90.5, True, "90"])
def test_a_word_for_growth_stands_for_a_possible_number_of_days(days):
    with pytest.raises(ValidationError, match="doubling_time_days"):
        GrowthWord(doubling_time_days=days, tag="our-assumption", cites=("a-fact",))


def test_a_question_has_exactly_one_right_answer():
    assert Lesson(**LESSON, question="Is it?", options=[RIGHT, WRONG]).options[0].right
    for options in ([], [WRONG], [RIGHT, RIGHT]):
        with pytest.raises(ValidationError, match="exactly one is right"):
            Lesson(**LESSON, question="Is it?", options=options)


def test_a_lesson_without_a_question_has_no_answers():
    assert Lesson(**LESSON).question == ""
    with pytest.raises(ValidationError, match="without one there are none"):
        Lesson(**LESSON, options=[RIGHT])


@pytest.mark.parametrize("missing", ["text", "feedback"])
def test_every_answer_explains_itself(missing):
    with pytest.raises(ValidationError, match=missing):
        Lesson(**LESSON, question="Is it?", options=[RIGHT, {**WRONG, missing: ""}])


def test_the_leaflets_profile_comes_first_and_any_other_stands_in_for_it():
    assert Content(profiles=PROFILES).first_profile is LEAFLET
    others = {name: profile for name, profile in PROFILES.items() if name != "leaflet"}
    assert Content(profiles=others).first_profile is next(iter(others.values()))
    assert Content().first_profile is None
