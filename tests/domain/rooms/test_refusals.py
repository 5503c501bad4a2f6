"""What may not happen is refused in words for who sent it; what may is let in."""

import pytest

from cryoteach.domain.rooms.events import Blanked, Closed, Ended, Extended, Locked, Moved, Voted, event_key
from cryoteach.domain.rooms.refusals import GRACE_SECONDS, MOST_VOTES, refusal
from cryoteach.domain.rooms.room import Room
from tests.domain.rooms.lessons import (
    CHOICE,
    DIAL,
    LIMITING,
    PHONES,
    VERDICT,
    goes_to,
    happens,
    opening,
    room_of,
    voted,
    votes,
)

VOTING = goes_to(room_of(), "commit")


def why(room: Room, event: object) -> tuple[str, str]:
    """Give the reason and the words of a refusal."""
    refused = refusal(room, event)
    assert refused is not None
    return refused.reason, refused.words


def test_a_step_that_somebody_else_has_taken_is_stale():
    assert why(VOTING, Closed(step=0)) == ("stale-step", "The room has moved on: it is now at the first vote.")
    assert why(VOTING, Moved(step=0, to="reveal", item=0))[0] == "stale-step"
    assert why(VOTING, Ended(step=7))[0] == "stale-step"


def test_the_vote_is_closed_before_it_is_shown_and_once():
    assert why(VOTING, Moved(step=VOTING.step, to="reveal", item=0)) == ("not-open", "Close the vote first.")
    closed = goes_to(VOTING, "closed")
    assert why(closed, Closed(step=closed.step)) == ("not-open", "No vote is open.")


def test_a_room_goes_only_where_its_buttons_lead():
    shown = goes_to(VOTING, "reveal")
    assert why(shown, Moved(step=shown.step, to="commit", item=0, round=1))[0] == "no-such-step"
    assert why(shown, Moved(step=shown.step, to="reveal2", item=0, round=2))[0] == "no-such-step"
    assert why(shown, Moved(step=shown.step, to="lobby", item=0))[0] == "no-such-step"


def test_a_room_opens_once_and_after_the_end_nothing_counts():
    assert why(VOTING, opening())[0] == "opened-twice"
    over = goes_to(VOTING, "reveal", "debrief", "ended")
    assert why(over, voted(over, PHONES[0], "vo")) == ("over", "This lesson is over. Nothing more is counted.")


def test_a_closed_question_says_what_counts():
    room = happens(votes(VOTING, ("vo", 2)), Closed(step=VOTING.step, at=10))
    late = {"at": 10 + GRACE_SECONDS + 1}
    words = "That question has closed. Yours was: outside the limits, fairly sure."
    assert why(room, voted(room, PHONES[0], "vw", **late)) == ("closed", words)
    nothing = "That question has closed. No answer of yours was counted."
    assert why(room, voted(room, PHONES[1], "vw", **late)) == ("closed", nothing)
    assert refusal(room, voted(room, PHONES[1], "vw", at=10 + GRACE_SECONDS)) is None
    shown = goes_to(room, "reveal")
    assert why(shown, voted(shown, PHONES[1], "vw", at=11))[0] == "closed"


def test_another_question_is_never_counted_for_this_one():
    for elsewhere in ({"item": 1}, {"round": 2}, {"item": 99}):
        assert why(VOTING, voted(VOTING, PHONES[0], "vo", **elsewhere))[0] == "another-question"
    second = goes_to(VOTING, "reveal", "talk", "revote")
    assert why(second, voted(second, PHONES[0], "vo", round=1))[0] == "closed"


@pytest.mark.parametrize(
    ("item", "said"), [(VERDICT, "vx"), (VERDICT, "c0"), (CHOICE, "c4"), (LIMITING, "l1"), (DIAL, "n0"), (DIAL, "vo")]
)
def test_an_answer_has_to_fit_its_question(item: object, said: str):
    room = goes_to(room_of(item), "commit")
    assert why(room, voted(room, PHONES[0], said))[0] == "does-not-fit"


def test_a_page_from_before_is_told_what_counts_now():
    room = votes(VOTING, ("vo", 3))
    assert why(room, voted(room, PHONES[0], "vw", revision=0)) == (
        "revised", "Outside the limits, very sure counts now. Send within the limits again?"
    )  # fmt: skip
    assert why(room, voted(room, PHONES[0], "vo", 3, revision=0)) == (
        "counted", "Your answer counts: outside the limits, very sure."
    )  # fmt: skip
    assert why(room, voted(room, PHONES[1], "vw", revision=4))[0] == "revised"
    assert refusal(room, voted(room, PHONES[0], "vw")) is None


def test_nobody_changes_an_answer_without_end():
    room = VOTING
    for turn in range(MOST_VOTES):
        room = happens(room, voted(room, PHONES[0], ("vo", "vw")[turn % 2]))
    assert why(room, voted(room, PHONES[0], "vc")) == ("too-many", "Changed 20 times: your last answer counts.")
    assert refusal(room, voted(room, PHONES[1], "vc")) is None


def test_a_locked_room_keeps_new_phones_out_and_nobody_who_was_in():
    room = votes(VOTING, "vo")
    locked = happens(room, Locked(on=True, presses=0, phones=(PHONES[1],)))
    assert refusal(locked, voted(locked, PHONES[0], "vw")) is None
    assert refusal(locked, voted(locked, PHONES[1], "vw")) is None
    assert why(locked, voted(locked, PHONES[2], "vw"))[0] == "locked"
    unlisted = happens(room, Locked(on=True, presses=0))
    assert refusal(unlisted, voted(unlisted, PHONES[2], "vw")) is None


def test_a_switch_is_thrown_by_who_has_seen_it():
    dark = happens(VOTING, Blanked(on=True, presses=0))
    assert why(dark, Blanked(on=False, presses=0))[0] == "stale-press"
    assert why(dark, Locked(on=True, presses=3))[0] == "stale-press"


def test_a_room_is_made_longer_once():
    assert why(happens(VOTING, Extended()), Extended())[0] == "extended"


def test_the_same_press_and_the_same_ballot_have_the_same_key():
    vote = Voted(phone=PHONES[0], item=0, round=1, said="vo", sure=2)
    assert event_key(vote) == event_key(vote.model_copy(update={"at": 9}))
    others = [vote.model_copy(update=more) for more in ({"sure": 3}, {"revision": 1}, {"said": "vw"}, {"round": 2})]
    keys = {event_key(other) for other in (vote, *others, Closed(step=1), Ended(step=1), Extended())}
    assert len(keys) == 8
    assert {len(key) for key in keys} == {16}
    assert event_key(Moved(step=3, to="commit", item=1)) != event_key(Moved(step=3, to="commit", item=2))
    assert event_key(Locked(on=True, presses=0)) == event_key(Locked(on=True, presses=0, phones=(PHONES[0],)))
