"""What can be shown, by owner."""

import pytest

from cryoteach.domain.content import Content
from tests.domain.fictional import LEAFLET, PROFILES, SHIPPED


def test_the_leaflets_profile_comes_first_and_any_other_stands_in_for_it():
    assert Content().having(profiles=PROFILES).rules.first_profile is LEAFLET
    others = {name: profile for name, profile in PROFILES.items() if name != "leaflet"}
    assert Content().having(profiles=others).rules.first_profile is next(iter(others.values()))
    assert Content().rules.first_profile is None


def test_parts_of_several_owners_are_put_in_place_and_everything_else_stays():
    less = SHIPPED.having(cases={}, facts={}, columns=None)
    assert (less.teaching.cases, less.evidence.facts, less.columns) == ({}, {}, None)
    assert less.teaching.lessons == SHIPPED.teaching.lessons
    assert less.evidence.sources == SHIPPED.evidence.sources
    assert less.rules is SHIPPED.rules


def test_a_part_that_nobody_owns_is_refused():
    with pytest.raises(TypeError, match="no part of the content is called case"):
        SHIPPED.having(case={})
