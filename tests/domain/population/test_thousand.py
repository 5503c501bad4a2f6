"""Exactly 1,000 people: every group and every view adds up to them, and each cell has somebody to show."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.screening import Cohort, screen
from cryoteach.domain.population.thousand import (
    CANNOT_TELL,
    OPEN,
    THOUSAND,
    WITHIN,
    WITHIN_CELL,
    by_first_failed,
    by_number_failed,
    cells_failing,
    example_of,
    names_of,
    people_in,
    reconciled,
    shared_out,
    whole_shares,
)
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.errors import UnknownNameError
from tests.domain.fictional import LEAFLET, people, profiles

NAMES = tuple(condition.id for condition in LEAFLET.conditions)
weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=70).filter(any)


@st.composite
def ledgers(draw):
    """Draw a ledger of anybody, but of somebody."""
    counts = draw(st.dictionaries(st.integers(0, 63), st.integers(1, 10**6), min_size=1, max_size=20))
    histogram = tuple(counts.get(mask, 0) for mask in range(64))
    return Ledger(conditions=NAMES, histogram=histogram, cannot_tell=draw(st.integers(0, histogram[0])))


@given(weights=weights, total=st.integers(0, 5000))
def test_nobody_is_lost_and_each_share_is_within_one_person_of_its_due(weights, total):
    shares = shared_out(weights, total)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share * sum(weights) - weight * total) < sum(weights)
        assert weight or not share


@given(weights=weights)
def test_larger_weights_never_get_fewer_people(weights):
    pairs = sorted(zip(weights, shared_out(weights), strict=True))
    assert [share for _, share in pairs] == sorted(share for _, share in pairs)


def test_sharing_out_over_nothing_is_refused():
    with pytest.raises(ValueError, match="nobody can be shared out"):
        shared_out([0, 0])
    with pytest.raises(ValueError, match="nobody can be shared out"):
        reconciled(Ledger(conditions=NAMES, histogram=(0,) * 64))


@given(ledger=ledgers(), order=st.permutations(NAMES))
def test_every_view_of_the_thousand_adds_up_to_a_thousand_and_to_the_others(ledger, order):
    thousand = reconciled(ledger)
    first, number = by_first_failed(thousand, order), by_number_failed(thousand)
    assert thousand.people == THOUSAND
    for groups in (first, number):
        assert sum(group.people for group in groups) == THOUSAND
        assert [group.name for group in groups[-2:]] == [CANNOT_TELL, WITHIN]
        assert sorted(cell for group in groups for cell in group.cells) == list(range(OPEN, 64))
        assert [groups[-2].people, groups[-1].people] == [thousand.cannot_tell, thousand.within]
    left = THOUSAND
    for group, (name, after) in zip(first, thousand.funnel(order), strict=False):
        assert (group.name, group.people) == (name, left - after)
        left = after
    assert sum(thousand.intersections().values()) == THOUSAND
    assert sum(thousand.shapley().values()) == pytest.approx(thousand.outside)
    assert sum(int(group.name) * group.people for group in number[:-2]) == sum(thousand.alone().values())


@given(ledger=ledgers())
def test_the_thousand_shows_each_set_of_failures_within_one_person_of_its_share(ledger):
    thousand = reconciled(ledger)
    for cell in range(OPEN, 64):
        due = people_in(ledger, [cell]) * THOUSAND / ledger.people
        assert abs(people_in(thousand, [cell]) - due) < 1


def test_a_thousand_stays_as_it_is_and_other_sizes_can_be_had():
    ledger = Ledger(conditions=NAMES, histogram=(30, 970, *[0] * 62), cannot_tell=10)
    assert reconciled(ledger) == ledger
    assert reconciled(ledger, 100).people == 100


@given(ledger=ledgers())
def test_the_profiles_own_order_is_used_when_none_is_given(ledger):
    assert by_first_failed(ledger) == by_first_failed(ledger, NAMES)


def test_an_order_names_every_condition_once():
    ledger = Ledger(conditions=NAMES, histogram=(1, *[0] * 63))
    for order in (NAMES[:5], (*NAMES, NAMES[0])):
        with pytest.raises(ValueError, match="was expected once"):
            by_first_failed(ledger, order)
    with pytest.raises(UnknownNameError, match="no condition is called 'age'"):
        by_first_failed(ledger, ["age"])


@given(ledger=ledgers(), names=st.sets(st.sampled_from(NAMES), min_size=1))
def test_cells_failing_hold_everyone_who_fails_all_of_them(ledger, names):
    cells = cells_failing(ledger, *names)
    assert {cell for cell in range(OPEN, 64) if names <= set(names_of(ledger, cell))} == set(cells)
    if len(names) == 1:
        assert people_in(ledger, cells) == ledger.alone()[next(iter(names))]


def test_the_conditions_of_a_cell_are_in_the_profiles_order():
    ledger = Ledger(conditions=NAMES, histogram=(1, *[0] * 63))
    assert names_of(ledger, 0b100001) == (NAMES[0], NAMES[5])
    assert names_of(ledger, WITHIN_CELL) == names_of(ledger, OPEN) == ()


@settings(max_examples=100)
@given(several=st.lists(people, min_size=1, max_size=20), profile=profiles, turn=st.integers(0, 30), data=st.data())
def test_an_example_stands_in_the_cells_that_were_asked_for(several, profile, turn, data):
    cohort = Cohort.from_people(several)
    screening = screen(cohort, profile)
    cells = data.draw(st.sets(st.integers(OPEN, 2 ** len(profile.conditions) - 1), min_size=1, max_size=40))
    person = example_of(cohort, screening, cells, turn)
    assert (person is None) == (people_in(screening.ledger(), cells) == 0)
    assume(person)
    found = assess(person, profile)
    mask = sum((finding.status is Status.NOT_MET) << bit for bit, finding in enumerate(found.findings))
    assert (OPEN if not mask and found.with_status(Status.CANNOT_TELL) else mask) in cells


def test_examples_go_round():
    cohort = Cohort.from_columns({"lesion_count": np.array([7, 1, 8])})
    screening = screen(cohort, LEAFLET)
    cells = cells_failing(screening.ledger(), "few-lesions")
    assert [example_of(cohort, screening, cells, turn).lesion_count for turn in range(3)] == [7, 8, 7]


@given(ledger=ledgers())
def test_shares_in_whole_people_add_up_to_all_outside_and_lie_beside_the_exact_ones(ledger):
    assume(ledger.people)
    thousand = reconciled(ledger)
    whole = whole_shares(thousand)
    assert sum(whole.values()) == thousand.outside
    assert all(abs(whole[name] - share) < 1 for name, share in thousand.shapley().items())


def test_where_nobody_is_outside_there_is_nothing_to_share():
    nobody = Ledger(conditions=NAMES, histogram=(1000, *[0] * 63), cannot_tell=0)
    assert set(whole_shares(nobody).values()) == {0}
