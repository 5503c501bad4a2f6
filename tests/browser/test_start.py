"""Start as a newcomer meets it: two presses, a walk, another order; also with less motion and without the picture."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.tab import DESKTOP, PHONE, SIZES, Tab
from tests.conftest import ROOT

AT_REST = "() => [...document.querySelectorAll('.ct-walkers')].every((group) => group.matches('.ct-fallen'))"


def opened(page_at: Callable, size: tuple[int, int], path: str = "/", **more: object) -> Tab:
    tab = Tab(page_at(*size, path, **more))
    expect(tab.page.locator(".ct-walk svg:visible")).to_have_count(1)
    return tab


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_two_presses_lead_from_the_address_to_the_end_of_the_walk(page_at: Callable, size: tuple[int, int]):
    tab = opened(page_at, size)
    tab.slider("Your guess").click()
    tab.rest()
    tab.page.get_by_role("button", name="Let them walk").click()
    words = tab.page.locator(".ct-walk-words")
    expect(words).to_contain_text("stopped")
    tab.page.set_viewport_size({"width": size[1], "height": size[0]})  # turned while they walk
    expect(words).to_contain_text("The model: ")
    tab.page.set_viewport_size({"width": size[0], "height": size[1]})
    expect(tab.page.get_by_role("status").filter(has_text="The model: ").first).to_be_attached()
    assert tab.page.evaluate(AT_REST)
    assert tab.page.evaluate("document.activeElement.tagName") != "BODY"
    assert tab.width_beyond() == 0
    tab.page.get_by_role("button", name="Change the order of the gates").click()
    expect(words).to_contain_text("the last number has not")


def test_a_gate_takes_under_a_second():
    script = (ROOT / "cryoteach/widgets/parts/pictures/walk.js").read_text("utf-8")
    assert 0 < int(re.search(r"const A_GATE = (\d+); // ms", script).group(1)) < 1000


def test_with_less_motion_it_goes_gate_by_gate_at_a_press(page_at: Callable):
    tab = opened(page_at, DESKTOP, reduced_motion="reduce")
    tab.page.get_by_role("button", name="Let them walk").click()
    following = tab.page.get_by_role("button", name="Next gate")
    presses = 0
    while following.is_visible() or not presses:
        following.click()
        presses += 1
    assert presses == 6
    expect(tab.page.locator(".ct-walk-words")).to_contain_text("The model: ")


def test_a_picture_that_did_not_load_is_said_in_words(page_at: Callable):
    tab = Tab(page_at(*PHONE, "/evidence"))
    tab.page.route("**/pictures/walk*.js", lambda route: route.abort())
    tab.page.goto(tab.page.url.removesuffix("evidence"))
    expect(tab.page.get_by_text("The picture did not load")).to_be_visible()
    tab.page.get_by_role("button", name="Let them walk").click()
    expect(tab.page.get_by_role("button", name="Next gate")).to_be_visible()
    expect(tab.page.get_by_text("Otherwise fit: ")).to_be_visible()


def test_without_javascript_the_page_says_what_is_needed(page_at: Callable):
    page = page_at(*DESKTOP, "/", java_script_enabled=False)
    expect(page.locator("noscript p").first).to_be_visible()  # a search by text passes it by
