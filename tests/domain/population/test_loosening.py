"""What comes back when a limit moves: the same as screening everyone anew."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryoteach.domain.population.loosening import along, along_two, at
from cryoteach.domain.population.screening import Cohort, screen
from cryoteach.domain.rules.assessment import assess
from cryoteach.errors import UnknownNameError
from tests.domain.fictional import LEAFLET, PROFILES, legal_values, numerical, people

six_conditions = st.sampled_from([profile for profile in PROFILES.values() if len(profile.conditions) == 6])
DIALS = [condition.id for condition in numerical(LEAFLET)]


def left(cohort, profile):
    """Screen everyone anew and count those who fail nothing."""
    return screen(cohort, profile).ledger().histogram[0]


@st.composite
def dials(draw):
    """Draw a dial and some places of it, in any order."""
    name = draw(st.sampled_from(DIALS))
    values = legal_values(LEAFLET.condition(name).scale)
    return name, draw(st.lists(st.sampled_from(values), min_size=1, max_size=6))


@settings(max_examples=80)
@given(several=st.lists(people, min_size=1, max_size=30), dial=dials(), profile=six_conditions)
def test_along_a_dial_is_screening_at_each_place(several, dial, profile):
    name, numbers = dial
    cohort = Cohort.from_people(several)
    screening = screen(cohort, profile)
    places = along(cohort, screening, name, numbers)
    assert [place.limit for place in places] == numbers
    for place in places:
        assert place.left == left(cohort, at(profile, name, place.limit))
        assert place.back == place.left - left(cohort, profile)


@settings(max_examples=80)
@given(several=st.lists(people, min_size=1, max_size=30), first=dials(), second=dials())
def test_along_two_dials_is_screening_at_each_pair_of_places(several, first, second):
    cohort = Cohort.from_people(several)
    table = along_two(cohort, screen(cohort, LEAFLET), first, second)
    assert table.shape == (len(first[1]), len(second[1]))
    if first[0] == second[0]:
        return
    for i, one in enumerate(first[1]):
        for j, other in enumerate(second[1]):
            assert table[i, j] == left(cohort, at(at(LEAFLET, first[0], one), second[0], other))


@given(dial=dials())
def test_a_moved_limit_is_the_one_that_with_limit_gives_where_it_gives_one(dial):
    name, numbers = dial
    old = LEAFLET.condition(name).limit
    rule = "at_most" if old.at_most is not None else "at_least"
    for number in numbers:
        moved = at(LEAFLET, name, number).condition(name).limit
        assert moved.number == number
        if (number > old.ideal) == (rule == "at_most") and number != old.ideal:
            assert moved == LEAFLET.with_limit(name, **{rule: float(number)}).condition(name).limit


@given(person=people, dial=dials())
def test_a_person_can_be_assessed_at_every_place_of_a_dial(person, dial):
    name, numbers = dial
    for number in numbers:
        moved = at(LEAFLET, name, number)
        screened = screen(Cohort.from_people([person]), moved).verdicts()[0]
        assert assess(person, moved).verdict.value == screened


def test_what_cannot_be_moved_is_refused():
    with pytest.raises(TypeError, match="no-spread has no number"):
        at(LEAFLET, "no-spread", 1)
    with pytest.raises(UnknownNameError, match="no condition is called 'age'"):
        at(LEAFLET, "age", 1)
    with pytest.raises(ValueError, match=r"2\.55 is not possible for largest diameter"):
        at(LEAFLET, "small-lesions", 2.55)


def test_a_dial_without_places_gives_none():
    cohort = Cohort.from_columns({"lesion_count": np.array([3.0])})
    assert along(cohort, screen(cohort, LEAFLET), "few-lesions", []) == []
