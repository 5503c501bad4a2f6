"""The big button leads through the lesson; every other way is named by what it does, and back opens nothing."""

import pytest

from cryoteach.domain.rooms.events import Closed, Moved
from cryoteach.domain.rooms.phases import back_of, events_of, is_open, next_of, part_now, skips
from cryoteach.domain.rooms.room import Room
from tests.domain.rooms.forms import FORMS
from tests.domain.rooms.lessons import DIAL, LIMITING, THOUSAND, VERDICT, goes_to, happens, room_of

TO_THE_END = ["Ask the first question", "Close the vote", "Show the answers", "Talk with a neighbour", "Vote again",
              "Close the vote", "Show both votes", "Open the model"]  # fmt: skip


def pressed(room: Room) -> list[tuple[str, str]]:
    """Press the big button to the end: what it was called, and where it led."""
    found: list[tuple[str, str]] = []
    while (step := next_of(room)) is not None:
        room = happens(room, *events_of(room, step))
        found.append((step.words, room.phase))
    return found


def names(room: Room) -> list[str]:
    return [step.words for step in skips(room)]


def back(room: Room) -> str:
    step = back_of(room)
    return step.to if step else ""


def test_the_big_button_plays_a_lesson():
    words = [words for words, _ in pressed(room_of(VERDICT))]
    assert words == [*TO_THE_END, "Go to the debrief", "End the lesson"]
    phases = [phase for _, phase in pressed(room_of(VERDICT, LIMITING))]
    item = ["commit", "closed", "reveal", "talk", "revote", "closed", "reveal2", "model"]
    assert phases == [*item, *item, "debrief", "ended"]


def test_numbers_and_dials_go_from_the_spread_to_the_model():
    phases = [phase for _, phase in pressed(room_of(THOUSAND, DIAL))]
    assert phases == [*["commit", "closed", "reveal", "model"] * 2, "debrief", "ended"]


def test_a_key_shown_at_the_reveal_ends_the_talk():
    assert [phase for _, phase in pressed(room_of(VERDICT, key="at-reveal"))][2:4] == ["reveal", "model"]


def test_the_six_questions_come_before_and_after():
    room = room_of(VERDICT, measure=FORMS)
    words = [words for words, _ in pressed(room)]
    assert words[:2] == ["Start with the six questions", "Ask the first question"]
    assert words[-3:] == ["Go to the debrief", "End with the six questions", "End the lesson"]
    assert part_now(room) is None
    assert part_now(goes_to(room, "measure")) == "before"
    assert part_now(goes_to(room, "commit", "reveal", "debrief", "measure")) == "after"
    assert names(goes_to(room, "commit", "reveal", "debrief")) == ["End the lesson"]
    assert names(room) == ["Ask the first question"]
    assert names(goes_to(room, "measure")) == []


def test_an_open_vote_can_be_closed_and_shown_at_once():
    room = goes_to(room_of(), "commit")
    step = skips(room)[0]
    assert step.words == "Close and show"
    assert events_of(room, step) == (Closed(step=1), Moved(step=2, to="reveal", item=0, round=1))
    second = goes_to(room, "reveal", "talk", "revote")
    assert events_of(second, skips(second)[0])[1] == Moved(step=second.step + 1, to="reveal2", item=0, round=2)


def test_what_else_can_be_done():
    room = goes_to(room_of(VERDICT, LIMITING, THOUSAND), "commit")
    assert names(room_of()) == []
    assert names(goes_to(room, "closed")) == ["Open the model"]
    onward = ["Go to question 2", "Go to question 3", "Go to the debrief"]
    assert names(goes_to(room, "reveal")) == ["Vote again", "Open the model", *onward]
    assert names(goes_to(room, "reveal", "talk")) == ["Open the model", *onward]
    assert names(goes_to(room, "reveal", "talk", "revote", "reveal2")) == onward
    assert names(goes_to(room, "reveal", "model")) == onward[1:]
    over = goes_to(room, "reveal", "debrief", "ended")
    assert (next_of(over), names(over), back_of(over)) == (None, [], None)


def test_an_item_that_was_left_out_stays_out():
    room = goes_to(room_of(VERDICT, LIMITING, THOUSAND), "commit", "reveal")
    jump = next(step for step in skips(room) if step.words == "Go to question 3")
    assert next_of(goes_to(happens(room, *events_of(room, jump)), "reveal", "model")).to == "debrief"


def test_back_shows_the_state_before_and_never_a_vote():
    room = goes_to(room_of(), "commit")
    assert back(room_of()) == back(room) == back(goes_to(room, "closed")) == back(goes_to(room, "reveal")) == ""
    talk = goes_to(room, "reveal", "talk")
    assert back(talk) == "reveal"
    assert back(goes_to(talk, "revote")) == ""
    both = goes_to(talk, "revote", "reveal2")
    assert back(both) == "reveal"
    assert back(goes_to(both, "model")) == "reveal2"
    assert back(goes_to(room, "reveal", "model")) == "reveal"
    assert back(goes_to(room, "closed", "model")) == ""
    assert back(goes_to(both, "debrief")) == "model"


def test_after_a_look_back_the_room_goes_on_without_asking_again():
    both = goes_to(room_of(), "commit", "reveal", "talk", "revote", "reveal2")
    again = goes_to(both, "reveal")
    assert next_of(again).to == "reveal2"
    assert {"talk", "revote"}.isdisjoint(step.to for step in skips(again))
    assert again.keys_shown == {0}


@pytest.mark.parametrize(("item", "round_", "found"), [(0, 1, True), (0, 2, False), (1, 1, False)])
def test_votes_are_taken_on_what_is_asked(item: int, round_: int, *, found: bool):
    assert is_open(goes_to(room_of(), "commit"), item, round_) is found
    assert not is_open(goes_to(room_of(), "commit", "closed"), item, round_)


def test_the_debrief_of_a_room_that_asked_nothing_has_no_way_back():
    room = room_of().__class__(opened=room_of().opened, phase="debrief")
    assert back_of(room) is None
