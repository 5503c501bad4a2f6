"""On paper: the story, what is asked and the way back on one sheet, what answers overleaf, and no interface words."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from cryoteach.wiring import content
from tests.browser.tab import DESKTOP, PHONE, Tab
from tests.browser.test_thousand import settled

LETTER = next(iter(content().teaching.slips.values()))
PAIR = "/near-twins?pair=1"
TOLD = f"{PAIR}&twins=callum-bowling-green_o200.desmond-pipe-band_w200"
SHEETS = {
    "case to be asked": ("/one-person?case=mei-ferry&verdict=hidden", "Mei and the island ferry", None),
    "case": ("/one-person?case=mei-ferry", "60 days", ".st-key-sticky_bar"),
    "pair to be asked": (PAIR, "Desmond and the pipe band", None),
    "pair": (TOLD, "Desmond and the pipe band", ".st-key-arrive_reveal"),
    "letter to be asked": ("/spot-the-slip?letter=1", LETTER.sentences[0].text, None),
    "letter": (f"/spot-the-slip?letter=1&taps={LETTER.id}_{LETTER.place}", "holds the slip", ".st-key-arrive_fault"),
    "notebook": (f"/my-notebook?guess_of_1000=250&taps={LETTER.id}_{LETTER.place}", "Slips you found", None),
}
PRESSED = """() => [...document.querySelectorAll("button, input, select, textarea, [role=radio], [role=tab]")]
  .filter((at) => at.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && at.getBoundingClientRect().width > 1)
  .map((at) => at.ariaLabel || at.textContent || at.outerHTML.slice(0, 80))"""
BREAKS_BEFORE = """(part) => {
  for (let at = part; at; at = at.parentElement) if (getComputedStyle(at).breakBefore === "page") return true;
  return false;
}"""


@pytest.mark.parametrize(("path", "says", "overleaf"), SHEETS.values(), ids=SHEETS)
def test_a_sheet_has_the_story_and_the_way_back_and_what_answers_stands_overleaf(
    page_at: Callable, path: str, says: str, overleaf: str | None
):
    tab = Tab(page_at(*DESKTOP, path, dark=True))
    settled(tab)
    tab.page.emulate_media(media="print")
    tab.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(tab.page.get_by_role("img", name="QR code of the link to this page")).to_be_visible()
    expect(tab.page.locator("main")).to_contain_text(says)
    assert tab.page.evaluate(PRESSED) == []
    assert tab.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    sheets = len(re.findall(rb"/Type\s*/Page\b", tab.page.pdf(prefer_css_page_size=True)))
    if overleaf:
        assert tab.page.locator(overleaf).evaluate(BREAKS_BEFORE)
        assert sheets > 1
    elif "notebook" not in path:
        expect(tab.page.locator(".ct-verdict, .ct-feedback")).to_have_count(0)  # no answer is sent to be printed
        assert sheets == 1


def test_the_charts_of_a_person_stand_side_by_side_on_paper_and_cover_nothing(page_at: Callable):
    tab = Tab(page_at(*PHONE, "/one-person?case=mei-ferry"))
    tab.stand()
    tab.page.set_viewport_size({"width": 680, "height": 960})
    tab.page.emulate_media(media="print")
    left, right = (tab.page.locator(".st-key-person_charts .stColumn").nth(at).bounding_box() for at in (0, 1))
    assert abs(left["y"] - right["y"]) <= 1
    assert right["x"] >= left["x"] + left["width"] - 1
    reasons = tab.why.bounding_box()
    assert reasons["y"] >= max(left["y"] + left["height"], right["y"] + right["height"]) - 1
