"""Chapter 3: the limits of the set to begin with; a moved one says who changes side."""

from html import escape

from cryoteach.domain.population.loosening import at
from cryoteach.domain.rules.assessment import assess
from cryoteach.widgets.thousand.cited_limits import cited_limits
from cryoteach.wiring import content
from tests.pages.visitor import Visitor, words

CONTENT = content()
LEAFLET = CONTENT.rules.profiles["leaflet"]
SIZE = LEAFLET.condition("small-lesions")


def test_at_the_limits_of_the_set_nobody_changes_side():
    visitor = Visitor().to("how_exact")
    assert "come in" not in words(visitor.html('class="ct-verdict'))
    assert f"None of the {len(CONTENT.teaching.cases)} cases changes side" in visitor.everything


def test_the_cases_named_are_those_whose_verdict_the_engine_changes():
    moved = at(at(LEAFLET, "few-lesions", 3), "small-lesions", 5.0)
    changed = {c.title for c in CONTENT.teaching.cases.values() if _verdict(c, LEAFLET) != _verdict(c, moved)}
    visitor = Visitor().to("how_exact", number="3", size="5.0")
    assert changed
    told = "".join(visitor.bodies)
    assert {c.title for c in CONTENT.teaching.cases.values() if f"{escape(c.title)}:" in told} == changed
    assert "go out" in words(visitor.html('class="ct-verdict'))
    assert visitor.press("both_back").address == {}


def test_the_limits_that_the_lesson_cites_stand_on_the_same_axis():
    table = Visitor().to("how_exact").charts["dial-few-lesions"]["table"]
    assert any("CLOCC" in row[1] for row in table["rows"])
    assert any("COLLISION" in row[1] for row in table["rows"])


def test_limits_of_cold_and_of_heat_are_told_apart_by_mark_and_by_word():
    """Report: issue 10, A7."""
    chart = Visitor().to("how_exact").charts["dial-small-lesions"]
    rows = [row[1] for row in chart["table"]["rows"]]
    for word in (
        "cold: 18 v 63% grew back",
        "cold: Sydney",
        "cold: Norway",
        "heat: COLLISION",
        "heat: a review",
        "rays:",
    ):
        assert any(row.startswith(word) for row in rows), word
    marks = next(part for part in chart["figure"]["data"] if part["name"] == "limits")["marker"]["symbol"]
    words = [note["text"] for note in chart["figure"]["layout"]["annotations"] if "</b> " in note["text"]]
    drawn = {
        (mark, word.split("</b> ")[1].split(":")[0]) for mark, word in zip(marks, words, strict=True) if ":" in word
    }
    assert {("hexagram", "cold"), ("triangle-up", "heat"), ("cross", "rays")} <= drawn
    assert "✶ cold" in chart["figure"]["layout"]["title"]["subtitle"]["text"]


def test_without_the_file_of_limits_the_limits_of_the_sets_still_stand():
    without = CONTENT.having(used_limits=None).evidence
    assert cited_limits(without, CONTENT.rules.profiles, SIZE.criterion, SIZE.scale)


def test_a_limit_beyond_the_dial_is_refused_aloud():
    assert len(Visitor().to("how_exact", size="9", number="0").notices) == 2


def _verdict(case, profile):
    return assess(case.person, profile).verdict
