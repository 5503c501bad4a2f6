"""What the first vote suggests, and which mistakes are talked about first."""

import pytest

from cryoteach.domain.rooms.room import Room
from cryoteach.domain.rooms.votes.debrief import debrief, last_round_before_key, suggestion, without_repeats
from tests.domain.rooms.lessons import (
    CALLUM,
    CAROL,
    CHOICE,
    DIAL,
    LIMITING,
    SHIFT,
    THOUSAND,
    VERDICT,
    goes_to,
    opening,
    room_of,
    votes,
)  # fmt: skip


def answered(right: int, wrong: int, *items: object) -> Room:
    return votes(goes_to(room_of(*items), "commit"), *["vo"] * right, *["vw"] * wrong)


@pytest.mark.parametrize(
    ("right", "wrong", "to"), [(0, 3, "revote"), (2, 8, "revote"), (3, 7, "talk"), (7, 3, "talk"), (8, 2, "model")]
)
def test_the_share_of_right_answers_suggests_what_to_do(right: int, wrong: int, to: str):
    found = suggestion(answered(right, wrong), 0)
    assert found.to == to
    assert "of 100" in found.words
    assert found.tag == "our-assumption"


def test_nothing_is_suggested_where_nobody_voted_or_nothing_is_right():
    assert suggestion(answered(0, 0), 0) is None
    assert suggestion(votes(goes_to(room_of(DIAL), "commit"), "n3"), 0) is None


def test_the_surest_mistakes_come_first():
    room = votes(goes_to(room_of(VERDICT, CHOICE), "commit"), *[("vw", 1)] * 6)
    room = votes(goes_to(room, "reveal", "commit"), *[("c0", 3)] * 3, *[("c1", 3)] * 3)
    found = debrief(goes_to(room, "reveal", "debrief"))
    assert [(prompt.misconception, prompt.item) for prompt in found] == [("M1", 1), ("M12", 1), ("M4", 0)]
    assert [prompt.line for prompt in found] == [*CAROL.debrief[:2], CALLUM.debrief[0]]
    assert [(prompt.surely_wrong.count, prompt.wrong.count, prompt.wrong.of) for prompt in found] == [
        (3, 3, 6), (3, 3, 6), (0, 6, 6),
    ]  # fmt: skip
    assert [reason.condition for reason in found[2].reasons] == ["no-spread"]
    assert found[0].title == CAROL.title


def test_small_groups_are_ordered_by_what_was_wrong():
    room = votes(goes_to(room_of(VERDICT, CHOICE), "commit"), ("vw", 3), "vo")
    room = votes(goes_to(room, "reveal", "commit"), "c0", "c0")
    found = debrief(goes_to(room, "reveal", "debrief"), most=1)
    assert [(prompt.item, prompt.surely_wrong) for prompt in found] == [(1, None)]


def test_a_misconception_speaks_through_the_item_that_went_worst():
    room = votes(goes_to(room_of(SHIFT, VERDICT), "commit"), *["ss"] * 5)
    room = votes(goes_to(room, "reveal", "commit"), *[("vw", 3)] * 5)
    assert {prompt.item for prompt in debrief(goes_to(room, "reveal", "debrief"))} == {1}


def test_items_without_a_case_and_cases_without_lines_say_nothing():
    assert debrief(votes(goes_to(room_of(THOUSAND), "commit"), "n9")) == ()
    silent = CALLUM.model_copy(update={"debrief": ()})
    assert debrief(votes(goes_to(Room(opened=opening(VERDICT, cases=(silent,))), "commit"), "vw")) == ()
    assert debrief(room_of(LIMITING)) == ()


def test_the_last_vote_before_the_key_counts():
    room = goes_to(votes(goes_to(room_of(), "commit"), "vw"), "reveal", "talk", "revote")
    assert last_round_before_key(room, 0) == 1
    assert last_round_before_key(votes(room, "vo"), 0) == 2
    known = goes_to(votes(goes_to(room_of(key="at-reveal"), "commit"), "vw"), "reveal", "revote")
    assert last_round_before_key(votes(known, "vo"), 0) == 1


def test_what_settles_two_prompts_is_said_once():
    named = votes(goes_to(room_of(LIMITING), "commit"), "l00")
    first, other = debrief(named)[0], debrief(answered(0, 6, VERDICT))[0]
    assert first.reasons
    assert [reasons for _, reasons in without_repeats([first, first, other])] == [first.reasons, (), other.reasons]
