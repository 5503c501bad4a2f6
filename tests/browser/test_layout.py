"""Where things stand, at every size: nothing sideways, the answer in sight, targets for fingers, still when asked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tab import DESKTOP, EVERYTHING_MET, PHONE, SEVEN_SMALL, Tab, one_person

ZOOMED_400, ZOOMED_200 = (320, 256), (683, 384)  # 1280 x 1024 at 400 %, 1366 x 768 at 200 %
PAGES = {"start": "/", "one person": "/one-person?case=mei-ferry&lesion_count=many"}
LEAST_TARGET = 44
BEYOND_THE_EDGE = """() => {
  const wide = document.documentElement.clientWidth;
  const shown = (at) => at.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const holds = (at) => at.matches("img, svg, canvas, input, button")
    || [...at.childNodes].some((inner) => inner.nodeType === Node.TEXT_NODE && inner.data.trim());
  const clipped = (at) => at.closest('.ct-rows, [data-testid="stSidebar"], .ct-picture, [aria-live]');
  return [...document.querySelectorAll('[data-testid="stMain"] *')]
    .filter((at) => holds(at) && !clipped(at) && shown(at) && at.getBoundingClientRect().right > wide + 1)
    .map((at) => `${at.tagName} ${at.className} ${Math.round(at.getBoundingClientRect().right)}`);
}"""
SMALL_TARGETS = """(least) => {
  const parts = 'button, a[href], summary, select, input, [role="button"], [role="radio"], [role="tab"]';
  const whole = (at) => (at.matches("input") && at.closest("label")) || at;  // a label is part of its box
  const box = (at) => {
    const { width, height } = whole(at).getBoundingClientRect();
    const list = at.closest(".stSelectbox")?.querySelector('[role="group"]').getBoundingClientRect();
    if (!list) return { width, height };
    return { width: at.ariaLabel === "Clear value" ? width : list.width, height: list.height };  // all of it opens it
  };
  return [...document.querySelectorAll(parts)]
    .filter((at) => at.checkVisibility({ visibilityProperty: true }) && !at.disabled && box(at).width)
    .filter((at) => box(at).width < least - 0.5 || box(at).height < least - 0.5)
    .filter((at) => !at.closest("p, li, dd"))  // a link inside a sentence
    .map((at) => {
      const name = at.ariaLabel ?? at.innerText.trim().split("\\n")[0];
      const { width, height } = box(at);
      return [at.closest("[data-testid]")?.dataset.testid ?? "", `${name} ${Math.round(width)}x${Math.round(height)}`];
    });
}"""
STREAMLITS_SMALL_TARGETS = {
    "stSkipToContent": "the link past the navigation, to be seen only by who tabs to it",
    "stTopNavLink": "an entry of the top navigation",
    "stTopNavSection": "a section of the top navigation",
    "stMainMenuButton": "the main menu",
    "stExpandSidebarButton": "on a phone, the button that opens the navigation",
    "stSidebarCollapseButton": "on a phone, the button that closes the navigation",
    "stSidebarNavLink": "an entry of the navigation on a phone",
    "stTooltipHoverTarget": "help beside a label",
}
"""Streamlit's own, larger than the 24 px of WCAG 2.2 AA but smaller than we would make them."""


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_lies_beyond_the_edge_at_any_size(page_at: Callable, path: str):
    tab = Tab(page_at(*PHONE, path))
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    if path != "/":
        tab.stand()
        tab.page.locator("summary", has_text="The person").click()
        for closed in ("Show as table", "Few tumours", "Some content", "What the author adds"):
            for summary in tab.page.locator("summary", has_text=closed).all():
                summary.click()
        expect(tab.page.locator("dl.ct-gate")).to_have_count(1)
    for size in (PHONE, ZOOMED_400, ZOOMED_200, (641, 900), (768, 1024), DESKTOP, (2560, 1200)):
        tab.resize(size)
        assert tab.width_beyond() <= 0, size
        assert tab.page.evaluate(BEYOND_THE_EDGE) == [], size
        main = tab.page.locator('[data-testid="stMainBlockContainer"]').bounding_box()
        assert main["width"] <= 1200


