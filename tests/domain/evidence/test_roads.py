"""Chapter 8's data: ribbons say who says so and hold no share; a row says how far it was checked."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.evidence.roads import VERIFIED, VERIFIED_MARKS, Ribbon, Roads, ThenNow
from tests.domain.fictional import SHIPPED

ROADS, ROWS = SHIPPED.evidence.roads, SHIPPED.evidence.then_and_now


def test_a_ribbon_holds_no_number_of_people():
    assert set(Ribbon.model_fields) == {"start", "end", "tag", "says", "facts"}
    assert all(SHIPPED.evidence.facts[name].show for name in ROADS.named())


def test_every_row_of_then_and_now_has_its_mark():
    assert [row.id for row in ROWS.root] == list(range(1, 17))
    assert {row.verified for row in ROWS.root} <= {*VERIFIED} == {*VERIFIED_MARKS}
    assert set(ROWS.named()) <= set(SHIPPED.evidence.facts)


@pytest.mark.parametrize(
    "ribbon",
    [
        {"start": "found", "end": "nowhere", "tag": "leaflet", "says": "A road."},
        {"start": "found", "end": "found", "tag": "leaflet", "says": "A road."},
        {"start": "found", "end": "surgery", "tag": "cited", "says": "A road."},
        {"start": "found", "end": "surgery", "tag": "model-output", "says": "A road."},
    ],
)
def test_a_ribbon_that_leads_nowhere_or_cites_nothing_is_refused(ribbon):
    with pytest.raises(ValidationError):
        Roads.model_validate({"places": ROADS.places, "ribbons": [ribbon]})


def test_six_steps_say_what_became_of_each_road_and_name_their_facts():
    assert sorted(step.place for step in ROADS.steps) == sorted(ROADS.places.keys() - {"found"})
    assert {name for step in ROADS.steps for name in step.facts} <= set(ROADS.named())
    lost = {"place": "nowhere", "then": "A.", "since": "B.", "facts": ["c"]}
    with pytest.raises(ValidationError, match="nowhere"):
        Roads.model_validate({**ROADS.model_dump(), "steps": [lost]})


@pytest.mark.parametrize("wrong", [{"verified": "part"}, {"verified": "full", "unverified_part": "Something."}])
def test_a_row_says_what_was_not_verified(wrong):
    with pytest.raises(ValidationError, match="unverified_part"):
        ThenNow.model_validate({"id": 1, "seed_says": "A.", "now": "B.", **wrong})


@pytest.mark.parametrize("wrong", [{"asked": ["surgery"], "usual": "freezing"}, {"asked": ["magic"], "usual": "magic"}])
def test_what_is_asked_are_places_and_the_usual_road_is_one_of_them(wrong):
    with pytest.raises(ValidationError, match="usual road"):
        Roads.model_validate({**ROADS.model_dump(), **wrong})
