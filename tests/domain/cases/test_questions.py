"""The questions that a stage of a case can ask."""

import math

import pytest
from pydantic import TypeAdapter, ValidationError

from cryoteach.domain.cases.questions import Question

ASKED = TypeAdapter(Question)
RIGHT = {"text": "Yes", "right": True, "feedback": "Quite."}
WRONG = {"text": "No", "feedback": "Not quite."}


@pytest.mark.parametrize("kind", ["verdict", "limiting-conditions", "more-same-less"])
def test_a_question_whose_key_the_engine_holds_needs_nothing_but_its_kind(kind):
    asked = ASKED.validate_python({"kind": kind})
    assert asked.prompt.endswith("?")
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        ASKED.validate_python({"kind": kind, "answer": "within"})


@pytest.mark.parametrize("options", [[WRONG, WRONG], [RIGHT, RIGHT], [RIGHT], [RIGHT, *[WRONG] * 6]])
def test_a_choice_has_two_to_six_options_and_one_right_one(options):
    assert ASKED.validate_python({"kind": "choice", "prompt": "Which?", "options": [RIGHT, WRONG]})
    with pytest.raises(ValidationError, match=r"exactly one option must be right|at least 2|at most 6"):
        ASKED.validate_python({"kind": "choice", "prompt": "Which?", "options": options})


@pytest.mark.parametrize(
    "wrong",
    [
        *({"answer": "5"}, {"answer": math.nan}, {"answer": math.inf}),
        *({"tolerance": -1}, {"tolerance": True}, {"tolerance": math.nan}, {"tolerance": math.inf}),
        *({"feedback": ""}, {"feedback": " \n"}, {"prompt": "\t"}),
    ],
    ids=str,
)
def test_a_number_to_work_out_is_a_number_with_a_tolerance_and_feedback(wrong):
    asked = {"kind": "number", "prompt": "How many?", "answer": 5, "tolerance": 0, "feedback": "Five."}
    assert ASKED.validate_python(asked).answer == 5
    with pytest.raises(ValidationError, match=next(iter(wrong))):
        ASKED.validate_python({**asked, **wrong})


def test_an_unknown_kind_is_answered_with_the_known_ones():
    with pytest.raises(
        ValidationError, match=r"'verdict'.*'limiting-conditions'.*'choice'.*'number'.*'more-same-less'"
    ):
        ASKED.validate_python({"kind": "essay"})
