"""Pictures of the app, to be looked at: the README's own (poe screenshot), and both pages at both sizes and themes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.tab import DESKTOP, SEVEN_SMALL, SIZES, Tab, one_person

PNG = b"\x89PNG\r\n\x1a\n"
GROUNDS = {"light": "rgb(251, 250, 246)", "dark": "rgb(18, 24, 31)"}


def test_the_screenshot_of_the_readme(page_at: Callable, keep_picture: Callable):
    tab = one_person(page_at, (1366, 900), SEVEN_SMALL)
    expect(tab.verdict).to_contain_text("outside the limits")
    picture = keep_picture(tab.page, "one-person").read_bytes()
    assert picture.startswith(PNG)
    assert len(picture) > 40_000  # not an empty page


@pytest.mark.parametrize("path", ["/", "/one-person?case=mei-ferry"], ids=["start", "case"])
def test_a_screenshot_of_each_size_and_theme(page_at: Callable, keep_picture: Callable, path: str):
    tab = Tab(page_at(*DESKTOP, path))
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    if path != "/":
        tab.stand()
    pictures = set()
    for name, size in SIZES.items():
        tab.resize(size)
        for theme, ground in GROUNDS.items():
            tab.page.emulate_media(color_scheme=theme)
            expect(tab.page.locator('[data-testid="stApp"]')).to_have_css("background-color", ground)
            tab.rest()
            pictures.add(keep_picture(tab.page, f"{'start' if path == '/' else 'case'}-{name}-{theme}").read_bytes())
    assert len(pictures) == len(SIZES) * len(GROUNDS)
