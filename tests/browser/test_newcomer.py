"""A newcomer: two presses to the end of the walk on Start, then by keyboard and *next* alone to chapter 8."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.tab import DESKTOP, Tab

COUNT_PRESSES = (
    "() => { window.presses = 0; addEventListener('pointerdown', () => (presses += 1), { capture: true }); }"
)
LAST_CHAPTER = 8


def arrived(page_at: Callable) -> Tab:
    """Start, as somebody meets it who comes for the first time."""
    tab = Tab(page_at(*DESKTOP, "/"))
    expect(tab.page.locator(".ct-walk svg:visible")).to_have_count(1)
    return tab


def test_two_presses_lead_from_the_first_paint_to_the_end_of_the_walk(page_at: Callable):
    tab = arrived(page_at)
    tab.page.evaluate(COUNT_PRESSES)
    tab.slider("Your guess").click()
    tab.page.get_by_role("button", name="Let them walk").click()
    expect(tab.page.locator(".ct-walk-words")).to_contain_text("The model: ")
    assert tab.page.evaluate("presses") == 2


def test_next_alone_leads_by_keyboard_from_start_to_the_end_of_chapter_8(page_at: Callable):
    tab = arrived(page_at)
    following = tab.page.locator(".st-key-onward_next a")
    for number in range(1, LAST_CHAPTER + 1):
        following.wait_for()
        tab.rest()
        while not following.evaluate("at => at === document.activeElement"):
            tab.page.keyboard.press("Tab")
            assert tab.page.evaluate("document.activeElement !== document.body"), f"Tab left the page before {number}"
        tab.page.keyboard.press("Enter")
        heading = tab.page.get_by_role("heading", level=1)
        expect(heading).to_contain_text(f"{number} · ")
        expect(heading).to_be_focused()
        expect(tab.page.get_by_text(f"{number} of 13", exact=True)).to_be_attached()
        tab.rest()
        expect(heading).to_be_focused()
    expect(tab.page.locator(".ct-footer")).to_be_attached()
