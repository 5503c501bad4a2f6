"""Nothing jumps: what somebody reads stays where it is while the rest of the page comes."""

from collections.abc import Callable
from statistics import median

import pytest
from playwright.sync_api import expect

from tests.browser.tab import DESKTOP, PHONE, Tab

MOST = 0.05
TIMES = (
    5  # the median of so many, or of as many as settle it: a page that comes for seconds is shown before it is whole
)
PAGES = ("/", "/one-person", "/near-twins")
"""By layout shift, as Chrome's session window has it. Of Streamlit's own only the navigation moves (0.02)."""
SHIFT = """() => new Promise((resolve) => {
  let [most, sum, from, last] = [0, 0, -1e9, -1e9];
  new PerformanceObserver((list) => {
    for (const { value, startTime, hadRecentInput } of list.getEntries()) {
      if (hadRecentInput) continue;
      if (startTime - last > 1000 || startTime - from > 5000) [from, sum] = [startTime, 0];
      [last, sum] = [startTime, sum + value];
      most = Math.max(most, sum);
    }
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(most), 200);
})"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_jumps_as_a_page_comes(page_at: Callable, path: str, size: tuple[int, int]):
    shifts = list[float]()
    while len(shifts) < TIMES and sum(shift <= MOST for shift in shifts) <= TIMES // 2:
        tab = Tab(page_at(*size, path))  # cold: a browser context of its own
        expect(tab.page.locator(".ct-footer")).to_be_visible()
        tab.rest()
        if path == "/one-person":
            tab.stand()  # charts too
        shifts.append(tab.page.evaluate(SHIFT))
        tab.page.close()
    assert median(shifts) <= MOST, shifts


def test_a_page_is_shown_though_its_scripts_do_not_come(browser, app_url: str):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/page/first_screen.js", lambda route: route.abort())
    page.route("**/charts/chart.js", lambda route: route.abort())
    page.goto(f"{app_url}/one-person")
    expect(page.locator("h1")).to_be_visible()
    context.close()


def test_prose_is_set_in_our_typeface_in_lines_that_an_eye_can_follow(page_at: Callable, network: list[str]):
    tab = Tab(page_at(*DESKTOP, "/one-person"))
    expect(tab.page.locator(".ct-footer")).to_be_visible()
    story = tab.page.locator(".ct-story")
    assert story.evaluate("at => getComputedStyle(at).fontFamily").startswith('"CryoTeach Serif"')
    assert tab.page.evaluate("document.fonts.check('17px CryoTeach Serif')")
    letters = tab.page.evaluate("""() => [...document.querySelectorAll(".stMarkdown p")].map((at) =>
        at.getBoundingClientRect().width / parseFloat(getComputedStyle(at).fontSize) / 0.45)""")
    assert max(letters, default=0) <= 77
    assert [url for url in network if url.endswith(".woff2") and "cryoteach" in url]
