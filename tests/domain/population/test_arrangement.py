"""Two ways to put the thousand together: whichever group is chosen in one holds the very people that were drawn."""

import pytest

from cryoteach.domain.population.arrangement import Grouping
from cryoteach.domain.population.groups import ChosenGroup, GroupKind
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import CANNOT_TELL, WITHIN
from tests.domain.fictional import LEAFLET

NAMES = tuple(condition.id for condition in LEAFLET.conditions)
LEDGER = Ledger(conditions=NAMES, histogram=tuple(range(7, 71)), cannot_tell=3)
GROUPINGS = {
    "the profile's own order": Grouping(),
    "another order": Grouping(order=NAMES[::-1]),
    "how many are failed": Grouping(by="number-failed"),
}


@pytest.mark.parametrize("way", GROUPINGS)
def test_a_group_that_is_chosen_holds_the_people_that_were_drawn_as_it(way: str):
    grouping = GROUPINGS[way]
    groups = grouping.groups(LEDGER)
    assert sum(group.people for group in groups) == LEDGER.people
    for group in groups:
        assert grouping.chosen(group).cells(LEDGER, grouping.order or NAMES) == set(group.cells), group.name


@pytest.mark.parametrize("way", GROUPINGS)
def test_those_within_and_those_nobody_can_tell_of_are_the_same_group_however_the_others_stand(way: str):
    grouping = GROUPINGS[way]
    chosen = {group.name: grouping.chosen(group) for group in grouping.groups(LEDGER)}
    assert chosen[WITHIN] == ChosenGroup(kind=GroupKind.WITHIN)
    assert chosen[CANNOT_TELL] == ChosenGroup(kind=GroupKind.CANNOT_TELL)
    assert len(set(chosen.values())) == len(chosen) == len(NAMES) + 2
