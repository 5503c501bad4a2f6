"""A fictional person: six findings, each a value or unknown, and nothing else."""

import math

import pytest
from hypothesis import given
from pydantic import ValidationError

from cryoteach.domain.input.refusals import sentences_of
from cryoteach.domain.rules.patient import SCALES, Person, scale_of
from cryoteach.errors import UnknownNameError, shown
from tests.domain.fictional import people

IMPOSSIBLE = [
    *(("lesion_count", value) for value in (0, 61, -1, 7.5, True, "7", math.inf, "seven", [7])),
    *(("largest_diameter_cm", value) for value in (0, 0.2, 15.1, 2.95, "2.0", -math.inf, False)),
    *(("performance_status", value) for value in (-1, 5, 0.5, "1", True)),
    *(("doubling_time_days", value) for value in (14, 601, 92.5, "slow", math.inf)),
    *(("chemotherapy_response", value) for value in ("", "cured", "Progressed", 1, True)),
    *(("extrahepatic_disease", value) for value in ("", "none", "unknown", 0, False)),
]


@pytest.mark.parametrize(("finding", "value"), IMPOSSIBLE)
def test_an_impossible_value_is_refused_by_name_with_the_legal_range(finding, value):
    with pytest.raises(ValidationError) as refusal:
        Person(**{finding: value})
    [(place, sentence)] = sentences_of(refusal.value)
    assert place == (finding,)
    assert sentence == f"{shown(value)} is not possible for {scale_of(finding).label} ({finding}); it takes " + (
        scale_of(finding).range_in_words
    )


def test_several_impossible_values_are_all_refused_at_once():
    bad = {"lesion_count": 0, "largest_diameter_cm": 15.1, "performance_status": "x", "doubling_time_days": math.inf}
    bad |= {"chemotherapy_response": "cured", "extrahepatic_disease": True}
    with pytest.raises(ValidationError) as refusal:
        Person(**bad)
    assert {place[0] for place, _ in sentences_of(refusal.value)} == set(SCALES) == set(bad)


def test_a_misspelt_finding_is_refused_and_not_taken_for_unknown():
    with pytest.raises(ValidationError) as refusal:
        Person(lesions=3)
    assert sentences_of(refusal.value) == [
        (("lesions",), "is not a known field here; check its spelling or take it out")
    ]


def test_what_is_left_out_is_unknown_and_so_is_none():
    assert Person() == Person(**dict.fromkeys(SCALES))
    assert {Person().value(name) for name in SCALES} == {None}


def test_a_person_cannot_be_changed_but_another_can_be_made():
    person = Person(lesion_count=3, largest_diameter_cm=2.0)
    with pytest.raises(ValidationError):
        person.lesion_count = 4
    assert person.with_values(lesion_count=4) == Person(lesion_count=4, largest_diameter_cm=2.0)
    assert person.with_values(lesion_count=None) == Person(largest_diameter_cm=2.0)


def test_another_person_is_checked_like_the_first():
    with pytest.raises(ValidationError, match="lesion_count"):
        Person().with_values(lesion_count=0)


@given(person=people)
def test_a_person_survives_being_written_and_read_again(person):
    assert Person.model_validate_json(person.model_dump_json()) == person
    assert Person.model_validate(dict(reversed(person.model_dump().items()))) == person


def test_an_unknown_finding_is_answered_with_the_known_ones():
    for ask in (scale_of, Person().value):
        with pytest.raises(UnknownNameError, match="no finding is called 'age'") as error:
            ask("age")
        assert all(name in str(error.value) for name in SCALES)


@given(person=people)
def test_what_is_shown_of_a_person_is_what_is_known_and_makes_the_same_person(person):
    assert eval(repr(person), {"Person": Person}) == person  # noqa: S307 - our own words
    assert "None" not in repr(person)
    assert repr(Person()) == "Person()"
