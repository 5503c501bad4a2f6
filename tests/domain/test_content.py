"""What can be shown."""

from cryoteach.domain.content import Content
from tests.domain.fictional import LEAFLET, PROFILES


def test_the_leaflets_profile_comes_first_and_any_other_stands_in_for_it():
    assert Content(profiles=PROFILES).first_profile is LEAFLET
    others = {name: profile for name, profile in PROFILES.items() if name != "leaflet"}
    assert Content(profiles=others).first_profile is next(iter(others.values()))
    assert Content().first_profile is None
