"""Chapter 8: ribbons of one width with who says so, and then and now with its marks; nothing hidden gets out."""

from cryoteach.domain.evidence.roads import VERIFIED, VERIFIED_MARKS
from cryoteach.wiring import content
from tests.pages.visitor import Visitor, words

ROADS, ROWS, FACTS = content().evidence.roads, content().evidence.then_and_now, content().evidence.facts


def test_every_ribbon_is_equally_wide_and_says_who_says_so():
    chart = Visitor().to("other_roads").charts["roads"]
    link = chart["figure"]["data"][0]["link"]
    assert set(link["value"]) == {1}
    assert len(link["label"]) == len(ROADS.ribbons)
    assert "no comparable shares were read" in chart["figure"]["layout"]["title"]["subtitle"]["text"]
    assert {row[2] for row in chart["table"]["rows"]} == {"leaflet", "cited"}


def test_every_fact_of_a_ribbon_stands_with_its_caveat():
    told = words("".join(Visitor().to("other_roads").bodies))
    for name in ROADS.named():
        assert FACTS[name].caveat in told


def test_then_and_now_has_every_row_with_its_mark():
    told = words(Visitor().to("other_roads").html("What was read since"))
    for row in ROWS.root:
        assert row.seed_says in told
        assert row.now in told
    for name in VERIFIED:
        rows = sum(row.verified == name for row in ROWS.root)
        assert told.count(f"{VERIFIED_MARKS[name]} {VERIFIED[name]}") == rows


def test_nothing_that_was_not_verified_gets_out():
    everything = Visitor().to("other_roads").everything
    hidden = [name for name in ROWS.named() if not FACTS[name].show]
    assert hidden
    for name in hidden:
        assert name not in everything
        assert FACTS[name].statement not in everything
    for row in ROWS.root:
        assert not row.unverified_part or row.unverified_part not in everything


def test_the_guess_comes_back_beside_the_leaflets_answer():
    visitor = Visitor().to("other_roads")
    assert "You said" not in visitor.everything
    visitor.choose("road_guess_choice", "freezing")
    assert visitor.address == {"road_guess": "freezing"}
    told = words(visitor.html("You said"))
    assert told.startswith("You said: freezing. The usual road is chemotherapy.")
    assert len(Visitor().to("other_roads", road_guess="magic").notices) == 1
