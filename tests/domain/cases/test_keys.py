"""What is right at a stage comes from the engine: the conditions that decide, and which way new facts pull."""

import pytest

from cryoteach.domain.cases.keys import limiting, names_what_limits, shift
from cryoteach.domain.rules.assessment import assess
from tests.domain.fictional import LEAFLET, ideal_person, next_past

MANY = next_past(LEAFLET.condition("few-lesions"))
WIDE = next_past(LEAFLET.condition("small-lesions"))


def key(**changed):
    return assess(ideal_person(**changed), LEAFLET)


@pytest.mark.parametrize(
    ("changed", "decide"),
    [
        ({}, ()),
        ({"lesion_count": MANY}, ("few-lesions",)),
        ({"lesion_count": MANY, "doubling_time_days": None}, ("few-lesions",)),
        ({"doubling_time_days": None, "extrahepatic_disease": "suspected"}, ("slow-growing", "no-spread")),
    ],
)
def test_what_failed_decides_and_else_what_is_open(changed, decide):
    assert limiting(key(**changed)) == decide


def test_what_limits_is_named_when_all_that_decides_is_and_nothing_else():
    two = key(lesion_count=MANY, largest_diameter_cm=WIDE, doubling_time_days=None)
    assert names_what_limits(two, frozenset({"few-lesions", "small-lesions"}))
    assert not names_what_limits(two, frozenset({"few-lesions"}))
    assert not names_what_limits(two, frozenset({"few-lesions", "small-lesions", "fit"}))
    assert not names_what_limits(two, frozenset({"few-lesions", "small-lesions", "slow-growing"}))  # open alone
    assert not names_what_limits(two, frozenset())


def test_where_nothing_limits_nothing_is_named():
    assert names_what_limits(key(), frozenset())
    assert not names_what_limits(key(), frozenset({"fit"}))


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        ({"lesion_count": None}, {}, "more"),
        ({"lesion_count": None}, {"lesion_count": MANY}, "less"),
        ({"extrahepatic_disease": None}, {"extrahepatic_disease": "suspected"}, "less"),
        ({"extrahepatic_disease": "suspected"}, {}, "more"),
        ({"lesion_count": MANY}, {}, "more"),
        ({"lesion_count": MANY, "fit": None}, {"lesion_count": MANY}, "same"),
        ({}, {"performance_status": 1}, "same"),
        (
            {"lesion_count": None, "extrahepatic_disease": None},
            {"extrahepatic_disease": "suspected"},
            None,
        ),
    ],
)
def test_new_facts_pull_one_way_no_way_or_both(before, after, way):
    before = {name: value for name, value in before.items() if name != "fit"}
    assert shift(key(**before), key(**after)) == way
