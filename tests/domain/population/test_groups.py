"""A group picked by name holds the people it names, whichever view it was picked in."""

from cryoteach.domain.population.groups import back, cells_of, dropped_by, fails, only, picks_of
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import by_first_failed, by_number_failed, people_in
from tests.domain.fictional import LEAFLET, SHIPPED

CRITERIA = list(SHIPPED.rules.criteria.values())
NAMES = tuple(condition.id for condition in LEAFLET.conditions)
LEDGER = Ledger(conditions=NAMES, histogram=tuple(range(7, 71)), cannot_tell=3)


def people(pick: str, order=NAMES) -> int:
    return people_in(LEDGER, cells_of(pick, LEDGER, order, CRITERIA))


def test_groups_by_first_and_by_number_hold_everyone_once():
    order = NAMES[::-1]
    assert [people(f"first-{g.name}", order) for g in by_first_failed(LEDGER, order)[:6]] == [
        group.people for group in by_first_failed(LEDGER, order)[:6]
    ]
    assert sum(people(f"number-{n}") for n in range(1, 7)) == LEDGER.outside
    assert people("number-1") == by_number_failed(LEDGER)[5].people
    assert (people("within"), people("cannot-tell")) == (LEDGER.within, LEDGER.cannot_tell)


def test_failing_among_others_failing_only_and_coming_back():
    letters = {criterion.id: criterion.letters for criterion in CRITERIA}
    for name, count in LEDGER.alone().items():
        assert fails(name, CRITERIA) == f"fails-{letters[name]}"
        assert people(fails(name, CRITERIA)) == count
    pair = NAMES[1:3]
    assert people(only(pair, CRITERIA)) == LEDGER.intersections()[frozenset(pair)]
    assert people(back(pair, CRITERIA)) == LEDGER.dropped(*pair)
    assert people(back(pair[:1], CRITERIA)) == LEDGER.dropped(pair[0])


def test_every_pick_has_words_and_what_is_not_asked_holds_nobody():
    assert len(picks_of(CRITERIA)) == 2 + 6 + 6 + 6 + 63 + 15
    fewer = Ledger(conditions=NAMES[:2], histogram=(1, 2, 3, 4))
    assert cells_of(only(NAMES, CRITERIA), fewer, NAMES[:2], CRITERIA) == frozenset()
    assert cells_of("only-Zz", fewer, NAMES[:2], CRITERIA) == frozenset()
    assert cells_of(f"first-{NAMES[5]}", fewer, NAMES[:2], CRITERIA) == frozenset()


def test_one_or_two_conditions_bring_a_group_back_and_three_are_too_many():
    assert dropped_by(only(NAMES[:1], CRITERIA), CRITERIA) == frozenset(NAMES[:1])
    assert dropped_by(back(NAMES[:2], CRITERIA), CRITERIA) == frozenset(NAMES[:2])
    assert dropped_by(only(NAMES[:3], CRITERIA), CRITERIA) == frozenset()
    assert dropped_by("within", CRITERIA) == frozenset()
