"""Whoever passes another kind of thing is told what is taken, how to get one, and what was found."""

from collections.abc import Callable

import pytest

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.screening import Cohort, screen
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.patient import Person
from cryoteach.errors import CryoTeachError, WrongTypeError
from tests.domain.fictional import LEAFLET

SEVEN_SMALL = Person(lesion_count=7, largest_diameter_cm=1.5)
LEDGER = Ledger(conditions=("fit", "few-lesions"), histogram=(4, 3, 2, 1))
MADE = r"takes a Person, made with Person\(lesion_count=7, largest_diameter_cm=1.5\); found"
WRONG_TYPES: dict[str, tuple[Callable[[], object], str]] = {
    "a person's name": (lambda: assess("Ada", LEAFLET), f"^assess: person {MADE} a str: 'Ada'$"),
    "nobody": (lambda: assess(None, LEAFLET), f"^assess: person {MADE} None$"),
    "the two exchanged": (lambda: assess(LEAFLET, SEVEN_SMALL), f"^assess: person {MADE} a Profile$"),
    "a profile's id": (lambda: assess(SEVEN_SMALL, "leaflet"), r'assess: profile .*load_profiles\(\)\["leaflet"\]'),
    "a list of people": (lambda: screen([SEVEN_SMALL], LEAFLET), r"screen: cohort takes a Cohort.*from_people"),
    "a dict of lists": (lambda: screen({"lesion_count": [1]}, LEAFLET), r"screen: cohort .*from_columns.*found a dict"),
    "an id for many": (lambda: screen(Cohort.from_people([]), "leaflet"), "screen: profile takes a Profile"),
    "one person for many": (lambda: Cohort.from_people(SEVEN_SMALL), "takes a list, each a Person"),
    "a word for many": (lambda: Cohort.from_people("Ada"), "takes a list, each a Person"),
    "a number for many": (lambda: Cohort.from_people(3), "takes a list, each a Person"),
    "a stranger among them": (lambda: Cohort.from_people([SEVEN_SMALL, 3]), "each a Person.*found an int: 3"),
    "a list of columns": (lambda: Cohort.from_columns([[1]]), "Cohort.from_columns: columns takes a dict; found a l"),
    "a condition for an order": (lambda: LEDGER.funnel("fit"), "Ledger.funnel: order takes a list, each a str"),
    "a number for an order": (lambda: LEDGER.funnel(3), "Ledger.funnel: order takes a list"),
}


@pytest.mark.parametrize("case", WRONG_TYPES)
def test_another_kind_of_thing_is_named_with_what_was_expected_and_how_to_get_it(case: str):
    call, words = WRONG_TYPES[case]
    with pytest.raises(WrongTypeError, match=words) as refused:
        call()
    assert isinstance(refused.value, TypeError)
    assert isinstance(refused.value, CryoTeachError)


def test_people_may_come_one_after_another():
    assert len(Cohort.from_people(Person(lesion_count=n) for n in (1, 2, 3))) == 3
