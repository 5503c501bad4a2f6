"""Chapter 13: every fact that may be shown, and none that may not."""

import re
from collections.abc import Iterable
from html import unescape

import pytest

from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.registry import found_facts, shown_facts
from cryoteach.widgets.thousand.link_parts import VIEWS
from cryoteach.wiring import content
from tests.pages.visitor import PAGES, Visitor, words

CONTENT = content()
SHOWN = shown_facts(CONTENT.evidence.facts)
HIDDEN = [fact for fact in CONTENT.evidence.facts.values() if not fact.show]


def links(visitor: Visitor) -> list:
    return [link.proto for link in visitor.test.get("page_link")]


def fact_boxes(visitor: Visitor) -> list:
    return [box for box in visitor.test.expander if "-fact_" in box.proto.id]


def told_in(text: str, facts: Iterable[Fact]) -> list[str]:
    """The facts whose statement is in a text, however it was escaped on its way there."""
    letters = only_letters(text)
    return [fact.id for fact in facts if only_letters(fact.statement) in letters]


def only_letters(text: str) -> str:
    return re.sub(r"\W+", "", unescape(text))


def test_a_search_narrows_the_list_and_stands_in_the_address():
    visitor = Visitor().to("evidence")
    visitor.test.text_input("words").set_value("kidney")
    visitor.run()
    found = found_facts(SHOWN.values(), CONTENT.evidence.sources, words="kidney")
    assert len(fact_boxes(visitor)) == min(10, len(found))
    assert visitor.address == {"words": "kidney"}
    visitor.choose("topic", "growth")
    assert "No fact holds all of this" in visitor.everything


def test_the_pages_together_show_every_fact_that_may_be_shown_once_and_never_another():
    visitor, seen, statements = Visitor().to("evidence"), list[str](), ""
    while True:
        seen += [box.proto.id.rpartition("-fact_")[2] for box in fact_boxes(visitor)]
        statements += visitor.everything
        later = next(button for button in visitor.test.button if button.key == "later")
        if later.disabled:
            break
        visitor.press("later")
    assert sorted(seen) == sorted(SHOWN)
    assert told_in(statements, SHOWN.values()) == list(SHOWN)
    assert not told_in(statements, HIDDEN)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_says_what_may_not_be_shown(page: str):
    assert not told_in(Visitor().to(page).everything, HIDDEN)


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_of_the_thousand_says_what_may_not_be_shown(view: str):
    assert not told_in(Visitor().to("a_thousand_people", view=view).everything, HIDDEN)


def test_a_link_to_a_fact_opens_it_with_its_source_caveat_and_uses():
    fact = CONTENT.evidence.facts["clocc-number-limit"]
    visitor = Visitor().to("evidence", fact=fact.id)
    card = visitor.html("<dt>Mind</dt>")
    assert fact.caveat in words(card)
    assert CONTENT.evidence.sources[fact.source].link in card
    assert "Used in" in visitor.everything
    assert visitor.press("close_fact").address == {}


def test_what_was_not_seen_of_a_source_is_said_beside_it():
    """Report: evidence, point 1: the trial of cold against heat was read without its title and authors."""
    card = words(Visitor().to("evidence", fact="hcc-cold-major").html("<dt>Mind</dt>"))
    assert "not seen where we read it: authors, title, publication, year" in card
    assert "(not read by us)" in words(Visitor().to("evidence", fact="cochrane-single-trial").html("<dt>Mind</dt>"))


@pytest.mark.parametrize("name", [HIDDEN[0].id, "no-such-fact"])
def test_a_fact_that_may_not_be_shown_is_refused_like_one_that_is_not_there(name: str):
    visitor = Visitor().to("evidence", fact=name)
    assert visitor.notices == [f"Fact: no fact that may be shown is called “{name}”. Used instead: the whole registry"]


def test_the_page_says_which_limits_are_in_force_and_who_has_reviewed_them():
    table = words(Visitor().to("evidence").html("set of limits"))
    for profile in CONTENT.rules.profiles.values():
        assert f"{profile.id} v{profile.version}" in table
        assert profile.reviewer in table


def test_check_us_shows_every_row_of_both_labs_with_its_error_good_or_bad():
    visitor = Visitor().to("evidence")
    measured, exact = (visitor.html(f"<tbody><tr><td>{first}") for first in ("Gel, 1 needle", "Line sink"))
    for row in (*CONTENT.models.ice.comparisons, *CONTENT.models.ice.in_words):
        assert row.what in words(measured)
        assert f'href="evidence?fact={row.fact}"' in measured
    assert all(row.error in words(measured) for row in CONTENT.models.ice.comparisons)
    assert all(row.what in words(exact) and row.error in words(exact) for row in CONTENT.models.ice.verified)
    assert {"Open: Inside the ice", "Open: Control is not cure"} <= {link.label for link in links(visitor)}


def test_check_us_owns_up_to_the_seedlings_misfit_at_three_months():
    visitor = Visitor().to("evidence")
    read = words(visitor.html("<tbody><tr><td>Month 3 after"))
    early = next(one for one in CONTENT.models.seedlings.beside(CONTENT.evidence.facts) if one.months == 3)
    assert f"Month 3 after {early.what}" in read
    assert f"{early.of_100:.1f}" in read
    assert read.count("points") == len(CONTENT.models.seedlings.observed) + len(CONTENT.models.seedlings.fits)
    assert words(visitor.html('<th scope="col">seen by')).count("day ") == 6


def test_what_a_clinician_is_to_sign_can_be_taken_along():
    visitor = Visitor().to("evidence")
    assert "No clinician has agreed with anything here yet" in visitor.everything
    labels = [button.proto.label for button in visitor.test.get("download_button")]
    assert {"Everything to review, to print", "The form to fill in (YAML)"} <= set(labels)


def test_the_glossary_opens_over_the_page_and_finds_a_word_by_any_of_its_names():
    visitor = Visitor().to("evidence").press("glossary_check_us")
    listed = visitor.html('<dl class="ct-gate ct-glossary">')
    for term in CONTENT.teaching.glossary.root.values():
        assert term.means in unescape(listed)
    visitor.test.text_input("glossary_asked_").set_value("metastasis")
    visitor.press("glossary_check_us")  # a press of the test runs the whole page; the browser runs the dialog alone
    found = words(visitor.html('<dl class="ct-gate ct-glossary">'))
    assert found.removeprefix("2 found.").startswith("tumour also: ")  # called so, before what only has it in a name
    visitor.test.text_input("glossary_asked_").set_value("xylophone")
    visitor.press("glossary_check_us")
    assert "No word here holds “xylophone”" in visitor.everything


def test_every_fact_that_is_shown_has_its_square():
    assert Visitor().to("evidence").sent("cryoteach_picture")["how_surely"]["html"].count("M") == len(SHOWN)
