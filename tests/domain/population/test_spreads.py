"""A thousand people spread over one finding: as many fail its limit as the ledger says."""

import pytest

from cryoteach.domain.cohort.invented_people import make_cohort
from cryoteach.domain.cohort.settings import CENTRAL
from cryoteach.domain.population.groups import groups_by_text
from cryoteach.domain.population.screening import Cohort, screen
from cryoteach.domain.population.spreads import _within, spread
from cryoteach.domain.population.thousand import people_in, reconciled
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import Person
from tests.domain.fictional import LEAFLET, SHIPPED

PEOPLE = [
    *(Person(lesion_count=n, largest_diameter_cm=n / 2, performance_status=n % 5) for n in range(1, 20)),
    *(Person(extrahepatic_disease=word, doubling_time_days=60) for word in ("none-seen", "suspected", "confirmed")),
    Person(),
]
COHORT = Cohort.from_people(PEOPLE)
SCREENING = screen(COHORT, LEAFLET)
THOUSAND = reconciled(SCREENING.ledger())


@pytest.mark.parametrize("condition", LEAFLET.conditions, ids=lambda condition: condition.id)
def test_the_stretches_add_up_to_everyone_and_to_those_who_fail(condition):
    parts = spread(COHORT, SCREENING, condition, THOUSAND)
    failing = THOUSAND.alone()[condition.id]
    assert sum(part.people for part in parts) == THOUSAND.people
    assert sum(part.people for part in parts if part.status is Status.NOT_MET) == failing
    assert any(part.words == "not known" and part.status is Status.CANNOT_TELL for part in parts)


def test_where_nobody_fails_there_is_no_stretch_beyond_the_limit():
    few = Cohort.from_people([Person(lesion_count=1)])
    screening = screen(few, LEAFLET)
    parts = spread(few, screening, LEAFLET.condition("few-lesions"), reconciled(screening.ledger()))
    assert [(part.words, part.people) for part in parts] == [("1 tumour", 1000)]


@pytest.mark.parametrize("condition", LEAFLET.conditions, ids=lambda condition: condition.id)
def test_the_chosen_are_found_again_among_everybody(condition):
    everybody = spread(COHORT, SCREENING, condition, THOUSAND, range(-1, 64))
    assert [part.chosen for part in everybody] == [part.people for part in everybody]
    failing = [mask for mask in range(64) if mask & THOUSAND.bit(condition.id)]
    theirs = spread(COHORT, SCREENING, condition, THOUSAND, failing)
    assert all(part.chosen == (part.people if part.status is Status.NOT_MET else 0) for part in theirs)
    assert all(part.chosen == 0 for part in spread(COHORT, SCREENING, condition, THOUSAND))


@pytest.mark.parametrize("profile", SHIPPED.rules.profiles.values(), ids=lambda profile: profile.id)
def test_every_group_that_can_be_chosen_has_as_many_people_here_as_everywhere_else(profile):
    people = make_cohort(SHIPPED.models.cohort, CENTRAL, 5_000, seed=1)
    screening = screen(people, profile)
    thousand = reconciled(screening.ledger())
    for text, group in groups_by_text(SHIPPED.rules.criteria.values()).items():
        cells = group.cells(thousand, thousand.conditions)
        for condition in profile.conditions:
            parts = spread(people, screening, condition, thousand, cells)
            assert sum(part.chosen for part in parts) == people_in(thousand, cells), (text, condition.id)
            assert all(part.chosen <= part.people for part in parts), (text, condition.id)


def test_a_stretch_that_holds_fewer_than_its_share_of_the_chosen_leaves_them_to_the_others():
    """Rounding each side by itself, a stretch could be given more of the chosen than it has people."""
    assert _within([1, 1, 0], 5, [1, 6, 2]) == [1, 4, 0]
    assert _within([1, 1, 0], 5, [1, 2, 4]) == [1, 2, 2]
    assert _within([0, 0], 0, [3, 0]) == [0, 0]
