"""The clinic list: drawn from a seed, blocked or mixed, and what is met again."""

import pytest

from cryoteach.domain.cases.keys import limiting
from cryoteach.domain.practice.clinic_list import MIXED, about, again, draw_list, keys_of, missed
from cryoteach.domain.practice.marking import Marked
from tests.domain.fictional import PROFILES, SHIPPED

KEYS = keys_of(SHIPPED.teaching.cases, PROFILES)
CONDITIONS = [condition.id for condition in PROFILES["leaflet"].conditions]


def test_every_case_has_a_key_and_one_whose_limits_are_missing_is_left_out():
    assert KEYS.keys() == SHIPPED.teaching.cases.keys()
    assert keys_of(SHIPPED.teaching.cases, {}) == {}


@pytest.mark.parametrize("mix", [MIXED, *CONDITIONS])
def test_a_list_is_as_long_as_asked_without_anybody_twice_and_the_seed_decides(mix):
    drawn = draw_list(KEYS, mix, 10, 3)
    assert len(set(drawn)) == len(drawn) == 10
    assert drawn == draw_list(KEYS, mix, 10, 3)
    assert len(draw_list(KEYS, mix, 500, 3)) == len(KEYS)


def test_another_seed_is_another_list():
    assert draw_list(KEYS, MIXED, 10, 3) != draw_list(KEYS, MIXED, 10, 4)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_blocked_list_is_about_its_condition(condition):
    turns = [
        condition in limiting(KEYS[name]) or KEYS[name].finding(condition).near
        for name in draw_list(KEYS, condition, 20, 1)
    ]
    assert sum(turns) == len(about(KEYS, condition)) >= 5
    assert turns == sorted(turns, reverse=True)
    assert about(KEYS, MIXED) == list(KEYS)


def test_errors_are_met_again_with_their_near_twins_and_then_the_hunches():
    answers = [
        Marked(item="olu-barber", verdict_right=True, certainty=1),
        Marked(item="p12", verdict_right=False, certainty=2),
        Marked(item="samuel-night-bus", verdict_right=False, certainty=3),
        Marked(item="ngozi-piano", verdict_right=False, certainty=1),
    ]
    assert again(answers, SHIPPED.teaching.cases) == ["samuel-night-bus", "ngozi-piano", "p12", "olu-barber"]


def test_what_was_missed_is_counted_by_condition():
    answers = [
        Marked(item="a", verdict_right=True, limiting=("fit", "few-lesions"), named=("fit",)),
        Marked(item="b", verdict_right=False, limiting=("fit",), named=("fit",)),
    ]
    assert missed(answers) == {"fit": 1, "few-lesions": 1}
