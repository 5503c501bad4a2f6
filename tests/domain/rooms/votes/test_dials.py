"""A limit that the room has chosen is held against the cases that the room has talked through."""

from cryoteach.domain.rooms.votes.dials import chosen_limits
from tests.domain.rooms.lessons import BEATRIZ, DIAL, LIMITING, SHIFT, SIZE, VERDICT, goes_to, room_of, votes

NEARLY = BEATRIZ.model_copy(
    update={
        "stages": (
            *BEATRIZ.stages[:1],
            BEATRIZ.stages[1].model_copy(
                update={"findings": {"lesion_count": 4, "largest_diameter_cm": 1.7, "doubling_time_days": 200}}
            ),
        )
    }
)


def test_each_limit_names_the_cases_that_it_would_change():
    room = goes_to(room_of(LIMITING, DIAL, cases=(NEARLY,)), "commit", "reveal", "model", "commit")
    room = goes_to(votes(room, "n3", "n3", "n5", "n4"), "reveal", "model")
    found = chosen_limits(room, 1)
    assert (found.own, found.of) == ("at most 5 tumours", 1)
    assert [(choice.words, choice.count, choice.changes) for choice in found.choices] == [
        ("3 tumours", 2, (BEATRIZ.title,)), ("4 tumours", 1, ()), ("5 tumours", 1, ()),
    ]  # fmt: skip


def test_a_case_with_a_question_to_come_is_left_out():
    room = goes_to(room_of(SHIFT, SIZE, VERDICT), "commit", "reveal", "model", "commit")
    room = goes_to(votes(room, "n2.5"), "reveal", "model")
    assert chosen_limits(room, 1).of == 0
    room = goes_to(room, "commit", "reveal", "model")
    assert chosen_limits(room, 1).of == 1
    assert chosen_limits(room, 1).choices[0].changes == ()


def test_only_a_dial_has_limits_to_choose():
    assert chosen_limits(room_of(VERDICT), 0) is None
