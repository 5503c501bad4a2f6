"""Lessons and their questions."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.practice.lessons import Lesson

RIGHT = {"text": "Yes", "right": True, "feedback": "Quite."}
WRONG = {"text": "No", "feedback": "Not quite."}
LESSON = {"id": "a-lesson", "title": "A lesson", "story": "A story."}


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