def test_text_stands_when_somebody_spaces_it_out(page_at: Callable):
    """WCAG 1.4.12: wider spacing clips nothing."""
    tab = one_person(page_at, PHONE, SEVEN_SMALL)
    tab.page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
        " p { margin-bottom: 2em !important; }"
    )
    tab.resize((320, 740))
    assert tab.width_beyond() <= 0
    for part in (tab.verdict, tab.why, tab.flip):
        box = part.evaluate("at => [at.scrollWidth - at.clientWidth, at.scrollHeight - at.clientHeight]")
        assert max(box) <= 1


def test_the_verdict_and_the_controls_are_in_sight_together_on_a_phone(page_at: Callable):
    tab = one_person(page_at, PHONE, EVERYTHING_MET)
    panel = tab.page.locator('[class*="st-key-person_panel"]')
    for title in ("Liver tumours", "Largest diameter", "Growth"):
        tab.slider(title).scroll_into_view_if_needed()
        assert tab.sees(tab.verdict)
        assert tab.sees(tab.slider(title))
    for heading in ("The 6 gates",):
        tab.scroll_to(tab.page.get_by_role("heading", name=heading))
        assert tab.sees(tab.page.get_by_role("heading", name=heading))
        assert tab.sees(tab.slider("Growth")), "the panel stays under the thumb"
    tab.scroll_to(tab.page.get_by_role("heading", name="The 6 gates"))
    assert tab.sees(tab.verdict), "the verdict stays in sight while its part of the page is"

    lid = tab.page.locator("summary", has_text="The person")
    lid.press("Enter")  # closed and opened by key
    expect(tab.slider("Liver tumours")).not_to_be_visible()
    assert panel.bounding_box()["height"] < 80
    lid.click()  # and by hand
    expect(tab.slider("Liver tumours")).to_be_visible()
    tab.slider("Liver tumours").press("End")
    expect(tab.verdict).to_contain_text("outside")
    expect(tab.slider("Liver tumours")).to_be_visible()  # a move leaves the panel open

    lid.click()
    footer = tab.page.locator(".ct-footer")
    tab.scroll_to(footer)
    assert tab.sees(footer), "the panel hides nothing for good"


def test_the_verdict_stays_in_sight_while_a_desktop_scrolls(page_at: Callable):
    tab = one_person(page_at, DESKTOP, SEVEN_SMALL)
    tab.scroll_to(tab.page.get_by_text("No obvious disease elsewhere"))
    assert tab.sees(tab.verdict)
    covered = tab.page.evaluate("at => document.elementFromPoint(at.x + 60, at.y + 12)?.closest('.ct-verdict') != null",
                                tab.verdict.bounding_box())  # fmt: skip
    assert covered, "nothing lies over the verdict"


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_targets_are_large_enough_for_a_finger(page_at: Callable, path: str):
    tab = Tab(page_at(*PHONE, path))
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    if path != "/":
        tab.stand()
    for size in (PHONE, DESKTOP):
        tab.resize(size)
        small = tab.page.evaluate(SMALL_TARGETS, LEAST_TARGET)
        assert [target for where, target in small if where not in STREAMLITS_SMALL_TARGETS] == [], size


def test_nothing_moves_for_who_asked_for_stillness(page_at: Callable):
    tab = one_person(page_at, DESKTOP, EVERYTHING_MET, reduced_motion="reduce")
    tab.slider("Liver tumours").press("End")
    moving = tab.page.evaluate("document.getAnimations().filter((one) => one.effect.getTiming().duration > 0).length")
    assert moving == 0
    expect(tab.verdict).to_contain_text("outside")
    assert slowest_change(tab.page) == 0


def slowest_change(page: Page) -> float:
    """The longest time, in seconds, that anything on the page may take to change its look."""
    return page.evaluate(
        "Math.max(...[...document.querySelectorAll('body *')].flatMap((at) => {"
        "  const { transitionDuration, animationDuration, animationName } = getComputedStyle(at);"
        "  return [...transitionDuration.split(','), ...(animationName === 'none' ? [] : animationDuration.split(','))]"
        "    .map((text) => parseFloat(text));"
        "}))"
    )
