"""Phones of a tutorial room in a real browser: with the script and without, small, zoomed in, and asleep."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.served_rooms import found_by_axe, served
from tests.browser.tab import PHONE
from tests.domain.rooms.lessons import LIMITING, OWN_NUMBER, VERDICT
from tests.web.room.rooms_to_visit import Visited, visited_in

ZOOMED = (320, 640)  # 400 % of 1280


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, "memory", VERDICT, LIMITING, OWN_NUMBER) as visited:
        yield visited


@pytest.fixture
def app_url(visited: Visited) -> Iterator[str]:
    with served(visited) as url:
        yield url


def test_a_phone_follows_a_question_by_itself(page_at, visited: Visited, axe):
    page = page_at(*PHONE, "/j", bypass_csp=True)
    page.get_by_label("The code on the screen").fill(f"{visited.code[:3].lower()} {visited.code[3:]}")
    page.get_by_role("button", name="Join").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("You are in")
    assert found_by_axe(page, axe) == []
    visited.go("commit")
    expect(heading).to_have_text("Question 1 of 3")
    expect(heading).to_be_focused()
    assert found_by_axe(page, axe) == []
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose an answer first")
    page.get_by_label("Outside the limits").check()
    page.get_by_label("Fairly sure").check()
    page.get_by_role("button", name="Send").click()
    expect(heading).to_have_text("Your answer counts")
    assert page.url.endswith(visited.path)
    page.get_by_role("link", name="Change my answer").click()
    expect(page.get_by_label("Outside the limits")).to_be_checked()
    page.get_by_label("Cannot tell").check()
    visited.go("closed")
    expect(heading).to_have_text("The vote is closed")
    expect(page.get_by_text("was not sent")).to_be_visible()
    expect(page.get_by_text("outside the limits, fairly sure")).to_be_visible()
    visited.go("reveal", "talk", "revote", "closed", "reveal2", "model")
    expect(page.get_by_role("link", name="Open this person")).to_be_visible()
    assert found_by_axe(page, axe) == []


def test_a_vote_that_cannot_be_sent_is_kept_and_sent_again(page_at, visited: Visited):
    visited.go("commit")
    page = page_at(*PHONE, visited.path)
    page.get_by_label("Within the limits").check()
    page.context.set_offline(True)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Not sent yet. Trying again.")).to_be_visible()
    expect(page.get_by_label("Within the limits")).to_be_checked()
    page.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answer counts")
    assert len(visited.room.cast_on(0, 1)) == 1


def test_a_phone_that_slept_asks_at_once(page_at, visited: Visited):
    page = page_at(*PHONE, visited.path)
    hide = "Object.defineProperty(document, 'hidden', {configurable: true, value: %s});"
    tell = "document.dispatchEvent(new Event('visibilitychange'))"
    page.evaluate(hide % "true" + tell)
    visited.go("commit")
    page.wait_for_timeout(500)
    expect(page.get_by_role("heading", level=1)).to_have_text("You are in")
    page.evaluate(hide % "false" + tell)
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 1 of 3", timeout=3000)


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "zoomed"])
def test_without_scripts_a_whole_question_can_be_answered(page_at, visited: Visited, size: tuple[int, int]):
    page = page_at(*size, f"/j/{visited.code}", java_script_enabled=False)
    heading = page.get_by_role("heading", level=1)
    visited.go("commit")
    expect(heading).to_have_text("Question 1 of 3", timeout=10_000)  # it looks again by itself
    page.get_by_label("Outside the limits").check()
    page.get_by_role("button", name="Send").click()
    expect(heading).to_have_text("Your answer counts")
    visited.go("closed", "model", "commit")
    page.get_by_role("link", name="Look again").click()
    page.get_by_label("Few tumours").check()
    page.get_by_label("Slow growing").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text(re.compile("few tumours and slow growing"))).to_be_visible()
    visited.go("closed", "model", "commit")
    page.get_by_role("link", name="Look again").click()
    page.get_by_label("How long does one doubling take?").fill("60")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("60 days")).to_be_visible()
    assert len(visited.room.phones) == 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_scrolls_sideways_and_every_target_is_large_enough(page_at, visited: Visited, axe, *, dark: bool):
    visited.go("commit")
    page = page_at(*ZOOMED, visited.path, dark=dark, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED[0]
    heights = page.evaluate(
        "[...document.querySelectorAll('label, button, a')].map((e) => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
    assert found_by_axe(page, axe) == []
