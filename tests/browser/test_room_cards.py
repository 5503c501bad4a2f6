"""Typing in the tally of answer cards, at a desk and on a phone's width: axe finds nothing, nothing is cut off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.served_rooms import found_by_axe, served
from tests.browser.tab import DESKTOP, PHONE
from tests.domain.rooms.lessons import LIMITING, VERDICT
from tests.web.room.rooms_to_visit import Visited, visited_in

FINGER = 44


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, "memory", VERDICT, LIMITING) as visited:
        yield visited


@pytest.fixture
def app_url(visited: Visited) -> Iterator[str]:
    with served(visited) as url:
        yield url


@pytest.mark.parametrize(("size", "theme"), [(DESKTOP, "light"), (PHONE, "dark")])
def test_a_tally_is_typed_in(page_at, visited: Visited, axe, size: tuple[int, int], theme: str):
    visited.go("commit")
    desk = page_at(*size, f"/t/{visited.opened.secret}", bypass_csp=True)
    desk.emulate_media(color_scheme=theme)
    desk.get_by_text("Type in answer cards").click()
    desk.locator('input[name="n1.3"]').fill("12")
    for field in desk.locator('input[name^="n"]').all():
        box = field.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size[0]
        assert box["height"] >= FINGER
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found_by_axe(desk, axe) == []
    desk.locator("main button").last.click()
    expect(desk.locator(".ct-status")).to_contain_text("12")
