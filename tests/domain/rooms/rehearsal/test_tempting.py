"""Wrong answers that simulated phones may give: they fit the question, and none is right."""

import pytest

from cryoteach.domain.cases.questions import NumberQuestion
from cryoteach.domain.rooms.items import NumberItem, StageItem, items_of, read_answer
from cryoteach.domain.rooms.keys import is_right, key_of
from cryoteach.domain.rooms.opening import opened_by_cases
from cryoteach.domain.rooms.rehearsal.tempting import on_the_dial, right_reply, tempting
from tests.domain.fictional import SHIPPED
from tests.domain.rooms.lessons import CASES, CHOICE, DIAL, LIMITING, SIZE, THOUSAND, VERDICT, opening

EVERYTHING = [(case, item) for case in CASES.values() for item in items_of(case)]


@pytest.mark.parametrize(("case", "item"), EVERYTHING, ids=[f"{case.id}-{item.stage}" for case, item in EVERYTHING])
def test_every_question_of_every_case_has_a_right_answer_and_wrong_ones_that_fit(case, item: StageItem):
    pinned = opened_by_cases("All", [case], SHIPPED.rules.profiles, every_stage=True)
    wrong = tempting(item, pinned)
    assert wrong
    assert len(set(wrong)) == len(wrong)
    assert all(read_answer(item, pinned, said) is not None and not is_right(item, pinned, said) for said in wrong)
    if right := right_reply(item, pinned):
        assert is_right(item, pinned, right)


def test_who_is_outside_is_mostly_taken_for_within():
    assert (right_reply(VERDICT, opening()), tempting(VERDICT, opening())[0]) == ("vo", "vw")


def test_of_conditions_one_is_forgotten_first():
    pinned = opening()
    right, wrong = (int(said[1:], 16) for said in (right_reply(LIMITING, pinned), tempting(LIMITING, pinned)[0]))
    assert wrong & ~right == 0
    assert wrong.bit_count() == right.bit_count() - 1


def test_numbers_are_overestimated_first_and_one_is_wrong_even_where_the_key_is_nothing():
    pinned = opening(THOUSAND)
    assert float(tempting(THOUSAND, pinned)[0][1:]) == 45
    none = NumberQuestion(kind="number", prompt="How many?", answer=0.0, tolerance=5.0, unit="people", feedback="None.")
    item = NumberItem(title="Nobody", question=none, near=50)
    assert tempting(item, opening(item)) == ("n21",)


def test_nothing_is_right_on_a_dial_and_every_place_of_it_fits():
    pinned = opening(DIAL, SIZE)
    assert right_reply(DIAL, pinned) == ""
    for dial in (DIAL, SIZE):
        for place in (0.0, 0.3, 0.999, 1.0):
            assert read_answer(dial, pinned, on_the_dial(dial, pinned, place)) is not None


def test_a_choice_has_every_other_option():
    pinned = opening(CHOICE)
    options = pinned.case(CHOICE.case).stages[CHOICE.stage].question.options
    assert len(tempting(CHOICE, pinned)) == len(options) - 1
    assert key_of(CHOICE, pinned).right not in tempting(CHOICE, pinned)
