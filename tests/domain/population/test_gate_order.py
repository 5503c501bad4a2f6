"""The order of asking: chemotherapy comes last of the thousand, and how far order moves the blame is worked out."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from cryoteach.domain.population.gate_order import first_order, most_moved, turned
from tests.domain.fictional import SHIPPED
from tests.domain.population.test_thousand import NAMES, ledgers


def test_the_thousand_meet_chemotherapy_last_and_the_other_gates_in_their_own_order():
    order = [criterion.id for criterion in first_order(SHIPPED.rules.criteria.values())]
    assert order[-1] == "chemotherapy-first"
    assert order[:-1] == [name for name in SHIPPED.rules.criteria if name != "chemotherapy-first"]


@given(ledger=ledgers(), order=st.permutations(NAMES))
def test_the_gate_named_loses_more_people_to_the_others_than_any_other_gate(ledger, order):
    blame = most_moved(ledger, order)
    before, lost = ledger.people, {}
    for name, left in ledger.funnel(order):
        lost[name] = ledger.alone()[name] - (before - left)
        before = left
    assert blame.asked_first - blame.asked_here == max(lost.values())
    assert blame.asked_first - blame.asked_here == lost[blame.condition]


@given(ledger=ledgers())
@settings(max_examples=5)  # each is asked in all 720 orders
def test_the_share_over_all_orders_is_the_mean_of_what_the_gate_stops_in_each(ledger):
    blame = most_moved(ledger, NAMES)
    stopped = []
    for order in permutations(NAMES):
        before = ledger.people
        for name, left in ledger.funnel(order):
            if name == blame.condition:
                stopped.append(before - left)
            before = left
    assert abs(blame.over_all_orders - sum(stopped) / len(stopped)) < 1e-6 * max(ledger.people, 1)


def test_turned_as_often_as_there_are_gates_each_was_asked_first_and_the_order_is_the_old_one_again():
    order, firsts = tuple(NAMES), []
    for _ in NAMES:
        order = turned(order)
        firsts.append(order[0])
    assert order == tuple(NAMES)
    assert sorted(firsts) == sorted(NAMES)
