"""What the six questions, the end of a lesson and the privacy page look like to axe, in both themes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.served_rooms import found_by_axe, served
from tests.browser.tab import DESKTOP, PHONE
from tests.domain.fictional import SHIPPED
from tests.domain.rooms.lessons import VERDICT
from tests.web.room.rooms_to_visit import Visited, visited_in

PAIRS = 10


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, "memory", VERDICT, measure=SHIPPED.rooms.forms, exports_pairs=True) as visited:
        yield visited


@pytest.fixture
def app_url(visited: Visited) -> Iterator[str]:
    with served(visited) as url:
        yield url


def test_axe_finds_nothing_from_the_six_questions_to_the_end(page_at, visited: Visited, axe):
    desk, screen, phone, privacy = (
        page_at(*size, path, bypass_csp=True)
        for size, path in (
            (DESKTOP, f"/t/{visited.opened.secret}"),
            (DESKTOP, f"{visited.path}/screen"),
            (PHONE, visited.path),
            (PHONE, f"{visited.path}/privacy"),
        )
    )
    others = [visited.phone() for _ in range(PAIRS)]

    def is_fine(*pages) -> None:
        for page in pages:
            for theme in ("light", "dark"):
                page.emulate_media(color_scheme=theme)
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
                assert found_by_axe(page, axe) == []

    def hand_in(choice: str) -> None:
        for other in others:
            other.look()
            other.send(to="measure", **{f"q{place}": choice for place in range(1, 7)})

    is_fine(privacy)
    visited.go("measure")
    hand_in("c0")
    expect(desk.locator(".ct-status")).to_have_text("10 of 11 have handed in")
    expect(screen.locator(".ct-count")).to_have_text("10 of 11 handed in")
    is_fine(desk, screen, phone)
    phone.locator('input[name="q1"]').first.check()
    phone.get_by_role("button", name="Send all six").click()
    expect(phone.get_by_role("link", name="Change my answers")).to_be_visible()
    is_fine(phone)
    visited.go("commit", "reveal", "model", "debrief", "measure")
    hand_in("c1")
    visited.go("ended")
    expect(screen.locator("main")).to_contain_text("erased at")
    expect(desk.get_by_role("heading", level=1)).to_have_text("The lesson is over")
    expect(phone.get_by_role("heading", level=1)).to_have_text("That was the lesson")
    is_fine(desk, screen, phone)
    desk.get_by_role("link", name="Before and after").click()
    expect(desk.get_by_text("What this cannot say")).to_be_visible()
    is_fine(desk)
    desk.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    is_fine(desk)
