"""What is seen and done: marked in the menu, told to the browser, and taken over from it with the caution due to it."""

import json

import pytest
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.WidgetStates_pb2 import WidgetState

from cryoteach.widgets.desk.draft import DRAFT, LAID
from cryoteach.widgets.desk.my_cases import MY_CASES
from cryoteach.widgets.frame.visit import progress
from cryoteach.widgets.frame.visit.progress import Kept
from cryoteach.widgets.practice.link_parts import OWN
from tests.pages.visitor import Visitor


def told(visitor: Visitor) -> dict:
    return visitor.sent("cryoteach_browser_memory")["visit"]


def titles(visitor: Visitor) -> dict[str, str]:
    return {name: page.title for name, page in visitor.test.session_state["pages"].items()}


def browser_says(visitor: Visitor, **kept: object) -> Visitor:
    part = _make_trigger_id(visitor._parts("cryoteach_browser_memory")["visit"].id, "events")
    said = [{"event": "kept", "value": kept}]
    return visitor.run(WidgetState(id=part, json_trigger_value=json.dumps(said)))


def test_chapters_are_numbered_and_marked_in_the_menu_once_they_were_seen_or_done():
    visitor = Visitor().to("how_exact")
    assert titles(visitor.run())["how_exact"] == "3 · How exact is “a few”? — seen"
    assert titles(visitor)["evidence"] == "13 · Evidence"
    assert titles(visitor)["desk"] == "Case desk"
    visitor.choose("check_how-exact", 0).run()
    assert titles(visitor)["how_exact"] == "3 · How exact is “a few”? — done"
    assert told(visitor)["done"] == ["how-exact"]


def test_what_the_browser_kept_is_taken_over_and_offered_at_the_start():
    visitor = browser_says(
        Visitor().to("start"), seen=["one-person", "gone"], done=[], last=["one-person", "?lesion_count=7&projector=1"]
    )
    assert told(visitor)["seen"] == ["one-person"]
    link = next(one.proto for one in visitor.test.get("page_link") if "Go on where you were" in one.proto.label)
    assert "2 · One person" in link.label.replace("\\", "")
    assert link.query_string == "lesion_count=7"


@pytest.mark.parametrize(
    "kept",
    [{"seen": 7}, {"seen": ["x" * 61]}, {"last": ["one-person"]}, {"junk": 1}, {"last": ["nowhere", ""]}],
)
def test_what_a_browser_cannot_have_kept_is_not_taken_over(kept: dict):
    visitor = browser_says(Visitor().to("start"), **kept)
    assert told(visitor)["seen"] == []
    assert not [one for one in visitor.test.get("page_link") if "Go on where" in one.proto.label]


def test_nothing_is_kept_at_first():
    assert Kept() == Kept(seen=(), done=(), last=None)


def test_what_is_never_kept_are_the_desk_s_parts_and_a_trainer_s_cases():
    assert {*progress.NEVER_KEPT} == {DRAFT, LAID, MY_CASES, OWN}
    assert {*told(Visitor().to("desk"))["never"]} == {*progress.NEVER_KEPT}
