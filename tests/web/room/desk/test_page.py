"""The desk: counts and no phone, a look behind a press, the time against the plan, advice, prompts, red words."""

from pathlib import Path

import pytest

from cryoteach.stores.base import Header
from cryoteach.wiring.rooms.all_rooms import Rooms
from cryoteach.wiring.rooms.lesson import lesson_of
from tests.domain.rooms.lessons import VERDICT
from tests.web.room.rooms_to_visit import visited_in
from tests.web.room.trainers import Trainer, seen

SURE_AND_WRONG = [("vw", "3")] * 3 + [("vo", "2")] * 2


def test_the_light_goes_on_with_the_first_phone_that_is_not_the_trainers(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        trainer = Trainer(room)
        trainer.browser.get(room.path)  # the trainer's own browser as a phone
        assert "○ Try one phone now" in seen(trainer.desk())
        room.phone()
        assert "● A phone has come in" in seen(trainer.desk())
        assert "2 phones joined in the last minute" in seen(trainer.desk())


def test_counts_of_phones_and_never_which(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        trainer = Trainer(room)
        room.go("commit")
        first, second = room.phone(), room.phone()
        first.send("vw", sure="3")
        assert second.answer.status_code == 200
        assert "1 of 2 have answered" in seen(trainer.desk())
        assert first.id not in trainer.desk()


def test_how_many_are_sure_and_wrong_is_behind_a_press(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        trainer = Trainer(room)
        room.go("commit")
        for said, sure in SURE_AND_WRONG:
            room.phone().send(said, sure=sure)
        assert "3 of 5" not in seen(trainer.desk())
        assert "3 of 5 very sure and wrong" in seen(trainer.desk("?look=1"))
        room.go("closed")
        assert "Suggested:" in seen(trainer.desk())
        assert "our teaching assumption" in seen(trainer.desk())


def test_prompts_come_with_the_key_and_files_with_the_debrief(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        trainer = Trainer(room)
        room.go("commit")
        for said, sure in SURE_AND_WRONG:
            room.phone().send(said, sure=sure)
        room.go("closed", "reveal")
        assert "To ask the room" not in trainer.desk()
        assert "votes.csv" not in trainer.desk()
        room.go("model")
        assert "To ask the room" in trainer.desk()
        room.go("debrief")
        assert "3 of 5 wrong, 3 of them very sure" in seen(trainer.desk())
        assert "votes.csv" in trainer.desk()


def test_a_fifth_over_the_plan_the_desk_says_what_could_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    opened = lesson_of(["twenty-minutes"], [])
    more = opened.model_dump(include={"title", "key", "plan", "cases", "profiles"})
    with visited_in(tmp_path, "memory", *opened.items, **more) as room:
        trainer = Trainer(room)
        room.go("commit")
        monkeypatch.setattr(Header, "seconds_open", 5 * 60.0)
        assert "5 of 20 minutes used" in seen(trainer.desk())
        assert "A fifth over" not in trainer.desk()
        monkeypatch.setattr(Header, "seconds_open", 12 * 60.0)
        assert "You could leave out question 3: A thousand people" in seen(trainer.desk())


@pytest.mark.parametrize(("why", "words"), [("full", "disk is full"), ("away", "none is stored now")])
def test_a_store_that_keeps_nothing_is_told_in_red_words(why, words: str, tmp_path: Path, monkeypatch):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        monkeypatch.setattr(Rooms, "trouble", property(lambda _: why))
        desk = Trainer(room).desk()
        assert words in seen(desk)
        assert 'class="ct-note ct-alarm" role="alert"' in desk
        assert " style=" not in desk


def test_another_device_takes_over(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        assert "Take over on another device" in Trainer(room).desk()
        other = Trainer(room)
        other.press("Ask the first question")
        assert room.room.phase == "commit"


def test_the_desk_waits_and_gets_its_part(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        trainer = Trainer(room)
        room.go("commit")
        answer = trainer.browser.get(f"{room.path}/desk/wait?seen=1")
        assert answer.status_code == 200
        assert "Close the vote" in answer.text
        room.rooms.waiters.close()
        assert trainer.browser.get(f"{room.path}/desk/wait?seen=9").status_code == 503
