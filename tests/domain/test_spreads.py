"""A thousand people spread over one finding: as many fail its limit as the ledger says."""

import pytest

from cryoteach.domain.criteria import Status
from cryoteach.domain.patient import Person
from cryoteach.domain.screening import Cohort, screen
from cryoteach.domain.spreads import spread
from cryoteach.domain.thousand import reconciled, standing_in
from tests.domain.fictional import LEAFLET

PEOPLE = [
    *(Person(lesion_count=n, largest_diameter_cm=n / 2, performance_status=n % 5) for n in range(1, 20)),
    *(Person(extrahepatic_disease=word, doubling_time_days=60) for word in ("none-seen", "suspected", "confirmed")),
    Person(),
]
COHORT = Cohort.from_people(PEOPLE)
THOUSAND = reconciled(screen(COHORT, LEAFLET).ledger())


@pytest.mark.parametrize("condition", LEAFLET.conditions, ids=lambda condition: condition.id)
def test_the_stretches_add_up_to_everyone_and_to_those_who_fail(condition):
    parts = spread(COHORT, condition, THOUSAND)
    failing = THOUSAND.alone()[condition.id]
    assert sum(part.people for part in parts) == THOUSAND.people
    assert sum(part.people for part in parts if part.status is Status.NOT_MET) == failing
    assert any(part.words == "not known" and part.status is Status.CANNOT_TELL for part in parts)


def test_where_nobody_fails_there_is_no_stretch_beyond_the_limit():
    few = Cohort.from_people([Person(lesion_count=1)])
    parts = spread(few, LEAFLET.condition("few-lesions"), reconciled(screen(few, LEAFLET).ledger()))
    assert [(part.words, part.people) for part in parts] == [("1 lesion", 1000)]


@pytest.mark.parametrize("condition", LEAFLET.conditions, ids=lambda condition: condition.id)
def test_the_picked_are_found_again_among_everybody(condition):
    screening = screen(COHORT, LEAFLET)
    everybody = spread(COHORT, condition, THOUSAND, standing_in(screening, range(-1, 64)))
    assert [part.picked for part in everybody] == [part.people for part in everybody]
    failing = [mask for mask in range(64) if mask & THOUSAND.bit(condition.id)]
    theirs = spread(COHORT, condition, THOUSAND, standing_in(screening, failing))
    assert all(part.picked == (part.people if part.status is Status.NOT_MET else 0) for part in theirs)
    assert all(part.picked == 0 for part in spread(COHORT, condition, THOUSAND))
