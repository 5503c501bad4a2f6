"""Chapter 3: the limits of the set to begin with; a moved one says who changes side."""

from html import escape

from cryoteach.domain.assessment import assess
from cryoteach.domain.loosening import at
from cryoteach.wiring import content
from tests.pages.visitor import Visitor, words

CONTENT = content()
LEAFLET = CONTENT.profiles["leaflet"]


def test_at_the_limits_of_the_set_nobody_changes_side():
    visitor = Visitor().to("how_exact")
    assert "come in" not in words(visitor.html('class="ct-verdict'))
    assert f"None of the {len(CONTENT.cases)} cases changes side" in visitor.everything


def test_the_cases_named_are_those_whose_verdict_the_engine_changes():
    moved = at(at(LEAFLET, "few-lesions", 3), "small-lesions", 5.0)
    changed = {c.title for c in CONTENT.cases.values() if _verdict(c, LEAFLET) != _verdict(c, moved)}
    visitor = Visitor().to("how_exact", number="3", size="5.0")
    assert changed
    told = "".join(visitor.bodies)
    assert {c.title for c in CONTENT.cases.values() if f"{escape(c.title)}:" in told} == changed
    assert "go out" in words(visitor.html('class="ct-verdict'))
    assert visitor.press("both_back").address == {}


def test_the_limits_that_the_lesson_cites_stand_on_the_same_axis():
    table = Visitor().to("how_exact").charts["dial-few-lesions"]["table"]
    assert any("CLOCC" in row[1] for row in table["rows"])
    assert any("COLLISION" in row[1] for row in table["rows"])


def test_a_limit_beyond_the_dial_is_refused_aloud():
    assert len(Visitor().to("how_exact", size="9", number="0").notices) == 2


def _verdict(case, profile):
    return assess(case.person, profile).verdict
