"""The planner: its search finds the fewest needles, and the shipped table says what the issue's tables say."""

from itertools import pairwise
from operator import attrgetter

import numpy as np
import pytest

from cryoteach.domain.iceball import planner as iceball_planner
from cryoteach.domain.iceball.comparison import Comparison
from cryoteach.domain.iceball.plan import ring
from cryoteach.domain.iceball.planner import Target, best, layouts
from cryoteach.domain.iceball.result import COVERED, ICE, LETHAL
from cryoteach.domain.iceball.simulation import freeze
from tests.domain.fictional import SHIPPED

SETTINGS = SHIPPED.models.ice.settings
TABLE = SHIPPED.models.ice.planner
SPECIFIED = {10: 2, 15: 3, 20: 4, 25: 5, 30: 6, 35: 8}


def test_layouts_stand_apart_and_have_the_needles_asked_for():
    assert [len(layout.places) for layout in layouts(1)] == [1]
    many = list(layouts(6))
    assert {layout.inside for layout in many} == {0, 1, 3}
    assert all(len(layout.places) == 6 for layout in many)
    assert {layout.inside for layout in layouts(3)} == {0}


def test_the_search_finds_the_fewest_needles_and_tells_what_it_found():
    heard = []
    found = best(SETTINGS, Target(flow="cooled", threshold=ICE, radius=15), 2, heard.append)
    assert (found.needles, found.length) == (1, 30)
    assert found.covered >= COVERED
    assert len(heard) == 1


def test_two_needles_are_the_fewest_for_a_centimetre_and_rings_far_out_are_not_tried():
    found = best(SETTINGS, Target(flow="cooled", threshold=LETHAL, radius=10), 2, print)
    assert (found.needles, found.ring) == (2, 5)


def test_what_a_sketch_lets_through_still_has_to_cover_in_full(monkeypatch: pytest.MonkeyPatch):
    for name, value in (("NEARLY", 0.0), ("LENGTHS", (20.0,)), ("LONGEST", (30.0,))):
        monkeypatch.setattr(iceball_planner, name, value)
    assert best(SETTINGS, Target(flow="cooled", threshold=LETHAL, radius=10), 1, print) is None


def test_a_length_that_is_too_short_gives_way_to_the_next(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(iceball_planner, "NEARLY", 0.5)
    found = best(SETTINGS, Target(flow="cooled", threshold=ICE, radius=15), 1, print)
    assert found.length == 30


def test_the_example_is_the_plan_that_the_numbers_were_checked_on():
    assert set(SETTINGS.example().needles.places) == {(7.5, 7.5), (-7.5, 7.5), (7.5, -7.5), (-7.5, -7.5)}


def test_a_target_too_large_for_the_needles_has_no_layout():
    assert best(SETTINGS, Target(flow="warm", threshold=LETHAL, radius=20), 1, print) is None


@pytest.mark.parametrize("radius", SPECIFIED)
def test_the_table_needs_as_many_needles_as_the_specification_says(radius: int):
    assert TABLE.row("cooled", LETHAL, radius).needles == SPECIFIED[radius]


def test_the_table_was_made_with_the_settings_that_are_shipped():
    assert TABLE.made_with["model"] == SETTINGS.model
    assert TABLE.made_with["cooling"] == SETTINGS.needles.cooling.value
    assert {row.flow for row in TABLE.rows} == set(SETTINGS.flows)


@pytest.mark.parametrize("flow", SETTINGS.flows)
@pytest.mark.parametrize("threshold", [LETHAL, ICE])
def test_a_larger_target_never_needs_fewer_needles_nor_with_as_many_less_ice(flow: str, threshold: float):
    rows = sorted(
        (row for row in TABLE.rows if (row.flow, row.threshold) == (flow, threshold)), key=attrgetter("radius")
    )
    for smaller, larger in pairwise(rows):
        assert smaller.needles <= larger.needles
        assert smaller.needles < larger.needles or smaller.ice <= larger.ice


@pytest.mark.parametrize("flow", SETTINGS.flows)
@pytest.mark.parametrize("threshold", [LETHAL, ICE])
@pytest.mark.parametrize("margin", [5, 10])
def test_every_size_that_the_dials_allow_has_a_row_of_its_own(flow: str, threshold: float, margin: float):
    tumour = SETTINGS.procedure.tumour
    for across in np.arange(min(tumour.low, 5), max(tumour.high, 60) + 1, 5):
        radius = across / 2 + margin
        row = TABLE.row(flow, threshold, radius)
        out_of_reach = (flow, threshold) == ("warm", LETHAL) and radius > 35  # nine needles do not cover it
        assert row is None if out_of_reach else row.radius == radius


def test_a_row_can_be_worked_out_again():
    row = TABLE.row("cooled", LETHAL, 15)
    plan = SETTINGS.plan(SETTINGS.needles_at(ring(row.needles - row.inside, row.ring, row.inside), length=row.length),
                         tumour=10, margin=10)  # fmt: skip
    again = freeze(plan, SETTINGS.tissue_of())
    assert again.volumes[0] == pytest.approx(row.ice, abs=0.1)
    assert again.target[-1] == pytest.approx(row.covered, abs=1e-3)


def test_a_target_that_no_layout_was_found_for_has_no_row():
    assert TABLE.row("cooled", LETHAL, 40) is not None
    assert TABLE.row("warm", LETHAL, 40) is None


def test_five_tumours_of_three_centimetres_freeze_most_of_a_liver_under_the_strict_aim():
    strict, loose = (5 * TABLE.row("cooled", at, 25).ice / 15 for at in (LETHAL, ICE))
    assert strict == pytest.approx(79, abs=2)
    assert loose == pytest.approx(26, abs=2)


def comparison(**moved) -> Comparison:
    plain = {"what": "x", "unit": "mm", "model": (8, 12), "measured": (10, 10), "fact": "a", "kind": "prediction"}
    return Comparison.model_validate({**plain, "by": "lab", **moved})


@pytest.mark.parametrize(
    ("moved", "said"),
    [
        ({}, "−20% to +20%"),
        ({"model": (10, 10)}, "+0%"),
        ({"measured": (None, 12)}, "within it"),
        ({"measured": (None, 10)}, "straddles it"),
        ({"measured": (None, 7)}, "beyond it"),
        ({"unit": "%", "model": (36, 36), "measured": (46, 46)}, "−10 points"),
        ({"unit": "%", "model": (9, 12)}, "−1 points to +2 points"),
    ],
)
def test_an_error_is_said_in_percent_or_as_a_bound(moved, said: str):
    assert comparison(**moved).error == said
