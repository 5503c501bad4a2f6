"""How far a limit can be moved."""

from cryoteach.domain.rules.movable_limit import movable_range, places
from tests.domain.fictional import LEAFLET, PROFILES, SHIPPED


def test_a_limit_reaches_as_far_as_any_set_of_limits():
    for condition in LEAFLET.conditions:
        scale = movable_range(condition.criterion, PROFILES.values())
        if condition.limit.one_of is not None:
            assert scale is None
        else:
            told = [c.limit.number for p in PROFILES.values() for c in p.conditions if c.id == condition.id]
            assert scale.low <= min(told) < max(told) <= scale.high
            assert {scale.low, condition.limit.number, scale.high} <= set(places(scale, condition.limit.number))
            assert len(places(scale)) <= 43


def test_a_condition_that_nobody_asks_has_no_reach():
    assert movable_range(SHIPPED.rules.criteria["few-lesions"], []) is None
