"""The key is the engine's wherever a question carries none, and it explains itself."""

import pytest

from cryoteach.domain.rooms.items import StageItem, items_of
from cryoteach.domain.rooms.keys import BOTH_WAYS, asks_for_a_number, assessment_of, bin_of, is_right, key_of
from cryoteach.domain.rules.assessment import Verdict
from tests.domain.rooms.lessons import (
    CALLUM,
    CAROL,
    CASES,
    CHOICE,
    DIAL,
    EVERY_KIND,
    LIMITING,
    MEI,
    OWN_NUMBER,
    SHIFT,
    THOUSAND,
    VERDICT,
    opening,
)  # fmt: skip

PINNED = opening(*EVERY_KIND)
KEYS = [(VERDICT, "vo"), (SHIFT, "ss"), (LIMITING, "l14"), (CHOICE, "c1"), (THOUSAND, "n9")]


@pytest.mark.parametrize(("item", "right"), KEYS)
def test_the_key_is_what_holds(item: object, right: str):
    key = key_of(item, PINNED)
    assert key.right == right or item is SHIFT
    assert is_right(item, PINNED, key.right)
    assert is_right(item, PINNED, "zz") is False


@pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.id)
def test_every_question_of_every_case_has_a_key_that_holds(case: object):
    pinned = opening(*items_of(case), cases=(case,))
    for item in pinned.items:
        key = key_of(item, pinned)
        assert is_right(item, pinned, key.right)
        assert key.words


def test_the_reasons_name_the_conditions_that_decide_with_tag_and_source():
    key = key_of(LIMITING, PINNED)
    assert [reason.condition for reason in key.reasons] == ["few-lesions", "slow-growing"]
    assert [reason.tag for reason in key.reasons] == ["leaflet", "our teaching assumption"]
    assert all(reason.words and reason.source and reason.cites for reason in key.reasons)


def test_every_option_has_its_feedback_and_a_number_its_explanation():
    assert set(key_of(CHOICE, PINNED).feedback) == {"c0", "c1", "c2", "c3"}
    assert key_of(OWN_NUMBER, PINNED).explanation == MEI.stages[1].question.feedback
    assert key_of(THOUSAND, PINNED).explanation == "Few."


def test_the_teaching_point_waits_for_the_end_of_the_story():
    assert key_of(SHIFT, PINNED).teaching_point == ""
    assert key_of(VERDICT, PINNED).teaching_point == CALLUM.teaching_point
    assert key_of(VERDICT, PINNED).note == CALLUM.stages[2].note


def test_facts_that_pull_both_ways_leave_no_right_answer():
    told = CAROL.stages[0].model_copy(update={"findings": {"lesion_count": 2}, "question": None})
    both = told.model_copy(
        update={
            "findings": {"lesion_count": None, "largest_diameter_cm": 2.0},
            "question": CALLUM.stages[1].question,
            "expected_verdict": None,
        }
    )
    case = CAROL.model_copy(update={"stages": (told, both)})
    item = StageItem(case=case.id, stage=1)
    pinned = opening(item, cases=(case,))
    key = key_of(item, pinned)
    assert (key.right, key.words) == ("", BOTH_WAYS)
    assert not any(is_right(item, pinned, said) for said in ("sm", "ss", "sl"))


def test_a_dial_has_no_key():
    assert (key_of(DIAL, PINNED), is_right(DIAL, PINNED, "n3"), assessment_of(DIAL, PINNED)) == (None, None, None)
    assert not asks_for_a_number(DIAL, PINNED)
    assert asks_for_a_number(OWN_NUMBER, PINNED)
    assert not asks_for_a_number(VERDICT, PINNED)
    assert assessment_of(VERDICT, PINNED).verdict is Verdict.OUTSIDE


@pytest.mark.parametrize(("said", "found"), [("n9", "right"), ("n14", "right"), ("n59", "near"), ("n60", "far")])
def test_numbers_are_right_near_or_far(said: str, found: str):
    assert bin_of(THOUSAND, PINNED, said) == found


def test_a_number_of_a_case_is_near_within_a_few_tolerances():
    question = MEI.stages[1].question
    off = max(3 * question.tolerance, 0.1 * question.answer)
    found = [bin_of(OWN_NUMBER, PINNED, f"n{question.answer + by:g}") for by in (0, off, 2 * off)]
    assert found == ["right", "near", "far"]
