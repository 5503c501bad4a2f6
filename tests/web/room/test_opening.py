"""Opening a room by plan or cases, and the trainer's way in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cryoteach.domain.rooms.items import items_of
from cryoteach.web.room import opening
from cryoteach.web.rooms_app import rooms_app
from cryoteach.wiring import content
from cryoteach.wiring.rooms import lesson
from tests.web.room.rooms_to_visit import HOST, Visited, visited_in

JSON = {"Accept": "application/json"}


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, "memory") as visited:
        yield visited


def test_a_program_that_opens_a_room_by_cases_is_told_its_addresses(visited: Visited):
    names = ["callum-bowling-green", "mei-ferry"]
    answer = visited.browser().post("/rooms", data={"case": names, "key": "at-reveal"}, headers=JSON)
    assert answer.status_code == 201
    told = answer.json()
    assert set(told) == {"code", "join", "screen", "trainer", "expires", "reachable", "why", "addresses"}
    assert told["join"].endswith(f":8720/j/{told['code']}")
    assert told["screen"].endswith(f"/r/{told['code']}/screen")
    room = visited.rooms.room(told["code"]).room
    assert room.opened.key == "at-reveal"
    cases = content().teaching.cases
    assert room.opened.items == tuple(item for name in names for item in items_of(cases[name]))


def test_a_program_is_told_where_phones_cannot_follow_why_and_at_which_addresses_they_could(
    visited: Visited, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(opening, "addresses_of_machine", lambda: ("192.168.1.5", "10.0.0.7"))
    could = ["http://192.168.1.5:8720/teach", "http://10.0.0.7:8720/teach"]
    for at, reachable, addresses, root in (
        ("127.0.0.1", False, could, "http://127.0.0.1:8720/teach"),
        ("", True, could[:1], could[0]),
    ):
        site = replace(visited.site, prefix="/teach", has_notebook=False, listens_at=lambda at=at: at)
        browser = TestClient(rooms_app(site), base_url=HOST)
        told = browser.post("/teach/rooms", data={"case": "mei-ferry"}, headers=JSON).json()
        assert (told["reachable"], told["addresses"]) == (reachable, addresses)
        assert ("cryoteach rooms --host 0.0.0.0" in told["why"]) is not reachable
        assert told["trainer"].startswith(f"{root}/t/")
        visited.now += 10


@pytest.mark.parametrize("plan", sorted(content().rooms.plans))
def test_every_plan_opens_a_room(visited: Visited, plan: str):
    told = visited.browser().post("/rooms", data={"plan": plan}, headers=JSON).json()
    assert visited.rooms.room(told["code"]).room.opened.plan.id == plan


def test_the_secret_leaves_the_address_for_a_cookie_of_this_room_alone(visited: Visited):
    browser = visited.browser()
    sent = browser.post("/rooms", data={"case": "mei-ferry"})
    assert sent.status_code == 303
    desk = browser.get(sent.headers["location"])
    code = desk.headers["location"].split("/")[2]
    assert (desk.status_code, desk.headers["location"]) == (303, f"/r/{code}/desk")
    cookie = desk.headers["set-cookie"]
    assert cookie.startswith(f"tr_{code}={sent.headers['location'].removeprefix('/t/')};")
    assert {"HttpOnly", "SameSite=strict", f"Path=/r/{code}"} <= set(cookie.split("; "))


def test_a_link_from_another_site_asks_for_one_press_for_the_cookie_is_not_sent_on(visited: Visited):
    answer = visited.browser().get(f"/t/{visited.opened.secret}", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200
    assert f'href="{visited.path}/desk"' in answer.text
    assert visited.opened.secret not in answer.text


def test_a_wrong_secret_opens_nothing_and_is_counted(visited: Visited):
    answers = [visited.browser().get("/t/abcdefgh").status_code for _ in range(121)]
    assert set(answers[:120]) == {404}
    assert answers[120] == 429


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "one plan"),
        ({"plan": "ten-minutes", "case": "mei-ferry"}, "and not both"),
        ({"plan": ["ten-minutes", "twenty-minutes"]}, "one plan"),
        ({"plan": "nobody"}, "nobody"),
        ({"case": "nobody"}, "nobody"),
        ({"case": "mei-ferry", "key": "never"}, "never"),
        ({"case": "mei-ferry", "measure": "yes"}, "yes"),
    ],
)
def test_what_cannot_be_opened_is_said(visited: Visited, fields: dict, words: str):
    plain = visited.browser().post("/rooms", data=fields)
    told = visited.browser().post("/rooms", data=fields, headers=JSON)
    assert (plain.status_code, told.status_code) == (422, 422)
    assert words in plain.text
    assert words in told.json()["error"]


def test_rooms_are_not_opened_faster_than_people_do(visited: Visited):
    answers = [visited.browser().post("/rooms", data={"case": "mei-ferry"}, headers=JSON) for _ in range(8)]
    assert answers[-1].status_code == 429
    assert "Press again in a moment" in answers[-1].json()["error"]


@pytest.mark.parametrize(
    ("fields", "asks", "pairs"),
    [
        ({"plan": "fifty-minutes"}, True, False),
        ({"plan": "fifty-minutes", "measure": "0"}, False, False),
        ({"plan": "fifty-minutes", "measure": "pairs"}, True, True),
        ({"plan": "ten-minutes"}, False, False),
        ({"plan": "ten-minutes", "measure": "1"}, True, False),
        ({"case": "mei-ferry", "measure": "pairs"}, True, True),
    ],
)
def test_six_questions_are_asked_before_and_after_where_it_is_wanted(
    visited: Visited, fields: dict, *, asks: bool, pairs: bool
):
    told = visited.browser().post("/rooms", data=fields, headers=JSON).json()
    opened = visited.rooms.room(told["code"]).room.opened
    assert (opened.measure == content().rooms.forms, opened.exports_pairs) == (asks, pairs)
    assert type(opened).model_validate(opened.model_dump()) == opened


def test_without_their_file_the_six_questions_are_refused_in_words(visited: Visited, monkeypatch: pytest.MonkeyPatch):
    rooms = content().rooms.model_copy(update={"forms": None})
    monkeypatch.setattr(lesson, "content", lambda: content().model_copy(update={"rooms": rooms}))
    told = visited.browser().post("/rooms", data={"case": "mei-ferry", "measure": "1"}, headers=JSON)
    assert told.status_code == 422
    assert "cannot be asked" in told.json()["error"]
