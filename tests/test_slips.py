"""The shipped letters: one fault each, every sentence explained, plain words, and nobody real."""

import re

import pytest

from cryoteach.domain.practice.slips import Slip
from cryoteach.wiring import content

SLIPS = content().teaching.slips
LONGEST_SENTENCE = 20
SERVED = {"M4", "M5", "M6", "M7", "M8", "M9", "M10", "M11"}


def each_letter() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("slip", [pytest.param(slip, id=name) for name, slip in SLIPS.items()])


def test_there_are_eight_letters_with_a_fault_of_its_own_each():
    assert [problem for problem in content().problems if problem.file.startswith("content/slips/")] == []
    assert len(SLIPS) == 8
    assert len({slip.fault for slip in SLIPS.values()}) == 8
    assert {name for slip in SLIPS.values() for name in slip.misconceptions} >= SERVED


@each_letter()
def test_every_sentence_is_explained_and_never_with_a_bare_right_or_wrong(slip: Slip):
    assert all(len(sentence.feedback.split()) >= 5 for sentence in slip.sentences)
    assert [s.feedback.startswith("Here is the slip.") for s in slip.sentences] == [s.slip for s in slip.sentences]


@each_letter()
def test_the_fault_is_not_given_away_by_the_name_or_title(slip: Slip):
    named = set(re.findall(r"\w{5,}", f"{slip.id} {slip.title}".lower()))
    assert not named & set(re.findall(r"\w{5,}", f"{slip.fault} {slip.sentences[slip.place].text}".lower()))


@each_letter()
def test_sentences_are_short(slip: Slip):
    texts = [slip.teaching_point, *(sentence.feedback for sentence in slip.sentences)]
    sentences = [part for text in texts for part in re.split(r"(?<=[.?!])[\"”’]?\s+", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE] == []


def test_the_slip_is_not_always_in_the_same_place():
    assert len({slip.place for slip in SLIPS.values()}) >= 2


def test_nobody_has_reviewed_them_yet_and_they_say_so():
    assert {slip.review.words for slip in SLIPS.values()} == {"not yet clinically reviewed"}
