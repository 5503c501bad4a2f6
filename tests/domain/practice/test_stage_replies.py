"""Replies on the way: a link carries them, what does not fit is not said, and the engine marks them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.cases.case import assess_stages
from cryoteach.domain.cases.questions import (
    ChoiceQuestion,
    LimitingQuestion,
    NumberQuestion,
    ShiftQuestion,
    VerdictQuestion,
)
from cryoteach.domain.practice.stage_replies import asking, holds, read_all, read_reply, write_all, write_reply
from cryoteach.domain.rules.assessment import Verdict
from tests.domain.fictional import SHIPPED

CONDITIONS = ["number", "diameter", "growth"]
OPTIONS = [{"text": "a", "feedback": "A."}, {"text": "b", "right": True, "feedback": "B."}]
CHOICE = ChoiceQuestion.model_validate({"kind": "choice", "prompt": "Which?", "options": OPTIONS})
NUMBER = NumberQuestion(kind="number", prompt="How many?", answer=2.5, tolerance=0.1, feedback="So.")
VERDICT, LIMITING = VerdictQuestion(kind="verdict"), LimitingQuestion(kind="limiting-conditions")
SHIFT = ShiftQuestion(kind="more-same-less")
EVERY = [VERDICT, LIMITING, CHOICE, NUMBER, SHIFT]


@pytest.mark.parametrize(
    ("question", "said", "written"),
    [
        (VERDICT, Verdict.OUTSIDE, "vo"),
        (LIMITING, ("number", "growth"), "l05"),
        (LIMITING, (), "l00"),
        (CHOICE, 1.0, "c1"),
        (NUMBER, -2.25, "n-2.25"),
        (SHIFT, "less", "sl"),
    ],
)
def test_a_reply_comes_back_as_it_was_said(question, said, written):
    assert write_reply(question, said, CONDITIONS) == written
    assert read_reply(question, written, CONDITIONS) == said
    everything = {("a-case", 0): written, ("b", 5): "vw"}
    assert read_all(write_all(everything)) == everything


def test_what_does_not_fit_its_question_was_not_said():
    wrong = [(VERDICT, "vx"), (VERDICT, "c1"), (LIMITING, "lzz"), (CHOICE, "c2"), (CHOICE, "c0.5"), (CHOICE, "cx")]
    for question, written in [*wrong, (NUMBER, "nnan"), (NUMBER, "n1e999"), (NUMBER, "n"), (SHIFT, "sx"), (SHIFT, "")]:
        assert read_reply(question, written, CONDITIONS) is None


@given(st.text(max_size=60))
def test_of_whatever_a_link_holds_only_replies_are_read_and_those_as_they_stand_there(text):
    for (name, stage), written in read_all(text).items():
        assert f"{name}_{stage}{written}" in text.split("~")
    for question in EVERY:
        said = read_reply(question, text, CONDITIONS)
        if said is not None:
            assert read_reply(question, write_reply(question, said, CONDITIONS), CONDITIONS) == said


def test_the_first_of_two_replies_counts_so_a_link_cannot_take_one_back():
    assert read_all("a_0vw~a_0vo~rubbish~a_9vw") == {("a", 0): "vw"}


def test_the_commit_at_the_end_asks_for_verdict_and_conditions_itself():
    case = SHIPPED.teaching.cases["aoife-harbour-tours"]
    assert asking(case) == [0, 1]
    last = case.stages[1].model_copy(update={"question": VERDICT})
    assert asking(case.model_copy(update={"stages": (case.stages[0], last)})) == [0]


def test_numbers_hold_within_their_tolerance_and_options_where_they_are_right():
    assert [holds(NUMBER, said, [], 0) for said in (2.4, 2.6, 2.39, 2.61)] == [True, True, False, False]
    assert [holds(CHOICE, said, [], 0) for said in (0.0, 1.0)] == [False, True]


def test_the_engine_holds_the_key_of_the_other_questions():
    case = SHIPPED.teaching.cases["aoife-harbour-tours"]
    keys = assess_stages(case, SHIPPED.rules.profiles[case.profile])
    assert holds(VERDICT, Verdict.CANNOT_TELL, keys, 0)
    assert not holds(VERDICT, Verdict.WITHIN, keys, 1)
    open_now = tuple(finding.id for finding in keys[1].findings if finding.status.value == "cannot-tell")
    assert holds(LIMITING, open_now, keys, 1)
    assert not holds(LIMITING, (), keys, 1)
    assert holds(SHIFT, "more", keys, 1)
    assert not holds(SHIFT, "less", keys, 1)
