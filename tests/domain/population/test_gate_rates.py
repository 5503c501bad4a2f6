"""Your own gate rates: the closed form, its bounds, and people for the views that come to the same."""

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cryoteach.domain.population.gate_rates import GateRates, Overlap
from tests.domain.fictional import LEAFLET

NAMES = [condition.id for condition in LEAFLET.conditions]
rates = st.lists(st.integers(0, 100), min_size=6, max_size=6).map(
    lambda given_rates: GateRates(passing=dict(zip(NAMES, given_rates, strict=True)))
)


@pytest.mark.parametrize(("rate", "independent", "least", "most"), [(70, 0.118, 0, 0.7), (90, 0.531, 0.4, 0.9)])
def test_six_equal_gates_come_to_the_numbers_of_the_closed_form(rate, independent, least, most):
    six = GateRates(passing=dict.fromkeys(NAMES, rate))
    assert round(six.share(Overlap.INDEPENDENT), 3) == independent
    assert six.bounds == (least, most)


@given(rates=rates)
def test_independent_gates_lie_between_the_bounds(rates):
    least, most = rates.bounds
    assert least - 1e-12 <= rates.share(Overlap.INDEPENDENT) <= most + 1e-12


@given(rates=rates, overlap=st.sampled_from(Overlap))
def test_a_hundred_thousand_people_have_the_rates_and_the_share_that_was_asked_for(rates, overlap):
    ledger = rates.ledger(overlap, 10**12)
    assert ledger.people == 10**12
    assert ledger.within == pytest.approx(rates.share(overlap) * 10**12, abs=2)
    for name, failing in ledger.alone().items():
        assert failing == pytest.approx((100 - rates.passing[name]) * 10**10, abs=64)


@given(rates=rates, overlap=st.sampled_from(Overlap))
def test_the_views_show_a_thousand(rates, overlap):
    ledger = rates.ledger(overlap)
    assert ledger.people == 1000
    assert ledger.within == pytest.approx(rates.share(overlap) * 1000, abs=1)


def test_no_arrangement_of_people_beats_the_bounds():
    passing = {"a": 50, "b": 75, "c": 25}
    found = set()
    tables = [[place < rate / 25 for place in range(4)] for rate in passing.values()]
    for second, third in product(permutations(tables[1]), permutations(tables[2])):
        found.add(sum(map(all, zip(tables[0], second, third, strict=True))) / 4)
    assert (min(found), max(found)) == GateRates(passing=passing).bounds == (0.0, 0.25)


@pytest.mark.parametrize("rate", [-1, 101, 50.5])
def test_a_rate_is_a_whole_number_out_of_a_hundred(rate):
    with pytest.raises(ValidationError, match="passing"):
        GateRates(passing={"a": rate})


def test_there_is_a_gate():
    with pytest.raises(ValidationError, match="passing"):
        GateRates(passing={})
