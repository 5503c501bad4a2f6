"""A phone on a mobile network of the second generation: 50 kbit a second, and two seconds for each request.

What is promised is a number of seconds on that network, so it is held against the clock.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.served_rooms import served
from tests.browser.tab import PHONE
from tests.domain.rooms.lessons import VERDICT
from tests.web.room.rooms_to_visit import Visited, visited_in

SECOND_GENERATION = {"offline": False, "latency": 2000, "downloadThroughput": 6250, "uploadThroughput": 6250}
SECONDS_TO_JOIN, SECONDS_TO_VOTE = 15, 10


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, "memory", VERDICT) as visited:
        yield visited


@pytest.fixture
def app_url(visited: Visited) -> Iterator[str]:
    with served(visited) as url:
        yield url


def test_joining_and_voting_over_2g(page_at, visited: Visited, app_url: str):
    visited.go("commit")
    page = page_at(*PHONE, "/healthz")
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SECOND_GENERATION)
    began = time.monotonic()
    page.goto(f"{app_url}/j/{visited.code}")
    page.get_by_label("Outside the limits").check()
    joined = time.monotonic()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answer counts")
    voted = time.monotonic()
    assert joined - began <= SECONDS_TO_JOIN
    assert voted - joined <= SECONDS_TO_VOTE
    assert len(visited.room.cast_on(0, 1)) == 1
