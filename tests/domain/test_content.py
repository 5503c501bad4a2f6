"""What can be shown."""

from cryoteach.domain.content import Content
from tests.domain.fictional import LEAFLET, PROFILES


def test_the_leaflets_profile_comes_first_and_any_other_stands_in_for_it():
    assert Content().having(profiles=PROFILES).rules.first_profile is LEAFLET
    others = {name: profile for name, profile in PROFILES.items() if name != "leaflet"}
    assert Content().having(profiles=others).rules.first_profile is next(iter(others.values()))
    assert Content().rules.first_profile is None
