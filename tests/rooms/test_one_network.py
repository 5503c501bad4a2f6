"""A whole class behind one address: nobody is refused for what others mistype, and a guesser gets nowhere."""

import asyncio
from collections.abc import Iterator
from copy import copy
from pathlib import Path

import pytest

from tests.domain.rooms.lessons import opening
from tests.rooms.twin_rooms import asked
from tests.web.room.rooms_to_visit import Visited, visited_in

PHONES, MISTYPED, SECONDS_TO_JOIN = 300, 60, 10.0
GUESSES_PER_SECOND, SECONDS_GUESSED = 20, 60
OF_ONE_NETWORK, OF_ALL, FIVE_A_SECOND = 120, 300, 5
OK, NO_CODE, TOO_MANY, OF_A_ROOM = 200, 404, 429, 303
NAT = "192.0.2.7"


class Two(list[Visited]):
    """Two rooms of one server: that of the class, and one of others."""

    @property
    def now(self) -> float:
        return self[0].now

    @now.setter
    def now(self, now: float) -> None:
        self[0].now = now

    def asks(self, path: str, host: str = NAT, cookie: str = "") -> tuple:
        """What one request is answered, without a browser or a server: there are thousands."""

        async def from_there(scope: dict, *rest: object) -> None:
            await self[0].app({**scope, "client": (host, 1)}, *rest)

        return asyncio.run(asked(from_there, "GET", path, cookie.encode(), b""))


def wrong_code(number: int) -> str:
    signs = "BCDFGHJKMNPQRTVWXY346789"
    return "".join(signs[number // 24**place % 24] for place in range(6))


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, "memory") as visited:
        yield visited


@pytest.fixture
def two(visited: Visited) -> Two:
    other = copy(visited)
    other.opened = visited.rooms.open_room(opening()).result()
    other.code, other.path = other.opened.code, visited.site.path(other.opened.code)
    return Two([visited, other])


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


def test_a_guesser_at_full_speed_learns_little_while_the_class_of_its_network_joins(two: Two):
    """Right codes that the network has not found are held back like wrong ones, or the limit would limit nothing."""
    theirs, other = two
    theirs.browser(client=(NAT, 1)).get(theirs.path + "/screen")  # the projector, before the guessing begins
    roaming = other.phone()
    told, learnt, late = 0, 0, theirs.browser(client=(NAT, 9))
    for number in range(GUESSES_PER_SECOND * SECONDS_GUESSED):
        two.now += 1 / GUESSES_PER_SECOND
        told += two.asks(f"/j/{wrong_code(number)}")[0] == NO_CODE
        learnt += number > OF_ONE_NETWORK * 2 and two.asks(f"/j/{other.code}")[0] == OF_A_ROOM
        if number == GUESSES_PER_SECOND * SECONDS_GUESSED // 2:
            assert late.post("/j", data={"code": theirs.code.lower()}).headers["location"] == f"/j/{theirs.code}"
            assert late.get(f"/j/{theirs.code}").status_code == OF_A_ROOM
            assert "You are in" in late.get(theirs.path).text
            assert two.asks(other.path)[0] == TOO_MANY
    assert told <= OF_ONE_NETWORK + SECONDS_GUESSED
    assert learnt == 0
    cookie = roaming.answer.headers["set-cookie"].partition(";")[0]
    assert two.asks(other.path, cookie=cookie)[0] == OK


def test_too_many_says_the_same_of_a_right_and_a_wrong_code(two: Two):
    _, other = two
    for number in range(OF_ONE_NETWORK):
        two.asks(f"/j/{wrong_code(number)}")
    wrong = wrong_code(999)
    forged = f"ct_{other.code}={'a' * 48}; tr_{other.code}=guess; ct_{wrong}={'a' * 48}"
    for path in ("/j/{}", "/r/{}", "/r/{}/screen", "/r/{}/wait", "/r/{}/privacy", "/r/{}/desk", "/r/{}?p=guess"):
        for cookie in ("", forged):
            right = two.asks(path.format(other.code), cookie=cookie)
            assert right == two.asks(path.format(wrong), cookie=cookie)
            assert right[0] == TOO_MANY
            assert (b"retry-after", b"5") in right[1]


def test_a_desk_brings_its_network_in_however_much_was_guessed_there(two: Two):
    _, other = two
    for number in range(OF_ONE_NETWORK):
        two.asks(f"/j/{wrong_code(number)}")
    assert two.asks(f"/j/{other.code}")[0] == TOO_MANY
    assert two.asks(f"/t/{other.opened.secret}")[0] == OF_A_ROOM
    assert two.asks(f"/j/{other.code}")[0] == OF_A_ROOM


def test_guessers_in_many_networks_are_told_little_and_shut_nobody_out(two: Two):
    _, other = two
    told = 0
    for number in range(GUESSES_PER_SECOND * SECONDS_GUESSED):
        two.now += 1 / GUESSES_PER_SECOND
        host = f"198.51.{number % 250}.{number // 250 % 250}"
        told += two.asks(f"/j/{wrong_code(number)}", host=host)[0] == NO_CODE
    assert told <= OF_ALL + SECONDS_GUESSED * FIVE_A_SECOND
    assert other.phone(client=("203.0.113.7", 1)).answer.status_code == OK
