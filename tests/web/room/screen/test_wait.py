"""Waiting projectors: they are told of votes, and hear at once when the room is further."""

from pathlib import Path

from tests.domain.rooms.lessons import VERDICT
from tests.web.room.rooms_to_visit import visited_in


def test_a_projector_that_is_behind_gets_the_new_part_at_once(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        room.go("commit")
        room.phone().send("vw", sure="2")
        answer = room.browser().get(f"{room.path}/screen/wait?seen=1")
        assert answer.status_code == 200
        assert answer.headers["X-Place"] == "3"
        assert "1 answer" in answer.text
        assert "<html" not in answer.text


def test_while_phones_join_the_part_comes_every_two_seconds(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        room.phone()
        answer = room.browser().get(f"{room.path}/screen/wait?seen=1")
        assert answer.status_code == 200
        assert "1 phone" in answer.text


def test_a_projector_that_waits_is_let_go_when_the_process_ends(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        room.go("commit")
        room.rooms.waiters.close()
        assert room.browser().get(f"{room.path}/screen/wait?seen=9").status_code == 503
