"""Cards typed in at the desk count as phones do; what cannot be counted comes back with all that was typed."""

import re
from pathlib import Path

from cryoteach.domain.rooms.votes.tallies import tally_of
from tests.domain.rooms.lessons import LIMITING, SIZE, VERDICT
from tests.web.room.rooms_to_visit import Visited, visited_in
from tests.web.room.trainers import Trainer, projector, seen


def form(trainer: Trainer) -> dict[str, str]:
    """The form as it stands there, with what is filled in."""
    page = trainer.browser.get(f"{trainer.visited.path}/cards").text
    return dict(re.findall(r'<input[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"', page))


def types_in(trainer: Trainer, fields: dict[str, str]):
    return trainer.browser.post(f"{trainer.visited.path}/cards", data=fields)


def counts(room: Visited, round_: int = 1) -> dict[str, int]:
    log = room.room
    return {row.words: row.count for row in tally_of(log, log.item, round_).rows if row.count}


def test_a_tally_is_counted_corrected_and_shown_and_sending_it_twice_counts_once(tmp_path: Path):
    with visited_in(tmp_path, "sqlite", VERDICT) as room:
        trainer = Trainer(room)
        room.go("commit")
        assert "Type in answer cards" in seen(trainer.desk())
        fields = {**form(trainer), "n0.3": "4", "n1.3": "10", "n1.1": "2", "n2.0": " 5 "}
        for _ in range(2):
            answer = types_in(trainer, fields)
            assert (answer.status_code, answer.headers["location"]) == (303, f"{room.path}/desk")
        assert counts(room) == {"within the limits": 4, "outside the limits": 12, "cannot tell": 5}
        assert "21 answers" in projector(room)
        filled = form(trainer)
        assert (filled["n1.3"], filled["n2.0"], filled["revision"]) == ("10", "5", "1")
        types_in(trainer, {**filled, "n1.3": "1"})
        assert counts(room) == {"within the limits": 4, "outside the limits": 3, "cannot tell": 5}
        room.go("closed")
        assert "12 answers, 12 from cards" in seen(trainer.desk())


def test_both_votes_of_cards_stand_side_by_side_without_flows(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        trainer = Trainer(room)
        room.go("commit")
        types_in(trainer, {**form(trainer), "n0.3": "9"})
        room.go("closed", "reveal", "talk", "revote")
        types_in(trainer, {**form(trainer), "n1.2": "8"})
        room.go("closed", "reveal2")
        for page in (seen(trainer.desk()), projector(room)):
            assert "9 answers from cards: they cannot say who moved" in page
            assert "to what holds" not in page


def test_conditions_are_typed_as_letters_and_numbers_as_numbers(tmp_path: Path):
    with visited_in(tmp_path, "memory", LIMITING, SIZE) as room:
        trainer = Trainer(room)
        room.go("commit")
        types_in(trainer, {**form(trainer), "said0": "c, A", "n0.3": "3", "said1": "None", "n1.0": "2"})
        assert sorted(counts(room).values()) == [2, 3]
        assert "none of them" in counts(room)
        assert form(trainer)["said0"] == "AC"
        assert "no answer" in types_in(trainer, {**form(trainer), "said2": "Q", "n2.1": "1"}).text
        room.go("closed", "reveal", "model", "commit")
        types_in(trainer, {**form(trainer), "said0": "2.5", "n0.1": "3"})
        assert counts(room) == {"2.5 cm": 3}


def test_what_cannot_be_counted_is_said_and_nothing_typed_is_lost(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        trainer = Trainer(room)
        assert "No vote is open" in trainer.browser.get(f"{room.path}/cards").text
        room.go("commit")
        before = form(trainer)
        wrong = types_in(trainer, {**before, "n0.3": "7", "n1.3": "<b>many</b>"})
        assert wrong.status_code == 422
        assert "is no count" in seen(wrong.text)
        assert "<b>many" not in wrong.text
        assert 'value="7"' in wrong.text
        assert "too many" in types_in(trainer, {**before, "n0.3": "400", "n1.3": "1"}).text
        room.go("closed")
        late = types_in(trainer, {**before, "n0.3": "7"})
        assert late.status_code == 409
        assert "not open" in seen(late.text)
        assert counts(room) == {}
        stranger = room.browser().post(f"{room.path}/cards", data={**before, "n0.3": "7"})
        assert stranger.status_code == 403
