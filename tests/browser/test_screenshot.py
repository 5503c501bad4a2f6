"""Pictures of the app, to be looked at: the README's own (poe screenshot), and both pages at both sizes and themes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.tab import DESKTOP, GROUNDS, SEVEN_SMALL, SIZES, Tab, looks, one_person

PNG = b"\x89PNG\r\n\x1a\n"


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
    for name, theme in looks(tab):
        pictures.add(keep_picture(tab.page, f"{'start' if path == '/' else 'case'}-{name}-{theme}").read_bytes())
    assert len(pictures) == len(SIZES) * len(GROUNDS)
