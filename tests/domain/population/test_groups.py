"""A group chosen by name holds the people it names, whichever view it was chosen in; old links open the same group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.population.groups import ChosenGroup, GroupKind, groups_by_text
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import by_first_failed, by_number_failed, people_in
from tests.domain.fictional import LEAFLET, SHIPPED

CRITERIA = list(SHIPPED.rules.criteria.values())
NAMES = tuple(condition.id for condition in LEAFLET.conditions)
LEDGER = Ledger(conditions=NAMES, histogram=tuple(range(7, 71)), cannot_tell=3)
OF_ANY_NUMBER = st.frozensets(st.sampled_from(NAMES), min_size=1)


def people(group: ChosenGroup, order=NAMES) -> int:
    return people_in(LEDGER, group.cells(LEDGER, order))


def linked(text: str) -> ChosenGroup:
    return ChosenGroup.read(text, CRITERIA)


def test_groups_by_first_and_by_number_hold_everyone_once():
    order = NAMES[::-1]
    assert [people(linked(f"first-{g.name}"), order) for g in by_first_failed(LEDGER, order)[:6]] == [
        group.people for group in by_first_failed(LEDGER, order)[:6]
    ]
    assert sum(people(linked(f"number-{n}")) for n in range(1, 7)) == LEDGER.outside
    assert people(linked("number-1")) == by_number_failed(LEDGER)[5].people
    assert (people(linked("within")), people(linked("cannot-tell"))) == (LEDGER.within, LEDGER.cannot_tell)


def test_failing_among_others_failing_only_and_coming_back():
    for name, count in LEDGER.alone().items():
        assert people(ChosenGroup.failing(name)) == count
    pair = NAMES[1:3]
    assert people(ChosenGroup.failing_only(pair)) == LEDGER.intersections()[frozenset(pair)]
    assert people(ChosenGroup.coming_back(pair)) == LEDGER.dropped(*pair)
    assert people(ChosenGroup.coming_back(pair[:1])) == LEDGER.dropped(pair[0])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("within", "within every limit"),
        ("cannot-tell", "cannot tell: something is not known"),
        ("first-few-lesions", "stopped first at: few tumours"),
        ("number-1", "fail exactly 1 condition"),
        ("number-6", "fail exactly 6 conditions"),
        ("fails-Si", "fail, among others: not very large"),
        ("only-No-Si", "fail only: few tumours, not very large"),
        ("back-No-Si", "come back if these two are dropped: few tumours, not very large"),
    ],
)
def test_a_link_of_before_names_the_group_it_always_named(text: str, words: str):
    assert linked(text).words(CRITERIA) == words
    assert linked(text).text(CRITERIA) == text


def test_every_group_that_is_offered_reads_back_what_it_writes():
    offered = groups_by_text(CRITERIA)
    assert len(offered) == 2 + 6 + 6 + 6 + 63 + 15
    assert {linked(group.text(CRITERIA)): text for text, group in offered.items()} == {
        group: text for text, group in offered.items()
    }


@given(names=OF_ANY_NUMBER, turned=st.permutations(NAMES))
def test_however_its_conditions_are_named_a_group_is_one_and_reads_back(names, turned):
    only = ChosenGroup.failing_only([name for name in turned if name in names])
    assert only == ChosenGroup.failing_only(names) == linked(only.text(CRITERIA))


@given(pair=st.frozensets(st.sampled_from(NAMES), min_size=1, max_size=2))
def test_who_comes_back_reads_back_whether_one_condition_is_dropped_or_two(pair):
    group = ChosenGroup.coming_back(pair)
    assert linked(group.text(CRITERIA)) == group
    assert group.dropped == pair


def test_what_is_not_asked_holds_nobody():
    fewer = Ledger(conditions=NAMES[:2], histogram=(1, 2, 3, 4))
    assert ChosenGroup.failing_only(NAMES).cells(fewer, NAMES[:2]) == frozenset()
    assert ChosenGroup.first(NAMES[5]).cells(fewer, NAMES[:2]) == frozenset()
    assert linked("number-3").cells(fewer, NAMES[:2]) == frozenset()


@pytest.mark.parametrize("text", ["", "only-Zz", "only-", "first-", "number-7", "number-x", "within-Fi", "Within"])
def test_a_text_that_names_no_group_is_refused(text: str):
    with pytest.raises(ValueError, match="no group of the thousand"):
        linked(text)


@pytest.mark.parametrize("group", [(GroupKind.ONLY, ()), (GroupKind.WITHIN, NAMES[:1])], ids=["nothing", "too-much"])
def test_a_group_is_about_conditions_where_it_must_be_and_nowhere_else(group):
    kind, names = group
    with pytest.raises(ValueError, match=f"of the kind {kind} cannot be about {len(names)} conditions"):
        ChosenGroup(kind=kind, conditions=frozenset(names))


def test_three_conditions_are_too_many_to_drop_and_those_within_need_none_dropped():
    assert ChosenGroup.failing_only(NAMES[:3]).dropped == frozenset()
    assert linked("within").dropped == ChosenGroup.failing(NAMES[0]).dropped == frozenset()
