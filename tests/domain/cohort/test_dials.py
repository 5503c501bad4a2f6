"""The dials of the modelled cohort stay within the ranges of its file, in everyday units."""

import pytest

from cryoteach.domain.cohort.dials import HEADLINE, moved
from cryoteach.domain.cohort.mix import mix_of
from tests.domain.fictional import SHIPPED

COHORT = SHIPPED.models.cohort


@pytest.mark.parametrize("dial", HEADLINE, ids=lambda dial: dial.name)
@pytest.mark.parametrize("preset", COHORT.presets)
def test_a_dial_stands_within_its_range_and_its_ends_can_be_used(dial, preset: str):
    scale = dial.quantity(COHORT)
    assert scale.low <= dial.at(COHORT, preset) <= scale.high
    for end in (scale.low, scale.high):
        mix_of(COHORT, preset, moved({dial.name: end}))


def test_what_was_not_moved_is_left_out():
    assert moved({dial.name: None for dial in HEADLINE}) == {}
    assert moved({"few_type_share": 50, "doubling_time": 90}) == {"few_type_share": 0.5, "doubling_time": 90.0}
