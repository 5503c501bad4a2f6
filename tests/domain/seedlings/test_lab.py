"""The file of the seedlings lab: its dials reach their ends, and what was read stands on the model's axes."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.seedlings.lab import Observation, SeedlingLab
from tests.domain.fictional import SHIPPED

LAB = SHIPPED.models.seedlings


def changed(**changes: object) -> SeedlingLab:
    return SeedlingLab.model_validate({**LAB.model_dump(), **changes})


def test_a_dial_stands_where_the_laws_stand_and_moves_one_law_alone():
    for name, dial in LAB.dials.items():
        assert dial.low <= LAB.at(name) <= dial.high
        moved = LAB.moved({name: dial.high})
        assert getattr(moved, name) == pytest.approx(dial.high / dial.times)
        assert moved.model_dump() == {**LAB.laws.model_dump(), name: getattr(moved, name)}
    assert LAB.moved({"hidden": None}) == LAB.laws
    assert LAB.moved({}, 100).slows_to_mm == 100


def test_what_was_read_comes_in_order_of_time_with_a_letter():
    read = LAB.beside(SHIPPED.evidence.facts)
    assert [one.letter for one in read] == list("abcdef")
    assert [one.months for one in read] == sorted(one.months for one in read)
    for one in read:
        assert one.fact.show
        assert one.low is None or one.low <= one.of_100 <= one.high


def test_those_who_stayed_free_are_read_as_those_who_did_not():
    free = SHIPPED.evidence.facts["norway-five-year-free"]
    lab = changed(observed=[{"fact": free.id, "read_as": "free", "months": 60, "what": "surgery"}])
    (read,) = lab.beside({free.id: free.model_copy(update={"low": 20.0, "high": 30.0})})
    assert (read.of_100, read.low, read.high) == (pytest.approx(100 - free.value), 70, 80)
    assert lab.beside({}) == ()


def test_a_median_is_half_of_the_people_at_its_own_month():
    median = next(one for one in LAB.beside(SHIPPED.evidence.facts) if one.fact.id == "norway-time-to-recurrence")
    assert (median.months, median.of_100) == (median.fact.value, 50)


@pytest.mark.parametrize("wrong", [{"read_as": "share"}, {"read_as": "median", "months": 3}])
def test_an_observation_says_when(wrong):
    with pytest.raises(ValidationError, match="months"):
        Observation.model_validate({"fact": "a-fact", "what": "surgery", **wrong})


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"person": LAB.people + 1}, "looked at first"),
        ({"dials": {"luck": LAB.dials["hidden"]}}, "moves no law"),
        ({"dials": {"hidden": LAB.dials["hidden"].model_copy(update={"high": 99})}, "fits": ()}, "hidden"),
        ({"dials": {"hidden": LAB.dials["hidden"].model_copy(update={"low": 3})}, "fits": ()}, "not possible"),
        ({"slows_to_mm": [5]}, "slows_to_mm"),
        ({"fits": [{"fact": "a-fact", "title": "A fit", "set": {"luck": 1}}]}, "which no dial moves"),
        ({"fits": [{"fact": "a-fact", "title": "A fit", "set": {"hidden": -1}}]}, "hidden"),
    ],
)
def test_a_lab_that_does_not_hold_together_is_refused(changes, told: str):
    with pytest.raises(ValidationError, match=told):
        changed(**changes)
