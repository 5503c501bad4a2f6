"""A story that answers its own question is found; one that tells findings only is left alone."""

import pytest

from cryoteach.domain.cases.questions import ChoiceQuestion, NumberQuestion, VerdictQuestion
from cryoteach.domain.story_checks.giveaways import giveaways

VERDICT = VerdictQuestion(kind="verdict")
CHOICE = ChoiceQuestion.model_validate(
    {
        "kind": "choice",
        "prompt": "What next?",
        "options": [
            {"text": "Scan the chest first.", "right": True, "feedback": "So it is."},
            {"text": "Freeze at once.", "feedback": "Not so."},
        ],
    }
)
NUMBER = NumberQuestion(kind="number", prompt="How long?", answer=60.0, tolerance=1.0, unit="days", feedback="Count.")


@pytest.mark.parametrize(
    "told",
    [
        "She is outside the limits.",
        "He falls within every limit of the leaflet.",
        "So we cannot tell.",
        "She meets all six conditions.",
        "There are too many for the list.",
    ],
)
def test_a_verdict_in_the_story_gives_it_away(told):
    [found] = giveaways(told, VERDICT)
    assert "gives the answer away" in found


@pytest.mark.parametrize("told", ["Six spots, the largest 2.4 cm.", "He met his brother. It hurts too much.", ""])
def test_findings_alone_give_nothing_away(told):
    assert list(giveaways(told, VERDICT)) == []


def test_the_right_answer_word_for_word_gives_it_away():
    [found] = giveaways("The nurse said: scan the chest first!", CHOICE)
    assert "word for word" in found
    assert list(giveaways("The nurse spoke of the chest.", CHOICE)) == []


def test_a_right_answer_of_a_word_or_two_may_stand_in_the_story():
    short = CHOICE.model_copy(
        update={"options": (CHOICE.options[0].model_copy(update={"text": "Two"}), CHOICE.options[1])}
    )
    assert list(giveaways("Two spots.", short)) == []


def test_the_number_asked_for_gives_it_away():
    [found] = giveaways("It doubles in 60 days.", NUMBER)
    assert "already says 60 days" in found
    assert list(giveaways("It was seen 160 days ago.", NUMBER)) == []
    assert list(giveaways("60 things.", NUMBER.model_copy(update={"unit": ""}))) == []
