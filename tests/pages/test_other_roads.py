"""Chapter 8: ribbons of one width with who says so, and then and now with its marks; nothing hidden gets out."""

from cryoteach.domain.evidence.roads import VERIFIED, VERIFIED_MARKS
from cryoteach.wiring import content
from tests.pages.visitor import Visitor, words

ROADS, ROWS, FACTS = content().evidence.roads, content().evidence.then_and_now, content().evidence.facts
KEY = " · ".join(f"{VERIFIED_MARKS[name]} {VERIFIED[name]}" for name in ("full", "part"))
SEEN = {"road_guess_shown": "yes"}


def test_every_ribbon_is_equally_wide_and_says_who_says_so():
    chart = Visitor().to("other_roads", **SEEN).charts["roads"]
    link = chart["figure"]["data"][0]["link"]
    assert set(link["value"]) == {1}
    assert len(link["label"]) == len(ROADS.ribbons)
    assert "no comparable shares were read" in chart["figure"]["layout"]["title"]["subtitle"]["text"]
    assert {row[2] for row in chart["table"]["rows"]} == {"leaflet", "cited"}


def test_every_fact_of_a_ribbon_stands_with_its_caveat():
    told = words("".join(Visitor().to("other_roads", **SEEN).bodies))
    for name in ROADS.named():
        assert FACTS[name].caveat in told


def test_then_and_now_has_every_row_with_its_mark():
    tables = [body for body in Visitor().to("other_roads", **SEEN).bodies if "What was read since" in body]
    assert [table.count("<tr><td>") for table in tables] == [3, len(ROWS.root) - 3]
    told = words("".join(tables)).replace(KEY, "")
    for row in ROWS.root:
        assert row.seed_says in told
        assert row.now in told
    for name in VERIFIED:
        rows = sum(row.verified == name for row in ROWS.root)
        assert told.count(f"{VERIFIED_MARKS[name]} {VERIFIED[name]}") == rows


def test_nothing_that_was_not_verified_gets_out():
    everything = Visitor().to("other_roads", **SEEN).everything
    hidden = [name for name in ROWS.named() if not FACTS[name].show]
    assert hidden
    for name in hidden:
        assert name not in everything
        assert FACTS[name].statement not in everything
    for row in ROWS.root:
        assert not row.unverified_part or row.unverified_part not in everything


def test_no_road_is_told_before_the_guess():
    """Report: issue 12, 1.2: neither the heading nor a picture gives the answer before it is asked for."""
    visitor = Visitor().to("other_roads")
    assert not visitor.charts
    for step in ROADS.steps:
        assert step.then not in visitor.everything
    assert "usual road" not in visitor.everything.lower().replace("the usual road is…", "").replace("which road", "")


def test_the_guess_comes_back_beside_the_leaflets_answer_and_six_steps():
    visitor = Visitor().to("other_roads").press("say_road_guess_freezing")
    assert visitor.address == {"road_guess": "freezing"}
    assert "You said: Freezing." in visitor.everything
    assert words(visitor.html("The usual road is")).startswith("The usual road is chemotherapy.")
    steps = words(visitor.sent("cryoteach_picture")["road_steps"]["html"])
    for number, step in enumerate(ROADS.steps, 1):
        assert f"{number} · {ROADS.places[step.place]}" in steps
        assert step.since in steps
    assert len(Visitor().to("other_roads", road_guess="magic").notices) == 1
