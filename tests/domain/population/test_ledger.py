"""The exclusion ledger: one count per combination of failures, from which every view of a population follows."""

from itertools import pairwise, permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.screening import Cohort, screen
from cryoteach.errors import UnknownNameError
from tests.domain.fictional import LEAFLET, PROFILES, people

NAMES = tuple(condition.id for condition in LEAFLET.conditions)


@st.composite
def ledgers(draw, names=NAMES):
    """Draw a ledger of any counts, many of them none."""
    counts = draw(st.dictionaries(st.integers(0, 63), st.integers(1, 10**6), max_size=16))
    histogram = tuple(counts.get(mask, 0) for mask in range(64))
    return Ledger(conditions=names, histogram=histogram, cannot_tell=draw(st.integers(0, histogram[0])))


def everyone(ledger):
    """Write a ledger out as (set of failed conditions, how many people), the long way."""
    return [
        ({name for place, name in enumerate(ledger.conditions) if f"{mask:06b}"[5 - place] == "1"}, count)
        for mask, count in enumerate(ledger.histogram)
        if count
    ]


@given(ledger=ledgers())
def test_the_totals_reconcile(ledger):
    assert ledger.within + ledger.cannot_tell + ledger.outside == ledger.people == sum(n for _, n in everyone(ledger))
    assert ledger.outside == sum(n for failed, n in everyone(ledger) if failed)
    assert sum(ledger.intersections().values()) == ledger.people


@settings(max_examples=10)
@given(ledger=ledgers())
def test_the_funnel_ends_at_the_same_number_in_each_of_the_720_orders(ledger):
    ends = {ledger.funnel(order)[-1][1] for order in permutations(NAMES)}
    assert ends == {ledger.people - ledger.outside}


@given(ledger=ledgers(), order=st.permutations(NAMES))
def test_each_step_of_a_funnel_keeps_those_who_failed_nothing_so_far(ledger, order):
    steps = ledger.funnel(order)
    assert [name for name, _ in steps] == order
    for asked, (_, left) in enumerate(steps, start=1):
        assert left == sum(n for failed, n in everyone(ledger) if not failed & set(order[:asked]))
    assert ledger.people >= steps[0][1]
    assert all(before >= after for (_, before), (_, after) in pairwise(steps))


@given(ledger=ledgers())
def test_a_funnel_may_ask_some_conditions_only_or_all_in_the_profiles_order(ledger):
    assert ledger.funnel() == ledger.funnel(NAMES)
    assert ledger.funnel([]) == []
    assert ledger.funnel(["fit"]) == [("fit", ledger.people - ledger.alone()["fit"])]


@given(ledger=ledgers())
def test_alone_counts_everyone_who_fails_a_condition_whatever_else_they_fail(ledger):
    assert ledger.alone() == {name: sum(n for failed, n in everyone(ledger) if name in failed) for name in NAMES}


@given(ledger=ledgers())
def test_the_exact_intersections_are_those_that_occur_most_people_first(ledger):
    assert ledger.intersections() == {frozenset(failed): n for failed, n in everyone(ledger)}
    assert list(ledger.intersections().values()) == sorted(ledger.intersections().values(), reverse=True)


@given(ledger=ledgers(), names=st.sets(st.sampled_from(NAMES)))
def test_dropping_conditions_lets_in_those_who_failed_nothing_else(ledger, names):
    assert ledger.dropped(*names) == sum(n for failed, n in everyone(ledger) if failed and failed <= names)


@given(ledger=ledgers())
def test_all_singles_and_pairs_are_what_dropping_each_of_them_gives(ledger):
    every = ledger.singles_and_pairs()
    assert len(every) == 6 + 15
    assert every == {names: ledger.dropped(*names) for names in every}
    assert [len(names) for names in every] == sorted(len(names) for names in every)


@given(several=st.lists(ledgers(), min_size=1, max_size=4))
def test_ledgers_put_together_count_everyone_in_each_of_them(several):
    whole = Ledger.together(several)
    assert whole.people == sum(ledger.people for ledger in several)
    assert whole.within == sum(ledger.within for ledger in several)
    assert whole.alone() == {name: sum(ledger.alone()[name] for ledger in several) for name in NAMES}


