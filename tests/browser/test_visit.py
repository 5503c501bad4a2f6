"""One visit: what this browser keeps of it, the way onward, the first link, and a page before a class."""

import json
from collections.abc import Callable
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from cryoteach.domain.cases.packed import pack
from cryoteach.wiring import content
from tests.browser.tab import DESKTOP, Tab

DRAFT = content().teaching.cases["aoife-harbour-tours"].model_dump(mode="json", exclude_defaults=True)
KEPT = "localStorage.getItem('cryoteach:visit')"
SMALL = """() => {
  const small = [];
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const at = words.currentNode.parentElement;
    if (!words.currentNode.textContent.trim() || !at.checkVisibility() || at.closest("style, script, svg")) continue;
    let size = parseFloat(getComputedStyle(at).fontSize);
    for (let up = at; up; up = up.parentElement) size *= parseFloat(getComputedStyle(up).zoom) || 1;
    if (size < 27.9) small.push(`${size} ${words.currentNode.textContent}`);
  }
  return small;
}"""
GROUNDS = """(key) => [...document.querySelectorAll(`.st-key-${key} button`)]
  .map((at) => [at.dataset.selected === "true", getComputedStyle(at).backgroundColor])"""


def opened(page: Page) -> Tab:
    tab = Tab(page)
    expect(page.locator(".ct-footer, .st-key-projector").first).to_be_attached()
    tab.rest()
    return tab


def test_a_visit_is_kept_in_this_browser_and_forgotten_at_a_press(page_at: Callable):
    page = page_at(*DESKTOP, "/how-exact")
    tab = opened(page)
    page.get_by_text("Our choice, with support").click()
    expect(page.get_by_text("Why the other answers")).to_be_visible()
    page.wait_for_function(f"() => JSON.parse({KEPT}).done.length === 1")
    page.locator(".st-key-onward_next a").click()
    page.wait_for_url("**/a-thousand-people")
    expect(page.get_by_text("4 of 13")).to_be_attached()
    page.wait_for_function(f"() => JSON.parse({KEPT}).last[0] === 'a-thousand-people'")
    page.goto(page.url.rpartition("/")[0] + "/")  # another visit in the same browser
    tab = opened(page)
    expect(page.get_by_role("link", name="Go on where you were: 4 · A thousand people")).to_be_visible()
    page.get_by_text("Learn", exact=True).first.click()
    expect(page.get_by_text("3 · How exact is “a few”? — done")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Forget me here").click()
    page.get_by_role("dialog").get_by_role("button", name="Forget me here").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("link", name="Go on where you were")).to_have_count(0)
    tab.rest()
    kept = json.loads(page.evaluate(KEPT) or "{}")
    assert kept.get("seen", []) == kept.get("done", []) == []


def test_a_browser_that_keeps_nothing_shows_the_page_all_the_same(page_at: Callable):
    page = page_at(*DESKTOP, "/")
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });")
    page.goto(page.url + "how-exact")
    opened(page)
    page.locator(".st-key-onward_next a").click()
    page.wait_for_url("**/a-thousand-people")


def test_the_first_link_skips_and_the_focus_stays_when_what_was_pressed_goes(page_at: Callable):
    page = page_at(*DESKTOP, "/one-person?case=mei-ferry&lesion_count=many")
    opened(page).stand()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the result")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".ct-verdict")).to_be_focused()
    back = page.get_by_role("button", name="Back to the story")
    back.focus()
    page.keyboard.press("Enter")
    expect(back).to_have_count(0)
    page.wait_for_function("() => document.activeElement !== document.body")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_what_is_chosen_can_be_told_in_forced_colours(page_at: Callable):
    page = page_at(*DESKTOP, "/one-person")
    opened(page).stand()
    page.emulate_media(forced_colors="active")
    looks = page.evaluate(GROUNDS, "performance_status")
    chosen, others = ({ground for is_chosen, ground in looks if is_chosen is wanted} for wanted in (True, False))
    assert len(chosen) == 1
    assert not chosen & others


def test_a_page_before_a_class_has_large_letters_and_the_keys_of_a_clicker(page_at: Callable):
    page = page_at(*DESKTOP, "/how-exact?projector=1", dark=True)
    page.wait_for_url("**embed_options=light_theme**")
    opened(page)
    expect(page.locator(".ct-notice")).to_have_count(0)
    expect(page.locator('[data-testid="stApp"]')).to_have_css("background-color", "rgb(251, 250, 246)")
    expect(page.get_by_role("img", name="QR code of this page")).to_be_visible()
    page.wait_for_function(f"() => ({SMALL})().length === 0")
    before = page.evaluate("document.querySelector('main').innerText")
    page.keyboard.press("?")
    expect(page.get_by_text("black screen, and back")).to_be_visible()
    page.keyboard.press("?")
    page.keyboard.press("b")
    expect(page.locator(".ct-black")).to_be_visible()
    page.keyboard.press("b")
    for _ in range(30):
        page.keyboard.press("PageDown")
        page.wait_for_timeout(100)
        if "a-thousand-people" in page.url:
            break
    page.wait_for_url("**/a-thousand-people**projector=1**")
    assert page.evaluate("document.querySelector('main').innerText") != before


def test_the_first_idea_before_a_class_is_more_than_the_title(page_at: Callable):
    page = page_at(*DESKTOP, "/near-twins?projector=1&embed=true&embed_options=light_theme")
    opened(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Read both.")).to_be_visible()
    page.goto(page.url.replace("near-twins", "evidence"))
    opened(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main :is(h2, .ct-chart, .stExpander):visible").first).to_be_attached()


def test_a_draft_of_the_desk_is_not_kept_in_the_browser_only_that_the_desk_was_open(page_at: Callable):
    page = page_at(*DESKTOP, f"/desk?{urlencode({'draft': pack(DRAFT)})}")
    opened(page)
    page.wait_for_function(f"() => JSON.parse({KEPT}).last?.[0] === 'desk'")
    page.wait_for_timeout(1200)  # the browser looks once a second
    assert json.loads(page.evaluate(KEPT))["last"] == ["desk", ""]
    assert "draft=" in page.url
