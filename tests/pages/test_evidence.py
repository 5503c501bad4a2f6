"""Chapter 13: every fact that may be shown, and none that may not."""

import pytest

from cryoteach.domain.registry import found_facts, shown_facts
from cryoteach.wiring import content
from tests.pages.visitor import Visitor, words

CONTENT = content()
SHOWN = shown_facts(CONTENT.facts)
HIDDEN = [fact for fact in CONTENT.facts.values() if not fact.show]


def cards(visitor: Visitor) -> list[str]:
    return [box.label for box in visitor.test.expander if "-fact_" in box.proto.id]


def test_a_search_narrows_the_list_and_stands_in_the_address():
    visitor = Visitor().to("evidence")
    visitor.test.text_input("words").set_value("kidney")
    visitor.run()
    found = found_facts(SHOWN.values(), CONTENT.sources, words="kidney")
    assert len(cards(visitor)) == min(10, len(found))
    assert visitor.address == {"words": "kidney"}
    visitor.choose("topic", "growth")
    assert "No fact holds all of this" in visitor.everything


def test_the_pages_together_show_every_fact_that_may_be_shown_and_never_another():
    visitor, seen = Visitor().to("evidence"), ""
    while True:
        seen += visitor.everything
        later = next(button for button in visitor.test.button if button.key == "later")
        if later.disabled:
            break
        visitor.press("later")
    assert int(visitor.address["page"]) * 10 >= len(SHOWN)
    assert not [fact.id for fact in HIDDEN if fact.statement in seen]


def test_a_link_to_a_fact_opens_it_with_its_source_caveat_and_uses():
    fact = CONTENT.facts["clocc-number-limit"]
    visitor = Visitor().to("evidence", fact=fact.id)
    card = visitor.html("<dt>Mind</dt>")
    assert fact.caveat in words(card)
    assert CONTENT.sources[fact.source].link in card
    assert "Used in" in visitor.everything
    assert visitor.press("close_fact").address == {}


@pytest.mark.parametrize("name", [HIDDEN[0].id, "no-such-fact"])
def test_a_fact_that_may_not_be_shown_is_refused_like_one_that_is_not_there(name: str):
    visitor = Visitor().to("evidence", fact=name)
    assert visitor.notices == [f"Fact: no fact that may be shown is called “{name}”. Used instead: the whole registry"]


def test_the_page_says_which_limits_are_in_force_and_who_has_reviewed_them():
    table = words(Visitor().to("evidence").html("set of limits"))
    for profile in CONTENT.profiles.values():
        assert f"{profile.id} v{profile.version}" in table
        assert profile.reviewer in table
