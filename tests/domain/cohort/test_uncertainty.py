"""The band: the same people over and over, by other parameters, screened as if they had been made."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryoteach.domain.cohort.chances import chances
from cryoteach.domain.cohort.invented_people import draws_of, make_cohort
from cryoteach.domain.cohort.mix import mix_of
from cryoteach.domain.cohort.quick_screen import QuickScreen
from cryoteach.domain.cohort.uncertainty import PEOPLE_EACH, Band, band, ledgers_over_ranges
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.screening import screen
from tests.domain.cohort.invented import PARAMETERS, PRESETS
from tests.domain.cohort.test_mix import moves
from tests.domain.fictional import LEAFLET, PROFILES, limit, profile_of

ODD = profile_of(
    ("chemotherapy-first", limit(one_of=["not-started", "stable"], unsettled=["progressed"])),
    ("no-spread", limit(one_of=["suspected"])),
    ("no-spread", limit(one_of=["none-seen", "confirmed", "suspected"])),
    ("few-lesions", limit(at_most=60, ideal=1)),
    ("slow-growing", limit(at_least=16, ideal=17)),
)
BAND = band(PARAMETERS, "central", LEAFLET, 1)


@settings(max_examples=60)
@given(
    preset=st.sampled_from(PRESETS), moved=moves(), seed=st.integers(0, 99),
    profile=st.sampled_from([*PROFILES.values(), ODD]),
)  # fmt: skip
def test_screening_by_draws_is_screening_the_people_made_of_them(preset, moved, seed, profile):
    made = make_cohort(PARAMETERS, preset, 500, seed, moved)
    quick = QuickScreen(profile, next(draws_of(500, seed)))
    assert quick.ledger(chances(mix_of(PARAMETERS, preset, moved))) == screen(made, profile).ledger()


def test_a_band_holds_two_hundred_ledgers_of_twenty_thousand_people():
    assert len(BAND.ledgers) == 200
    assert {ledger.people for ledger in BAND.ledgers} == {PEOPLE_EACH} == {20_000}
    assert len({ledger.within for ledger in BAND.ledgers}) > 100


def test_ledgers_come_one_by_one_and_the_same_for_the_same_seed():
    coming = ledgers_over_ranges(PARAMETERS, "central", LEAFLET, 1)
    assert [next(coming) for _ in range(3)] == list(BAND.ledgers[:3])
    few = list(ledgers_over_ranges(PARAMETERS, "central", LEAFLET, 1, draws=2))
    assert few == list(BAND.ledgers[:2])
    assert next(ledgers_over_ranges(PARAMETERS, "central", LEAFLET, 2)) != few[0]


def test_the_central_preset_lies_inside_the_band_at_every_step():
    people = make_cohort(PARAMETERS, "central", 100_000, 1)
    ledger = screen(people, LEAFLET).ledger()
    for name, left in ledger.funnel():
        low, _, high = BAND.funnel()[name]
        assert low < left / ledger.people < high
    low, middle, high = BAND.within()
    assert low < ledger.within / ledger.people < high
    assert low < middle < high


def test_levels_are_those_of_the_ledgers():
    names = LEAFLET.conditions[0].id, LEAFLET.conditions[1].id
    ledgers = [Ledger(conditions=names, histogram=(100 - 10 * n, 5 * n, 3 * n, 2 * n)) for n in range(11)]
    small = Band(ledgers=tuple(ledgers))
    assert small.within((0, 0.5, 1)) == (0, 0.5, 1)
    assert small.funnel(names[::-1], (1,)) == {names[1]: (1.0,), names[0]: (1.0,)}
    assert small.funnel(levels=(0,)) == {names[0]: (pytest.approx(0.3),), names[1]: (0.0,)}
    assert small.alone((1,)) == {names[0]: (pytest.approx(0.7),), names[1]: (pytest.approx(0.5),)}


def test_a_funnel_may_be_asked_in_another_order_without_another_band():
    order = [condition.id for condition in reversed(LEAFLET.conditions)]
    turned = BAND.funnel(order)
    assert list(turned) == order
    assert np.allclose(turned[order[-1]], BAND.within())
