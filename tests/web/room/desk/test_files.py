"""The files of a room: counts whose sums are the log's, nobody's certainty in a small group, the key late."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from tests.domain.rooms.lessons import EVERY_KIND, LIMITING, VERDICT
from tests.web.room.rooms_to_visit import Visited, visited_in
from tests.web.room.trainers import Trainer


def rows_of(trainer: Trainer, name: str = "votes.csv") -> list[dict[str, str]]:
    answer = trainer.browser.get(f"{trainer.visited.path}/{name}")
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"), newline="")))


def played(room: Visited, voters: int) -> None:
    """Play two questions, with votes that are changed and some without a certainty."""
    for said in (("vw", "vo", "vc"), (("few-lesions",), ("few-lesions", "slow-growing"), ("none",))):
        room.go("commit")
        for number in range(voters):
            phone = room.phone()
            answer = said[number % 3]
            phone.send(*([answer] if isinstance(answer, str) else answer), sure=str(number % 4))
            if number == 0:
                phone.look("?change=1")
                phone.send(*(["vo"] if isinstance(answer, str) else ["none"]), sure="3")
        room.go("closed", "reveal", "model")
    room.go("debrief")


def test_sums_are_those_of_the_log(tmp_path: Path):
    with visited_in(tmp_path, "sqlite", VERDICT, LIMITING) as room:
        played(room, 7)
        rows, log = rows_of(Trainer(room)), room.room
        for item, round_ in log.asked:
            cast = log.cast_on(item, round_)
            mine = [row for row in rows if (row["item"], row["round"]) == (str(item + 1), str(round_))]
            assert sum(int(row["count"]) for row in mine) == len(cast) == 7
            for sure in (1, 2, 3):
                listed = sum(int(row["count"]) for row in mine if row["certainty"] == str(sure))
                assert listed == sum(vote.sure == sure for vote in cast.values())


def test_below_five_voters_nobodys_certainty_is_in_it(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT, LIMITING) as room:
        played(room, 4)
        assert {row["certainty"] for row in rows_of(Trainer(room))} == {"not listed"}


def test_every_column_is_explained(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT, LIMITING) as room:
        played(room, 5)
        trainer = Trainer(room)
        assert [row["column"] for row in rows_of(trainer, "columns.csv")] == list(rows_of(trainer)[0])


def test_before_the_debrief_the_file_would_hold_the_key_so_it_does_not_come(tmp_path: Path):
    with visited_in(tmp_path, "memory", *EVERY_KIND) as room:
        trainer = Trainer(room)
        room.go("commit")
        answer = trainer.browser.get(f"{room.path}/votes.csv")
        assert answer.status_code == 409
        assert "come with the debrief" in answer.text


@pytest.mark.parametrize(
    ("group", "name"),
    [("Tutorial 7", "votes Tutorial 7.csv"), ('a"b/..\r\nX: 1', "votes a b .. X  1.csv"), ("", "votes.csv")],
)
def test_a_groups_name_goes_into_the_files_name_and_does_no_harm(group: str, name: str, tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT, LIMITING) as room:
        played(room, 2)
        answer = Trainer(room).browser.get(f"{room.path}/votes.csv", params={"group": group})
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
