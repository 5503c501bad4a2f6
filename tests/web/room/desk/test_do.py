"""What the trainer presses: a whole plan by its buttons; nothing twice, nothing skipped, nobody else."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from cryoteach.stores.base import NotStored
from cryoteach.wiring.rooms.lesson import lesson_of
from tests.domain.rooms.lessons import LIMITING, VERDICT
from tests.stores.rooms_to_store import EVERY_KIND as STORES
from tests.web.room.rooms_to_visit import Visited, visited_in
from tests.web.room.trainers import Trainer, projector


@pytest.fixture(params=STORES)
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, request.param, VERDICT, LIMITING) as visited:
        yield visited


@pytest.mark.parametrize("plan", ["ten-minutes", "twenty-minutes", "fifty-minutes"])
def test_a_whole_plan_by_the_big_button_alone(plan: str, tmp_path: Path):
    opened = lesson_of([plan], [])
    more = opened.model_dump(include={"title", "key", "plan", "measure", "cases", "profiles"})
    with visited_in(tmp_path, "memory", *opened.items, **more) as room:
        trainer, been = Trainer(room), [room.room.phase]
        while room.room.phase != "ended":
            desk = trainer.desk()
            words = desk.partition('class="ct-next"')[2].partition(">")[2].partition("<")[0]
            assert trainer.press(words, desk).headers["location"] == f"{room.path}/desk"
            assert "Something went wrong" not in projector(room)
            been.append(room.room.phase)
        assert been[0] == "lobby"
        assert been[-1] == "ended"
        assert been.count("commit") == len(opened.items)
        assert ("measure" in been) is (opened.measure is not None)


def test_a_double_click_skips_nothing_and_says_where_the_room_is(room: Visited):
    trainer = Trainer(room)
    old = trainer.desk()
    assert trainer.press("Ask the first question", old).status_code == 303
    again = trainer.press("Ask the first question", old)
    assert again.status_code == 409
    assert "The room has moved on to the first vote" in again.text
    assert "Close the vote" in again.text
    assert room.room.phase == "commit"


def test_two_trainers_who_press_the_same_are_both_right(room: Visited):
    first, second = Trainer(room), Trainer(room)
    data = first.does(first.desk(), "Ask the first question")
    assert {trainer.browser.post(f"{room.path}/do", data=data).status_code for trainer in (first, second)} == {303, 409}
    assert room.room.step == 1


def test_closing_and_showing_is_one_press(room: Visited):
    trainer = Trainer(room)
    trainer.press("Ask the first question")
    assert 'data-keys="r"' in trainer.desk()
    assert trainer.press("Close and show").status_code == 303
    assert room.room.phase == "reveal"
    assert room.room.step == 3


def test_switches_are_thrown_once(room: Visited):
    trainer = Trainer(room)
    old = trainer.desk()
    assert trainer.press("Lock the room", old).status_code == 303
    assert trainer.press("Lock the room", old).status_code in {303, 409}
    assert room.room.locked
    assert room.room.presses == 1
    assert "Locked to new phones" in trainer.desk()
    assert room.browser().get(room.path).status_code == 403


def test_phones_that_are_in_stay_in_a_locked_room(room: Visited):
    phone, trainer = room.phone(), Trainer(room)
    trainer.press("Lock the room")
    phone.look()
    assert phone.answer.status_code == 200


def test_four_hours_more_once(room: Visited):
    trainer = Trainer(room)
    before = room.rooms.header(room.code).expires
    assert trainer.press("Keep it four hours longer (once)").status_code == 303
    assert room.rooms.header(room.code).expires > before
    assert "four hours longer" not in trainer.desk()


def test_end_now_and_erase_now(room: Visited):
    trainer = Trainer(room)
    trainer.press("Ask the first question")
    assert trainer.press("End the lesson now").status_code == 303
    assert room.room.phase == "ended"
    desk = trainer.desk()
    assert not any(words in desk for words in ("Blank the projector", "Lock the room", "End the lesson now"))
    erased = trainer.press("Yes, erase everything")
    assert "The room is erased" in erased.text
    assert room.browser().get(f"{room.path}/screen").status_code == 410


@pytest.mark.parametrize(
    "sent",
    [{}, {"do": "go.model.0.1", "step": "0"}, {"do": "end", "step": "x"}, {"do": "lock"}, {"do": "fly", "step": "0"}],
)
def test_what_no_button_says_changes_nothing(sent: dict[str, str], room: Visited):
    trainer = Trainer(room)
    assert trainer.browser.post(f"{room.path}/do", data=sent).status_code == 409
    assert room.room.place == 1


def test_nobody_else_has_the_desk(room: Visited):
    stranger = room.browser()
    for path in ("desk", "votes.csv", "columns.csv", "desk/wait"):
        assert stranger.get(f"{room.path}/{path}").status_code == 403
    sent = {"do": "end", "step": "0"}
    assert stranger.post(f"{room.path}/do", data=sent).status_code == 403
    stranger.cookies.set(f"tr_{room.code}", "a" * 32, path=room.path)
    assert stranger.post(f"{room.path}/do", data=sent).status_code == 403
    foreign = Trainer(room).browser.post(f"{room.path}/do", data=sent, headers={"Origin": "http://elsewhere.example"})
    assert foreign.status_code == 403
    assert room.room.phase == "lobby"


def test_from_the_projector_back_to_the_projector_and_no_note_for_the_room(room: Visited):
    trainer = Trainer(room)
    old = trainer.screen()
    assert trainer.press("Ask the first question", old).headers["location"] == f"{room.path}/screen"
    stale = trainer.press("Ask the first question", old)
    assert stale.status_code == 409
    assert "moved on" not in stale.text
    assert "Answer alone" in stale.text


@pytest.mark.parametrize(("why", "status", "words"), [("full", 507, "disk is full"), ("away", 503, "does not answer")])
def test_a_press_that_is_not_stored_is_told(why, status: int, words: str, room: Visited, monkeypatch):
    trainer, page = Trainer(room), Trainer(room).desk()
    monkeypatch.setattr(room.rooms, "ask_together", lambda *_: _done([NotStored(why)]))
    answer = trainer.press("Ask the first question", page)
    assert answer.status_code == status
    assert words in answer.text
    assert room.room.phase == "lobby"


def _done(outcomes: list[NotStored]) -> "Future[list[NotStored]]":
    future: Future[list[NotStored]] = Future()
    future.set_result(outcomes)
    return future
