"""A whole class behind one address: nobody is refused for what others mistype, and a guesser gets nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.room.rooms_to_visit import Visited, visited_in

PHONES, MISTYPED, SECONDS_TO_JOIN = 300, 60, 10.0
MOST_GUESSES_PER_SECOND, BURST, SECONDS_GUESSED = 5, 300, 60
NO_CODE, TOO_MANY, OF_A_ROOM = 404, 429, 303


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, "memory") as visited:
        yield visited


def test_three_hundred_join_from_one_address_though_sixty_mistype(visited: Visited):
    wrong = "BCDFGH"
    for number in range(PHONES):
        visited.now += SECONDS_TO_JOIN / PHONES
        browser = visited.browser()
        if number % (PHONES // MISTYPED) == 0:
            assert browser.get(f"/j/{wrong}").status_code == NO_CODE
        assert browser.post("/j", data={"code": visited.code.lower()}).status_code == OF_A_ROOM
        assert browser.get(f"/j/{visited.code}").status_code == OF_A_ROOM
        assert "You are in" in browser.get(visited.path).text
    assert len(visited.rooms.phones_in(visited.code)) == PHONES


def test_a_guesser_at_full_speed_is_slowed_and_the_class_is_not(visited: Visited):
    answered = guesses_answered(visited, lambda _: "192.0.2.7")
    assert answered <= 120 + SECONDS_GUESSED  # of one network: one a second
    class_mate = visited.browser(client=("192.0.2.7", 1))
    assert class_mate.get(visited.path).status_code == 200


def test_guessers_in_many_networks_are_slowed_together(visited: Visited):
    answered = guesses_answered(visited, lambda number: f"198.51.{number % 250}.{number // 250 % 250}")
    assert answered <= BURST + SECONDS_GUESSED * MOST_GUESSES_PER_SECOND
    assert visited.phone().answer.status_code == 200


def guesses_answered(visited: Visited, host_of) -> int:
    """How many of a hundred guesses a second are told whether a room is there."""
    limits, answered = visited.site.limits, 0
    for number in range(100 * SECONDS_GUESSED):
        visited.now += 0.01
        answered += limits.wrong_code(host_of(number))
    return answered
