"""The foot of every page leads on, keeps the way a page is shown, and says where others may turn."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from cryoteach.widgets.frame.visit import onward
from cryoteach.widgets.frame.visit.onward import CHARITY, who_else
from cryoteach.wiring import content
from tests.pages.visitor import PAGES, Visitor, words

WAYS = [
    ("start", "", "1 · Guess first →", ""),
    ("guess_first", "← Start", "2 · One person →", "1 of 13"),
    ("a_thousand_people", "← 3 · How exact is “a few”?", "5 · Inside the ice →", "4 of 13"),
    ("evidence", "← 12 · My notebook", "", "13 of 13"),
    ("desk", "← Start", "", ""),
    ("tutorial_room", "← Start", "", ""),
]


def ways(visitor: Visitor) -> dict[str, str]:
    links = [one.proto for one in visitor.test.get("page_link")]
    return {link.label.replace("\\", ""): link.query_string for link in links}


@pytest.mark.parametrize(("page", "before", "after", "place"), WAYS)
def test_a_chapter_leads_back_and_onward_and_says_how_far_one_has_come(page: str, before: str, after: str, place: str):
    visitor = Visitor().to(page)
    assert {before, after} - {""} <= ways(visitor).keys()
    assert not place or words(visitor.html("ct-place")) == place


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_for_whom_it_is_and_where_others_may_turn(page: str):
    footer = Visitor().to(page).html("ct-footer")
    kept = "a room keeps answers without names" if page == "tutorial_room" else "nothing leaves this browser"
    assert kept in footer
    assert "for students, about made-up people" in footer
    assert content().evidence.sources[CHARITY].link in footer


def test_without_the_registry_the_line_stands_without_its_link():
    assert "<a" not in who_else(None)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_before_a_class_refuses_nothing_and_its_links_stay_before_the_class(page: str):
    visitor = Visitor().to(page, projector="1")
    assert "of the link could not be used" not in "".join(visitor.bodies)
    assert visitor.sent("cryoteach_projector")["projector_keys"]["next"] == "st-key-onward_next"
    onward = {label: query for label, query in ways(visitor).items() if label.startswith("← ") or label.endswith(" →")}
    assert set(onward.values()) == {"projector=1"}


def test_a_move_before_a_class_keeps_the_page_before_the_class():
    visitor = Visitor().to("how_exact", projector="1")
    visitor.choose("check_how-exact", 0)
    assert visitor.address["projector"] == "1"
    one = Visitor().to("one_person", projector="1", lesion_count="3").set(lesion_count=4)
    assert one.address["projector"] == "1"
    assert one.address["lesion_count"] == "4"
    assert one.notices == []


BEFORE_A_CLASS = {
    "guess_first": ({"guess_of_1000": "250", "sure": "2"}, {}),
    "what_it_costs": ({"cost_guess": "100", "cost_step": "recovery", "cost_apart": "half"}, {"cost_step": "recovery"}),
    "inside_the_ice": ({"core_shown": "yes", "needles": "3"}, {"needles": "3"}),
    "control_is_not_cure": ({"seed_said": "never", "seed_frozen": "yes"}, {"seed_frozen": "yes"}),
    "near_twins": ({"pair": "2", "twins": "callum-bowling-green_o200"}, {"pair": "2"}),
    "spot_the_slip": ({"letter": "2", "taps": "arthur-signal-box_4"}, {"letter": "2"}),
    "one_person": ({"lesion_count": "4"}, {"lesion_count": "4"}),
}


@pytest.mark.parametrize("page", BEFORE_A_CLASS)
def test_the_code_before_a_class_leaves_out_what_was_guessed_and_answered_and_nothing_else(page: str, monkeypatch):
    given, left = BEFORE_A_CLASS[page]
    coded = []
    monkeypatch.setattr(onward, "qr", lambda whole: coded.append(dict(parse_qsl(urlsplit(whole).query))))
    Visitor().to(page, projector="1", **given)
    assert coded[-1] == left