@pytest.mark.parametrize("several", [[], [NAMES, NAMES[::-1]]])
def test_no_ledgers_and_ledgers_of_different_conditions_do_not_go_together(several):
    with pytest.raises(ValueError, match="all ask the same conditions"):
        Ledger.together([Ledger(conditions=names, histogram=(0,) * 64) for names in several])


@settings(max_examples=30)
@given(several=st.lists(people, min_size=1, max_size=40), profile=st.sampled_from(list(PROFILES.values())))
def test_dropping_a_condition_gives_the_same_number_as_screening_without_it(several, profile):
    cohort = Cohort.from_people(several)
    ledger = screen(cohort, profile).ledger()
    for condition in profile.conditions:
        rest = tuple(other for other in profile.conditions if other is not condition)
        without = screen(cohort, profile.model_copy(update={"conditions": rest})).ledger()
        assert ledger.dropped(condition.id) == ledger.outside - without.outside


@settings(max_examples=8)
@given(ledger=ledgers())
def test_the_shapley_shares_are_the_average_blame_over_all_720_orders(ledger):
    blame = dict.fromkeys(NAMES, 0)
    for order in permutations(NAMES):
        for failed, count in everyone(ledger):
            if failed:
                blame[next(name for name in order if name in failed)] += count
    shares = ledger.shapley()
    assert shares == pytest.approx({name: total / factorial(6) for name, total in blame.items()})


@given(ledger=ledgers())
def test_the_shapley_shares_add_up_to_everyone_who_is_outside(ledger):
    assert sum(ledger.shapley().values()) == pytest.approx(ledger.outside)


@given(ledger=ledgers(), order=st.permutations(range(6)))
def test_a_share_belongs_to_the_condition_and_not_to_its_place(ledger, order):
    histogram = [0] * 64
    for mask, count in enumerate(ledger.histogram):
        histogram[sum(1 << place for place, old in enumerate(order) if mask >> old & 1)] = count
    moved = Ledger(conditions=tuple(NAMES[old] for old in order), histogram=tuple(histogram))
    assert moved.shapley() == pytest.approx(ledger.shapley())
    assert moved.alone() == ledger.alone()
    assert moved.intersections() == ledger.intersections()


def test_two_conditions_that_always_fail_together_own_equal_shares_and_one_that_never_fails_owns_none():
    both = 1 << NAMES.index("few-lesions") | 1 << NAMES.index("no-spread")
    histogram = tuple(10 if mask == both else 0 for mask in range(64))
    shares = Ledger(conditions=NAMES, histogram=histogram).shapley()
    assert shares.pop("few-lesions") == shares.pop("no-spread") == 5
    assert set(shares.values()) == {0}


@given(masks=st.lists(st.tuples(st.integers(0, 63), st.integers(0, 63)), max_size=70))
def test_odd_and_even_crowds_are_counted_to_the_last_person(masks):
    failures = np.array([failure for failure, _ in masks], dtype=np.uint8)
    unknowns = np.array([unknown & ~failure for failure, unknown in masks], dtype=np.uint8)
    ledger = Ledger.from_masks(NAMES, failures, unknowns)
    assert ledger.histogram == tuple(failures.tolist().count(mask) for mask in range(64))
    assert ledger.cannot_tell == sum(not failure and unknown > 0 for failure, unknown in masks)


def test_masks_that_are_part_of_a_larger_array_are_counted_too():
    large = np.array([[1, 9], [2, 9], [2, 9]], dtype=np.uint8)
    ledger = Ledger.from_masks(NAMES, large[:, 0], np.zeros(3, dtype=np.uint8))
    assert ledger.people == 3
    assert (ledger.histogram[1], ledger.histogram[2]) == (1, 2)


def test_a_condition_that_was_not_asked_is_refused_by_name():
    ledger = Ledger(conditions=NAMES, histogram=(0,) * 64)
    for ask in (lambda: ledger.funnel(["age"]), lambda: ledger.dropped("age")):
        with pytest.raises(UnknownNameError, match="no condition is called 'age'; known: chemotherapy-first"):
            ask()
