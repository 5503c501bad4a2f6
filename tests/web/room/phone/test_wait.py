"""Waiting for news: it comes with the page in it; votes of others are no news; all are let go when the process ends."""

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cryoteach.web.room.phone import wait
from tests.web.room.rooms_to_visit import Phone, Visited, visited_in


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, "memory") as visited:
        yield visited


def waits(phone: Phone):
    """Wait as the script does, at the address that the page names."""
    (address,) = re.findall(r'data-wait="([^"]+)"', phone.answer.text)
    return phone.browser.get(address.replace("&amp;", "&"))


def soon(call, *arguments: object) -> None:
    threading.Timer(0.3, call, arguments).start()


def test_news_comes_with_the_part_of_the_page_that_changes(visited: Visited):
    phone = visited.phone()
    soon(visited.go, "commit")
    answer = waits(phone)
    assert answer.status_code == 200
    assert answer.headers["x-place"] == "2"
    assert answer.text.startswith("<main")
    assert "Question 1 of 2" in answer.text
    assert "<html" not in answer.text


def test_what_happened_before_the_question_is_news_at_once(visited: Visited):
    phone = visited.phone()
    visited.go("commit", "closed")
    began = time.monotonic()
    assert "The vote is closed" in waits(phone).text
    assert time.monotonic() - began < 2


def test_votes_of_others_are_no_news(visited: Visited, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(wait, "SECONDS", 0.8)
    visited.go("commit")
    phone, other = visited.phone(), visited.phone()
    soon(other.send, "vo")
    assert waits(phone).status_code == 204


def test_a_fourth_wait_of_one_phone_lets_the_oldest_go(visited: Visited):
    phone = visited.phone()
    phone.look()
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(waits(phone).status_code)) for _ in range(4)]
    with phone.browser:  # all in one loop, as a server has it
        for thread in threads:
            thread.start()
            time.sleep(0.2)
        assert answers == [204]
        visited.go("commit")
        for thread in threads:
            thread.join(5)
    assert sorted(answers) == [200, 200, 200, 204]


def test_an_erased_room_lets_its_phones_go_and_says_that_it_is_over(visited: Visited):
    phone = visited.phone()
    soon(lambda: visited.rooms.erase(visited.code).result())
    assert waits(phone).status_code == 410


def test_a_process_that_ends_lets_everybody_go(visited: Visited):
    phone = visited.phone()
    soon(visited.rooms.waiters.close)
    answer = waits(phone)
    assert answer.status_code == 503
    assert answer.headers["connection"] == "close"
    assert waits(phone).status_code == 503
    assert phone.browser.get("/readyz").status_code == 503
    assert phone.browser.get("/healthz").status_code == 200


@pytest.mark.parametrize("query", ["?seen=-1", "?seen=x", "?seen=²", "", "?seen=0&p=nobody"])
def test_a_place_that_is_none_is_answered_with_the_page(visited: Visited, query: str):
    phone = visited.phone()
    assert phone.browser.get(f"{visited.path}/wait{query}").status_code == 200


def test_nobody_waits_without_having_joined(visited: Visited):
    assert visited.browser().get(f"{visited.path}/wait?seen=1").status_code == 403
