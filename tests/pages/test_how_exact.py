"""Chapter 3: the limits of the set to begin with; a moved one says who changes side."""

from html import escape

from cryoteach.domain.population.loosening import at
from cryoteach.domain.population.screening import screen
from cryoteach.domain.population.thousand import reconciled
from cryoteach.domain.rules.assessment import assess
from cryoteach.widgets.thousand.cited_limits import cited_limits
from cryoteach.widgets.thousand.how_exact import exact_parts
from cryoteach.wiring import cohort, content
from tests.pages.visitor import Visitor, words

CONTENT = content()
LEAFLET = CONTENT.rules.profiles["leaflet"]
GUESSED = {"more_of_1000": "100"}
SIZE = LEAFLET.condition("small-lesions")


def test_at_the_limits_of_the_set_nobody_changes_side():
    visitor = Visitor().to("how_exact", **GUESSED)
    assert "come in" not in words(visitor.html('class="ct-verdict'))
    assert f"None of the {len(CONTENT.teaching.cases)} cases changes side" in visitor.everything


def test_the_cases_named_are_those_whose_verdict_the_engine_changes():
    moved = at(at(LEAFLET, "few-lesions", 3), "small-lesions", 5.0)
    changed = {c.title for c in CONTENT.teaching.cases.values() if _verdict(c, LEAFLET) != _verdict(c, moved)}
    visitor = Visitor().to("how_exact", number="3", size="5.0", **GUESSED)
    assert changed
    told = "".join(visitor.bodies)
    assert {c.title for c in CONTENT.teaching.cases.values() if f"{escape(c.title)}:" in told} == changed
    assert "go out" in words(visitor.html('class="ct-verdict'))
    assert visitor.press("both_back").address == GUESSED


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


def within(profile) -> int:
    return reconciled(screen(cohort(CONTENT.models.cohort, "central", {}), profile).ledger()).within


def test_nothing_is_told_before_it_is_asked():
    """Report: issue 12, 1.2."""
    visitor = Visitor().to("how_exact")
    more = within(at(LEAFLET, "small-lesions", 5.0)) - within(LEAFLET)
    assert "how many more of 1,000" in visitor.everything
    assert "come in" not in visitor.everything
    assert f"{more} more" not in visitor.everything
    for chart in visitor.charts.values():
        assert "within" not in {trace.get("name") for trace in chart["figure"]["data"]}
    visitor.press("show_more_of_1000")
    assert f"{more} more of 1,000" in visitor.everything
    assert visitor.address == {"more_of_1000_shown": "yes"}


def test_the_answer_of_chapter_1_is_never_given_here():
    """Report: issue 12, 1.2: the banner gave it."""
    for parts in ({}, GUESSED, {**GUESSED, "size": "5.0"}):
        visitor = Visitor().to("how_exact", **parts)
        assert f"{within(LEAFLET)} of 1,000" not in visitor.everything
        assert "of 1,000 within" not in visitor.everything


def test_a_dial_goes_as_far_as_the_axis_of_its_chart():
    """Report: issue 12, 1.8."""
    visitor = Visitor().to("how_exact", **GUESSED)
    dials = visitor.sent("cryoteach_quantity")
    for dial, chart in (("dial_number", "dial-few-lesions"), ("dial_size", "dial-small-lesions")):
        steps = next(trace for trace in visitor.charts[chart]["figure"]["data"] if trace["name"] == "within")
        assert (dials[dial]["low"], dials[dial]["high"]) == (steps["x"][0], steps["x"][-1])


def test_a_set_without_a_limit_on_size_is_told_so_and_shows_what_it_has():
    """Report: issue 12, bad input."""
    without = tuple(c for c in LEAFLET.conditions if c.id != "small-lesions")
    bare = LEAFLET.model_copy(update={"conditions": without})
    profiles = {"leaflet": bare}
    rules = CONTENT.rules.model_copy(update={"profiles": profiles})
    assert [part.kind.name for part in exact_parts(rules)][:2] == ["size", "number"]


def test_a_limit_beyond_the_dial_is_refused_aloud():
    assert len(Visitor().to("how_exact", size="9", number="0").notices) == 2


def _verdict(case, profile):
    return assess(case.person, profile).verdict
