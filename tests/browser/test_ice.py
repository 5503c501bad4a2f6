"""Chapter 5 as a student walks through it: guess, grow the tumour, place needles, count to five; at both sizes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.tab import DESKTOP, PHONE, Tab, themes
from tests.browser.test_access import UNNAMED, findings
from tests.browser.test_layout import BEYOND_THE_EDGE

CHAPTER = "/inside-the-ice"
FULL = re.compile(r"model output$")


def opened(page_at: Callable, size: tuple[int, int], parts: str = "") -> Tab:
    """Open the chapter and wait until the full run stands."""
    tab = Tab(page_at(*size, f"{CHAPTER}{parts}"))
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    expect(tab.verdict).to_contain_text(FULL, timeout=30_000)
    tab.rest()
    return tab


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_larger_tumour_is_no_longer_covered_and_the_planners_needles_cover_it(page_at: Callable, size):
    tab = opened(page_at, size, "?core=45")
    expect(tab.page.get_by_text("You guessed 45 mm")).to_be_visible()
    before = int(re.search(r"reached (\d+)%", tab.verdict.inner_text()).group(1))
    tab.page.get_by_role("button", name=re.compile("Place the planner")).click()
    expect(tab.verdict).to_contain_text(re.compile(r"reached (99|100)%"), timeout=30_000)
    assert before < 90
    assert tab.width_beyond() <= 0
    assert tab.page.evaluate(BEYOND_THE_EDGE) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_view_is_drawn_with_a_table(page_at: Callable, size):
    tab = opened(page_at, size)
    for view in ("Over time", "Minute by minute", "One to five", "How far off?", "Slices"):
        tab.page.get_by_role("radio", name=view, exact=True).click()
        tab.rest()
        expect(tab.page.locator(".ct-plot.ct-waiting")).to_have_count(0)
        expect(tab.page.get_by_text("Show as table").first).to_be_visible()
        assert tab.width_beyond() <= 0
        assert tab.page.evaluate(BEYOND_THE_EDGE) == []


def test_the_freeze_plays_and_can_be_stopped(page_at: Callable):
    tab = opened(page_at, DESKTOP, "?ice_view=film&minute=3")
    expect(tab.page.get_by_text("Minute 3 of 28.")).to_be_visible()
    tab.page.get_by_text("Play", exact=True).click()
    expect(tab.page.get_by_text(re.compile(r"Minute (5|6|7) of 28\."))).to_be_visible(timeout=20_000)
    tab.page.get_by_text("Play", exact=True).click()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_of_ours_in_either_theme(page_at: Callable, axe: Callable, size):
    tab = opened(page_at, size)
    for closed in ("Show as table", "Freeze, thaw", "Where the needles", "A vessel", "What was read"):
        for summary in tab.page.locator("summary", has_text=closed).all():
            summary.click()
    for theme in themes(tab):
        assert findings(tab.page, axe) == [], theme
    assert tab.page.evaluate(UNNAMED) == []
