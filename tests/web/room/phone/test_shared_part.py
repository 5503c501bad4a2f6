"""What many phones are told at once is written once; each gets its own ballot, and nothing of another phone's."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from cryoteach.web.room.phone import shared_part
from tests.domain.rooms.lessons import CHOICE, VERDICT
from tests.web.room.rooms_to_visit import Phone, Visited, visited_in

STATES = ("commit", "closed", "reveal", "talk", "revote", "reveal2", "model")


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, "memory", VERDICT, CHOICE) as visited:
        yield visited


def news(phone: Phone, *, alone: bool = False) -> str:
    """What is news to a phone that has seen nothing yet; ``alone``: written for it and nobody else."""
    apart = {"unknown": "1"} if alone else {}
    return phone.browser.get(f"{phone.visited.path}/wait", params={"seen": "0", **apart}).text


def ballots(page: str) -> list[str]:
    return re.findall(r'name="ballot" value="([^"]+)"', page)


def test_in_every_state_a_phone_reads_what_would_be_written_for_it_alone(visited: Visited):
    phones = [visited.phone() for _ in range(4)]
    for state in STATES:
        visited.go(*(["closed"] if visited.room.phase in {"commit", "revote"} and state != "closed" else []), state)
        for phone, said in zip(phones[:3], ("vo", "vw", "vo"), strict=True):
            if state in {"commit", "revote"}:
                phone.look()
                phone.send(said)
        for phone in phones:
            assert news(phone) == news(phone) == news(phone, alone=True)


def test_two_phones_with_the_same_page_have_ballots_of_their_own(visited: Visited):
    first, second = visited.phone(), visited.phone()
    visited.go("commit")
    one, other = (unescape(news(phone)) for phone in (first, second))
    assert ballots(one) != ballots(other)
    assert one.replace(*ballots(one), "") == other.replace(*ballots(other), "")
    assert shared_part.HERE not in one + other


def test_a_vote_changes_the_page_of_its_phone_alone(visited: Visited):
    first, second = visited.phone(), visited.phone()
    visited.go("commit")
    assert "Your answer" not in news(first)
    first.look()
    first.send("vo")
    assert "Your answer" in news(first)
    assert "Your answer" not in news(second)
