"""Limits that others have used: each has a place on its scale, and cold is never taken for heat."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.evidence.treatments import Treatment
from cryoteach.domain.evidence.used_limits import UsedLimit, UsedLimits
from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM
from tests.domain.fictional import SHIPPED

SIZES = SHIPPED.evidence.used_limits.root["small-lesions"]


def placed(limit: UsedLimit) -> float | None:
    return limit.place(SHIPPED.evidence.facts, LARGEST_DIAMETER_CM.unit)


def test_the_size_limits_hold_what_was_read_of_freezing_itself():
    """Report: issue 10, A7: our 3 cm has support from freezing itself."""
    cold = {name: placed(limit) for limit in SIZES if limit.treatment is Treatment.COLD for name in limit.facts}
    assert cold["frozen-regrowth-small"] == cold["frozen-regrowth-large"] == cold["norway-large-not-frozen"] == 4
    assert cold["seifert-size-effect"] == cold["xu-size-effect"] == 3
    heat = {name: placed(limit) for limit in SIZES if limit.treatment is Treatment.HEAT for name in limit.facts}
    assert heat["collision-size-limit"] == heat["ablation-size-review"] == 3


def test_every_limit_has_a_place_and_every_fact_may_be_shown():
    assert list(SHIPPED.evidence.used_limits.wrong(SHIPPED.rules.criteria, SHIPPED.evidence.facts)) == []
    assert all(SHIPPED.evidence.facts[name].show for name in SHIPPED.evidence.used_limits.named())


def test_a_trial_of_heat_is_never_drawn_as_cold():
    for limits in SHIPPED.evidence.used_limits.root.values():
        for limit in limits:
            heated = any(name.startswith(("collision", "clocc", "ablation")) for name in limit.facts)
            assert (limit.treatment is Treatment.HEAT) == heated


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ({"facts": ["collision-size-limit"]}, 3.0),
        ({"facts": ["frozen-regrowth-small"], "at": 4}, 4.0),
        ({"facts": ["frozen-regrowth-small"]}, None),
        ({"facts": ["seed-size-limit"]}, None),
    ],
)
def test_the_place_is_the_facts_own_number_unless_it_is_said(entry, place):
    assert placed(UsedLimit(words="A limit", **entry)) == place


@pytest.mark.parametrize(
    ("name", "entry", "told"),
    [
        ("small-lesions", {"facts": ["frozen-regrowth-small"]}, "lies nowhere on its scale"),
        ("small-lesions", {"facts": ["seed-size-limit"], "at": 99}, "lies nowhere on its scale"),
        ("no-spread", {"facts": ["seed-size-limit"], "at": 1}, "no condition with a number"),
        ("magic", {"facts": ["seed-size-limit"], "at": 1}, "no condition with a number"),
    ],
)
def test_what_lies_nowhere_is_named(name, entry, told):
    limits = UsedLimits.model_validate({name: [{"words": "A limit", **entry}]})
    [(where, words)] = limits.wrong(SHIPPED.rules.criteria, SHIPPED.evidence.facts)
    assert where == name
    assert told in words


def test_a_limit_of_a_treatment_that_is_none_is_refused():
    with pytest.raises(ValidationError):
        UsedLimit.model_validate({"words": "A limit", "facts": ["a"], "treatment": "magic"})
