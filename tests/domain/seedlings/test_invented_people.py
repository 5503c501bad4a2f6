"""The seedlings against what can be worked out on paper, within three standard errors; and what must always hold."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cryoteach.domain.seedlings import invented_people as seedlings
from cryoteach.domain.seedlings.invented_people import MONTH, draw
from cryoteach.domain.seedlings.laws import Laws, days_between, number_odds, seen_at, width_after
from tests.domain.fictional import SHIPPED

MANY = 200_000
LAWS = SHIPPED.models.seedlings.laws
PLAIN = Laws(
    hidden=2.5, doubling_days=86, spread_people=0, spread_deposits=0, smallest_mm=0.1, largest_mm=10, half_seen_mm=10,
    sharpness=math.inf,
)  # fmt: skip
"""One doubling time, one sharp line and a scan every moment: the case with a closed form."""

laws = st.builds(
    Laws,
    hidden=st.floats(0, 6), none_share=st.floats(0, 1), uneven=st.floats(0, 3), doubling_days=st.floats(15, 600),
    spread_people=st.floats(0, 1), spread_deposits=st.floats(0, 1), smallest_mm=st.floats(0.01, 2),
    largest_mm=st.floats(3, 9), small_ones=st.floats(0, 0.7), half_seen_mm=st.floats(3, 15),
    sharpness=st.sampled_from([2, 4, 8, math.inf]), slows_to_mm=st.sampled_from([None, 100, 200]),
    scan_days=st.sampled_from([0, 60, 91, 365]), regrows_share=st.floats(0, 0.33),
)  # fmt: skip


def like(laws: Laws, **changes: object) -> Laws:
    return Laws.model_validate({**laws.model_dump(), **changes})


def within_three_standard_errors(found: float, expected: float) -> bool:
    return abs(found - expected) <= 3 * math.sqrt(expected * (1 - expected) / MANY)


@pytest.mark.parametrize(
    ("small_ones", "smallest", "expected"),
    [
        (0, 0.1, {91: 0.1243, 182: 0.2331, 365: 0.4128, 730: 0.6552, 1095: 0.7975, 1461: 0.8813}),
        (0.3, 1, {182: 0.1805, 365: 0.3996, 730: 0.8251}),
        (0.663, 1, {182: 0.0417, 365: 0.1447, 730: 0.7150}),
    ],
)
def test_the_shares_by_a_day_are_those_of_the_closed_form(small_ones, smallest, expected):
    drawn = draw(like(PLAIN, small_ones=small_ones, smallest_mm=smallest), MANY, 1)
    found = dict(zip(expected, drawn.shares_by(list(expected)), strict=True))
    assert [day for day in expected if not within_three_standard_errors(found[day], expected[day])] == []


def test_the_closed_form_of_an_even_spread_holds_at_any_day():
    longest = 3 * 86 * math.log2(100)
    assert longest == pytest.approx(1714.1, abs=0.05)
    days = [30, 300, 900, 1500, 1700]
    expected = [1 - math.exp(-2.5 * day / longest) for day in days]
    assert all(map(within_three_standard_errors, draw(PLAIN, MANY, 1).shares_by(days), expected))


@pytest.mark.parametrize(
    ("start", "days"),
    [(0.01, (1345, 2571, 4634)), (0.1, (897, 1714, 3089)), (1, (448, 857, 1545)), (2, (313, 599, 1080)),
     (5, (135, 258, 465))],
)  # fmt: skip
def test_days_to_ten_millimetres(start: float, days: tuple[int, ...]):
    doubling = np.array([45.0, 86.0, 155.0])
    found = days_between(PLAIN, doubling, np.full(3, start), np.full(3, 10.0))
    assert tuple(np.round(found).astype(int)) == days


@pytest.mark.parametrize(
    ("hidden", "by_22", "by_32"),
    [(1, 39, 48), (1.5, 52, 62), (2, 62, 72), (2.5, 69, 79), (3, 75, 84), (3.5, 80, 88), (4, 83, 91)],
)
def test_the_calibration_table(hidden: float, by_22: int, by_32: int):
    found = draw(like(LAWS, hidden=hidden), MANY, 1).shares_by([22 * MONTH, 32 * MONTH])
    assert found * 100 == pytest.approx([by_22, by_32], abs=1.5)


def test_the_fits_shipped_resemble_what_was_read_within_five_points():
    lab = SHIPPED.models.seedlings
    read = {one.fact.id: one for one in lab.beside(SHIPPED.evidence.facts)}
    for fit in lab.fits:
        share = draw(like(lab.laws, **fit.set), MANY, 1).shares_by([read[fit.fact].months * MONTH])[0]
        assert share * 100 == pytest.approx(read[fit.fact].of_100, abs=5), fit.title


def test_other_laws_move_the_outcome_as_much_as_the_number_does():
    by_12 = [draw(like(LAWS, small_ones=a), MANY, 1).shares_by([12 * MONTH])[0] for a in (0, 0.3, 0.663)]
    assert np.array(by_12) * 100 == pytest.approx([44, 14, 4], abs=1.5)
    by_22 = [
        draw(like(LAWS, hidden=3, slows_to_mm=last), MANY, 1).shares_by([22 * MONTH])[0] for last in (None, 100, 200)
    ]
    assert np.array(by_22) * 100 == pytest.approx([75, 86, 84], abs=1.5)


def test_slow_growth_buys_time_and_not_freedom():
    shares = [
        draw(like(LAWS, doubling_days=days), MANY, 1).shares_by(np.array([12, 24, 60]) * MONTH)
        for days in (45, 74, 134)
    ]
    expected = [[60, 78, 86], [44, 66, 83], [28, 47, 74]]
    for found, told in zip(shares, expected, strict=True):
        assert found * 100 == pytest.approx(told, abs=1.5)


@given(laws)
def test_nobody_without_a_hidden_deposit_ever_has_one_appear(some: Laws):
    drawn = draw(like(some, hidden=0, regrows_share=0), 50, 3)
    assert np.isinf(drawn.first_days()).all()
    assert drawn.shares_by([1e9])[0] == 0


@pytest.mark.parametrize(("uneven", "none"), [(0, 0), (0, 0.3), (1, 0), (0.5, 0.2)])
def test_the_share_with_none_is_the_chance_of_nought(uneven: float, none: float):
    some = like(PLAIN, uneven=uneven, none_share=none)
    kept = math.exp(-2.5) if uneven == 0 else (1 + 2.5 * uneven) ** (-1 / uneven)
    never = 1 - draw(some, MANY, 1).shares_by([1e9])[0]
    assert within_three_standard_errors(never, none + (1 - none) * kept)


@given(laws)
def test_the_odds_of_every_number_add_up_to_one_with_the_right_mean(some: Laws):
    odds = number_odds(some)
    assert odds.sum() == pytest.approx(1, abs=1e-6)
    assert odds @ np.arange(len(odds)) == pytest.approx(some.hidden * (1 - some.none_share), abs=1e-4)


@given(laws)
def test_a_hidden_deposit_is_seen_later_and_wider_than_it_began(some: Laws):
    drawn = draw(some, 60, 5)
    assert (drawn.seen_mm >= drawn.start_mm).all()
    assert (drawn.seen_day >= 0).all()
    assert not np.isnan(drawn.widths(500)).any()
    found = np.isfinite(drawn.seen_day)
    assert drawn.widths(0).tolist() == pytest.approx(drawn.start_mm.tolist())
    late = width_after(some, drawn.doubling_days[found], drawn.start_mm[found], drawn.seen_day[found])
    assert (late >= drawn.seen_mm[found] * (1 - 1e-9)).all()


@given(laws, st.floats(0, 5))
def test_more_hidden_deposits_add_some_to_people_and_take_none_away(some: Laws, more: float):
    few, many = (draw(like(some, hidden=n), 80, 2) for n in sorted((some.hidden, more)))
    assert (many.first_days() <= few.first_days() + 1e-9).all()


def test_halving_the_doubling_time_halves_every_time():
    slow, fast = (draw(like(LAWS, doubling_days=d, scan_days=0), 500, 1) for d in (100, 50))
    assert fast.seen_day == pytest.approx(slow.seen_day / 2)


def test_growth_that_ends_far_away_is_steady_growth():
    doubling, start, end = np.array([74.0]), np.array([1.0]), np.array([10.0])
    steady = days_between(PLAIN, doubling, start, end)
    far = like(PLAIN, slows_to_mm=1e90)
    assert days_between(far, doubling, start, end) == pytest.approx(steady, rel=0.02)
    assert width_after(far, doubling, start, 300.0) == pytest.approx(
        width_after(PLAIN, doubling, start, 300.0), rel=0.03
    )


def test_what_is_only_seen_beyond_the_end_of_growth_is_never_seen():
    ends = like(PLAIN, slows_to_mm=20)
    days = days_between(ends, np.array([74.0, 74.0]), np.array([1.0, 1.0]), np.array([19.0, 25.0]))
    assert np.isfinite(days[0])
    assert np.isinf(days[1])


def test_the_curve_of_the_scan():
    seen = {
        width: 1 / (1 + (LAWS.half_seen_mm / width) ** LAWS.sharpness) for width in (3.0, 4.0, 7.6, 8.0, 13.0, 18.0)
    }
    assert [100 * seen[width] for width in (3.0, 7.6, 13.0, 18.0)] == pytest.approx([2, 50, 90, 97], abs=1)
    widths = seen_at(LAWS, np.full(MANY, 4.0), np.random.default_rng(1).random(MANY))
    assert within_three_standard_errors((widths <= 8).mean(), (seen[8.0] - seen[4.0]) / (1 - seen[4.0]))
    assert seen_at(PLAIN, np.array([4.0, 10.0, 12.0]), np.full(3, 0.5)).tolist() == [10, 10, 12]


def test_one_persons_deposits_and_the_rest_that_a_frozen_place_keeps():
    drawn = draw(like(LAWS, regrows_share=1), 30, 1)
    assert drawn.at_frozen_place.sum() == 30
    assert all(drawn.of(person).at_frozen_place.sum() == 1 for person in range(30))
    first = drawn.first_days()
    assert [drawn.of(person).first_days()[0] for person in range(30)] == first.tolist()
    share = draw(like(LAWS, regrows_share=0.25), MANY, 1).at_frozen_place.sum() / MANY
    assert within_three_standard_errors(share, 0.25)


def test_appearances_fall_on_scans():
    days = draw(LAWS, 500, 1).seen_day
    assert (days % LAWS.scan_days == 0).all()


def test_the_same_seed_gives_the_same_people():
    assert draw(LAWS, 300, 4).seen_day.tolist() == draw(LAWS, 300, 4).seen_day.tolist()
    assert draw(LAWS, 300, 4).seen_day.tolist() != draw(LAWS, 300, 5).seen_day.tolist()


@pytest.mark.parametrize(
    "wrong",
    [{"smallest_mm": 10}, {"slows_to_mm": 9}, {"largest_mm": 60, "slows_to_mm": 50}, {"hidden": -1}, {"hidden": 51},
     {"doubling_days": 0}, {"none_share": 1.1}, {"hidden": math.nan}],
)  # fmt: skip
def test_laws_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValidationError):
        like(PLAIN, **wrong)


def test_a_layer_with_nobody_in_it_leaves_the_dice_of_the_next_alone():
    three, nobody, two = (np.arange(count) for count in (3, 0, 2))
    for_width, for_scan, normal = seedlings._dice(7, [three, nobody, two])
    uniform = np.column_stack([for_width, for_scan])
    assert uniform[3:] == pytest.approx(np.random.default_rng([7, 4]).random((2, 2)))
    assert normal[3:] == pytest.approx(np.random.default_rng([7, 5]).standard_normal(2))
    assert for_width[:3] == pytest.approx(seedlings._dice(7, [three])[0])
    assert len(seedlings._dice(7, [nobody])[1]) == 0
