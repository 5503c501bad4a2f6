"""The calibration plot says what the answers say, and no more than so few answers can."""

import pytest

from cryoteach.domain.practice.marking import Tally
from cryoteach.figures.calibration import figure, table


@pytest.mark.parametrize(
    ("sure", "said"),
    [
        (Tally(right=2, of=20), "surer than right"),
        (Tally(right=19, of=20), "as sure as right"),
        (Tally(right=3, of=5), "too few to tell"),
    ],
)
def test_the_title_says_whether_certainty_and_accuracy_agree_or_cannot_be_told(sure, said):
    assert f"right {sure.right} of {sure.of}: {said}" in figure({3: sure}).layout.title.text


def test_a_certainty_that_was_never_given_says_so():
    drawn = figure({1: Tally(right=1, of=2)})
    assert "never very sure" in drawn.layout.title.text
    assert [note.text.partition(": ")[2] for note in drawn.layout.annotations] == [
        "1 of 2 right",
        "never said",
        "never said",
    ]
    assert list(drawn.data[0].x) == [50]


def test_the_rows_hold_the_interval_and_where_each_certainty_pays():
    [row] = table({2: Tally(right=8, of=10)}).rows
    assert row == ("2 · fairly sure", 8, 10, 80.0, 49.0, 94.3, 66.7, 80.0)
