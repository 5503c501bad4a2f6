"""An item reads only answers that fit it, writes each in one way, and says it in words."""

import pytest

from cryoteach.domain.rooms.asked import asked_of
from cryoteach.domain.rooms.in_words import UNREADABLE, in_words, with_certainty
from cryoteach.domain.rooms.items import conditions_of, items_of, profile_of, read_answer, write_answer
from tests.domain.fictional import LEAFLET
from tests.domain.rooms.lessons import (
    CALLUM,
    CASES,
    CHOICE,
    DIAL,
    EVERY_KIND,
    LIMITING,
    OWN_NUMBER,
    SHIFT,
    SIZE,
    THOUSAND,
    VERDICT,
    opening,
)  # fmt: skip

PINNED = opening(*EVERY_KIND)
SAYS = [
    (VERDICT, "vc", "cannot tell"), (SHIFT, "ss", "the same"), (LIMITING, "l14", "few tumours and slow growing"),
    (LIMITING, "l00", "none of them"), (CHOICE, "c2", "Nobody, for it is no longer done."),
    (OWN_NUMBER, "n36", "36 months"), (THOUSAND, "n250", "250 people"), (DIAL, "n1", "1 tumour"),
    (SIZE, "n2.5", "2.5 cm"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "written", "words"), SAYS)
def test_an_answer_is_read_written_and_said(item: object, written: str, words: str):
    answer = read_answer(item, PINNED, written)
    assert write_answer(item, PINNED, answer) == written
    assert in_words(item, PINNED, written).startswith(words.split(maxsplit=1)[0])
    if item is not OWN_NUMBER:
        assert in_words(item, PINNED, written) == words


@pytest.mark.parametrize("item", EVERY_KIND)
def test_what_does_not_fit_is_no_answer(item: object):
    for written in ("", "x", "v", "vx", "c9", "l", "lzz", "n", "nnan", "n1,500", "s"):
        assert read_answer(item, PINNED, written) is None
        assert in_words(item, PINNED, written) == UNREADABLE


def test_certainty_is_said_where_it_was_given():
    assert with_certainty("outside the limits", 1) == "outside the limits, a hunch"
    assert with_certainty("outside the limits", None) == "outside the limits"


def test_a_case_asks_at_every_stage_with_a_question_and_at_its_end():
    for case in CASES.values():
        stages = [item.stage for item in items_of(case)]
        assert stages == [at for at, told in enumerate(case.stages) if told.question or at == len(case.stages) - 1]
    silent = CALLUM.model_copy(update={"stages": tuple(s.model_copy(update={"question": None}) for s in CALLUM.stages)})
    assert [item.stage for item in items_of(silent)] == [2]
    asked = asked_of(items_of(silent)[0], opening(*items_of(silent), cases=(silent,)))
    assert asked.kind == "verdict"


def test_a_stage_that_asks_nothing_is_no_item():
    silent = CALLUM.model_copy(update={"stages": tuple(s.model_copy(update={"question": None}) for s in CALLUM.stages)})
    with pytest.raises(ValueError, match="stage 1 of callum-bowling-green asks nothing"):
        opening(SHIFT, cases=(silent,))


def test_a_dial_turns_a_condition_that_is_there():
    with pytest.raises(ValueError, match="no condition is called 'luck'"):
        opening(DIAL.model_copy(update={"condition": "luck"}))


def test_conditions_keep_their_order_and_a_number_has_none():
    assert conditions_of(LIMITING, PINNED) == tuple(LEAFLET.criteria)
    assert (profile_of(THOUSAND, PINNED), conditions_of(THOUSAND, PINNED)) == (None, ())


def test_a_question_comes_with_its_story_and_what_can_be_chosen():
    asked = {item: asked_of(item, PINNED) for item in EVERY_KIND}
    assert [option.said for option in asked[VERDICT].options] == ["vw", "vo", "vc"]
    assert [option.words for option in asked[SHIFT].options] == ["more likely", "the same", "less likely"]
    assert [option.said for option in asked[LIMITING].options] == list(LEAFLET.criteria)
    assert [option.said for option in asked[CHOICE].options] == ["c0", "c1", "c2", "c3"]
    assert asked[OWN_NUMBER].options == asked[THOUSAND].options == asked[DIAL].options == ()
    assert asked[THOUSAND].unit == "people"
    assert (asked[DIAL].kind, asked[DIAL].low, asked[DIAL].high, asked[DIAL].step) == ("dial", 1, 10, 1)
    assert asked[SHIFT].story.endswith(CALLUM.stages[1].story)
    assert CALLUM.stages[2].story not in asked[SHIFT].story
