"""Marks follow the published rule; calibration and intervals are checked against tables worked out by hand."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.practice.marking import (
    Marked,
    Tally,
    by_condition,
    calibration,
    confident_errors,
    mark_of,
    pays_best,
    to_revisit,
    total,
    wilson,
    wrong_reasons,
)

# The rule as published.
RULE = [(1, True, 1), (2, True, 2), (3, True, 3), (1, False, 0), (2, False, -2), (3, False, -6)]

# Wilson's interval at 95 %, by hand: 8 of 10 is (0.8 + 0.19208 ± 1.96 · sqrt(0.016 + 0.009604)) / 1.38416.
INTERVALS = [
    (8, 10, 0.4902, 0.9433),
    (0, 5, 0.0, 0.4345),
    (5, 5, 0.5655, 1.0),
    (1, 1, 0.2065, 1.0),
    (1, 2, 0.0945, 0.9055),
    (50, 100, 0.4038, 0.5962),
]

# Ten cases: certainty, right. By hand: hunches 1 of 2, fairly 2 of 3, very 3 of 4; one was skipped.
TEN = [
    (1, True),
    (1, False),
    (2, True),
    (2, True),
    (2, False),
    (3, True),
    (3, True),
    (3, True),
    (3, False),
    (None, True),
]


def answers(given=TEN):
    return [Marked(item=f"case-{n}", certainty=sure, verdict_right=right) for n, (sure, right) in enumerate(given)]


@pytest.mark.parametrize(("certainty", "right", "mark"), RULE)
def test_marks_are_those_of_the_rule(certainty, right, mark):
    assert mark_of(certainty, right=right) == mark
    assert Marked(item="x", certainty=certainty, verdict_right=right).mark == mark


@pytest.mark.parametrize("certainty", [0, 4, -1])
def test_a_certainty_that_the_rule_has_no_mark_for_is_refused(certainty):
    with pytest.raises(ValidationError, match="certainty"):
        Marked(item="x", certainty=certainty, verdict_right=True)


@pytest.mark.parametrize(("right", "of"), [(0, 0), (-1, 3)])
def test_a_share_of_no_answers_or_of_fewer_than_none_right_is_refused(right, of):
    with pytest.raises(ValidationError):
        Tally(right=right, of=of)


def test_without_a_certainty_there_is_no_mark():
    assert Marked(item="x", verdict_right=True).mark is None


def test_ten_cases_come_to_the_sum_worked_out_by_hand():
    assert total(answers()) == 1 + 0 + 2 + 2 - 2 + 3 + 3 + 3 - 6
    assert total([]) == 0


@pytest.mark.parametrize(("right", "of", "low", "high"), INTERVALS)
def test_an_interval_is_wilsons(right, of, low, high):
    assert wilson(right, of) == pytest.approx((low, high), abs=5e-5)
    assert Tally(right=right, of=of).interval == wilson(right, of)


def test_the_calibration_of_ten_cases_is_the_one_worked_out_by_hand():
    found = calibration(answers())
    assert {level: (t.right, t.of) for level, t in found.items()} == {1: (1, 2), 2: (2, 3), 3: (3, 4)}
    assert [round(t.share, 3) for t in found.values()] == [0.5, 0.667, 0.75]
    assert calibration(answers([(2, True)])).keys() == {2}


@pytest.mark.parametrize(("certainty", "low", "high"), [(1, 0, 2 / 3), (2, 2 / 3, 0.8), (3, 0.8, 1)])
def test_each_certainty_pays_best_where_the_arithmetic_says(certainty, low, high):
    assert pays_best(certainty) == pytest.approx((low, high))
    chance = (low + high) / 2
    worth = {
        level: chance * mark_of(level, right=True) + (1 - chance) * mark_of(level, right=False) for level in (1, 2, 3)
    }
    assert max(worth, key=worth.get) == certainty


def test_accuracy_by_condition_asks_for_the_verdict_and_the_name():
    given = [
        Marked(item="a", verdict_right=True, limiting=("fit", "size"), named=("fit",)),
        Marked(item="b", verdict_right=False, limiting=("fit",), named=("fit",)),
        Marked(item="c", verdict_right=True),
    ]
    found = by_condition(given, ["fit", "size", "growth"])
    assert {name: (t.right, t.of) for name, t in found.items()} == {"fit": (1, 2), "size": (0, 1)}


def test_the_surest_errors_come_first_and_hunches_that_were_right_are_met_again():
    assert [a.certainty for a in confident_errors(answers())] == [3, 2, 1]
    assert [a.item for a in to_revisit(answers([(1, True), (None, False), (3, False), (3, True)]))] == [
        "case-2",
        "case-1",
        "case-0",
    ]


def test_the_same_sure_answer_for_everybody_earns_nothing():
    """It did: “outside, few tumours, very sure” five times earned 5 of 5 and +11."""
    limits = [("few-lesions",), ("few-lesions", "fit"), ("no-spread",), ("fit", "slow-growing"), ("small-lesions",)]
    given = [
        Marked(item=str(place), verdict_right=True, certainty=3, limiting=limiting, named=("few-lesions",))
        for place, limiting in enumerate(limits)
    ]
    assert total(given) == 3 - 4 * 6
    assert [a.item for a in wrong_reasons(given)] == ["1", "2", "3", "4"]
    assert confident_errors(given) == []
    assert (calibration(given)[3].right, calibration(given)[3].of) == (1, 5)


def test_a_right_verdict_for_a_wrong_reason_is_a_category_of_its_own_and_is_met_again_first():
    half = Marked(item="half", verdict_right=True, certainty=1, limiting=("fit", "size"), named=("size",))
    wrong = Marked(item="wrong", verdict_right=False, certainty=3, limiting=("fit",), named=("fit",))
    whole = Marked(item="whole", verdict_right=True, certainty=2, limiting=("fit", "size"), named=("size", "fit"))
    assert [(a.right, a.is_for_wrong_reason, a.mark) for a in (half, wrong, whole)] == [
        (False, True, 0),
        (False, False, -6),
        (True, False, 2),
    ]
    assert [a.item for a in to_revisit([whole, wrong, half])] == ["half", "wrong"]
