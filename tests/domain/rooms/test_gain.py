"""Before and after: the plain difference first, nothing for a handful of pairs, and its limits always beside it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryoteach.domain.rooms.gain import LIMITS, gain_of
from tests.domain.rooms.votes.test_pairs import room_with

scores = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=10, max_size=20)


def test_the_difference_of_a_room_worked_out_by_hand():
    found = gain_of(
        room_with([(2, 4), (3, 3), (1, 5), (4, 5), (2, 3)] * 4 + [(2, None), (None, 6)]), random.Random(1).randrange
    )
    assert (found.pairs, found.before_only, found.after_only) == (20, 1, 1)
    assert (found.before, found.after) == (pytest.approx(12 / 30), pytest.approx(20 / 30))
    assert found.difference.value == pytest.approx(8 / 30)
    # the steps are 2, 0, 4, 1, 1 of six: their standard deviation is sqrt(9.2 * 4 / 19) / 6, and t(19) is 2.0930
    half = 2.0930 * (9.2 * 4 / 19) ** 0.5 / 6 / 20**0.5
    assert found.difference.low == pytest.approx(8 / 30 - half, abs=1e-4)
    assert found.difference.high == pytest.approx(8 / 30 + half, abs=1e-4)
    assert found.gain.value == pytest.approx((8 / 30) / (18 / 30))
    assert found.gain.low < found.gain.value < found.gain.high
    assert (found.why_not, found.limits) == ("", LIMITS)


def test_the_interval_of_ten_pairs_is_students():
    found = gain_of(room_with([(2, 3), (2, 5)] * 5), random.Random(1).randrange)
    half = 2.2622 * (10 / 9) ** 0.5 / 6 / 10**0.5
    assert found.difference.high - found.difference.value == pytest.approx(half, abs=1e-3)


def test_each_question_is_laid_out_as_two_by_two():
    found = gain_of(room_with([(1, 2)] * 6 + [(2, 0)] * 4), random.Random(1).randrange)
    second = found.items[1]
    assert (second.right_both, second.only_before, second.only_after, second.neither) == (0, 4, 6, 0)
    assert (second.before.value, second.after.value, second.objective) == (0.4, 0.6, "LO2")
    assert second.before.low < 0.4 < second.before.high


def test_a_handful_of_pairs_says_nothing():
    found = gain_of(room_with([(1, 5)] * 9), random.Random(1).randrange)
    assert (found.difference, found.gain, found.items) == (None, None, ())
    assert found.why_not == "There are 9 pairs; below 10 nothing is worked out."
    assert found.limits == LIMITS


def test_where_nearly_all_was_right_before_there_is_no_gain_to_tell():
    found = gain_of(room_with([(6, 6)] * 9 + [(3, 6)]), random.Random(1).randrange)
    assert found.gain is None
    assert found.difference.value == pytest.approx(0.05)
    assert "no room for a gain" in found.why_not


def test_a_draw_of_only_perfect_pairs_has_no_room_either():
    found = gain_of(room_with([(6, 6)] + [(1, 2)] * 9), lambda _: 0)
    assert (found.gain.low, found.gain.high) == (0, 0)


@given(scores)
@settings(max_examples=15)  # each draws 4,000 samples
def test_the_same_seed_gives_the_same_interval_around_the_value(given_scores: list[tuple[int, int]]):
    room = room_with(given_scores)
    one, other = (gain_of(room, random.Random(7).randrange) for _ in range(2))
    assert one == other
    assert one.difference.low <= one.difference.value <= one.difference.high
    assert all(sum((i.right_both, i.only_before, i.only_after, i.neither)) == one.pairs for i in one.items)
    if one.gain is not None:
        assert one.gain.low <= one.gain.high
