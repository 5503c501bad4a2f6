"""The log decides: what a room is follows from it, and nothing that it took is lost, doubled, reopened or hidden."""

from collections import Counter

import pytest
from hypothesis import given

from cryoteach.domain.rooms.events import EVENT, Blanked, Closed, Ended, Extended, Locked, Opened, Voted
from cryoteach.domain.rooms.room import OPEN_PHASES, after, is_key_shown, is_spread_shown, replay
from tests.domain.rooms.lessons import (
    EVERY_KIND,
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
from tests.domain.rooms.lessons_in_chance import lesson_of, play, sequences


@given(sequences)
def test_a_log_replayed_gives_the_room_that_was_folded(actions: list[tuple]):
    lesson = play(lesson_of(VERDICT, LIMITING), actions)
    again = [EVENT.validate_json(EVENT.dump_json(event)) for event in lesson.log]
    assert replay(again) == lesson.room
    assert lesson.room.place == len(lesson.log)


@given(sequences)
def test_no_vote_is_lost_or_counted_twice(actions: list[tuple]):
    lesson = play(lesson_of(VERDICT, LIMITING), actions)
    taken = [event for event in lesson.log if isinstance(event, Voted)]
    last = {(vote.item, vote.round, vote.phone): (vote.said, vote.sure) for vote in taken}
    kept = {
        (*ballot, phone): (vote.said, vote.sure)
        for ballot, cast in lesson.room.votes.items()
        for phone, vote in cast.items()
    }
    assert kept == last
    times = Counter((vote.item, vote.round, vote.phone) for vote in taken)
    assert times == {(*b, p): v.times for b, cast in lesson.room.votes.items() for p, v in cast.items()}


@given(sequences)
def test_no_vote_is_opened_twice_and_nothing_shown_is_hidden_again(actions: list[tuple]):
    lesson = lesson_of(VERDICT, LIMITING)
    opened: list[tuple[int, int]] = []
    for action in actions:
        was = lesson.room
        play(lesson, [action])
        now = lesson.room
        if now.phase in OPEN_PHASES and (was.phase, was.item) != (now.phase, now.item):
            opened.append((now.item, now.round))
        assert was.keys_shown <= now.keys_shown
        assert was.revealed <= now.revealed
        assert was.step <= now.step
    assert len(opened) == len(set(opened))


@given(sequences)
def test_no_vote_is_taken_once_its_spread_is_shown(actions: list[tuple]):
    lesson = lesson_of(VERDICT, LIMITING)
    for action in actions:
        was = lesson.room
        play(lesson, [action])
        for ballot in was.revealed:
            assert lesson.room.votes.get(ballot) == was.votes.get(ballot)


def test_a_log_begins_with_the_opening():
    with pytest.raises(ValueError, match="empty log"):
        replay([])
    with pytest.raises(ValueError, match="begins with its opening, not with extended"):
        after(None, Extended())
    opened = opening()
    assert after(room_of(), opened).opened == opened


def test_a_vote_just_after_the_close_is_late():
    room = votes(goes_to(room_of(), "commit"), "vo")
    room = happens(room, Closed(step=room.step, at=10), voted(room, PHONES[1], "vw", at=12))
    assert [room.vote_of(phone, 0, 1).late for phone in PHONES[:2]] == [False, True]
    assert room.phones == frozenset(PHONES[:2])
    assert room.vote_of(PHONES[2], 0, 1) is None


def test_the_key_comes_after_the_second_vote_unless_the_trainer_chose_otherwise():
    later = goes_to(room_of(), "commit", "reveal")
    assert is_spread_shown(later, 0, 1)
    assert not is_key_shown(later, 0)
    assert is_key_shown(goes_to(later, "talk", "revote", "reveal2"), 0)
    assert is_key_shown(goes_to(room_of(key="at-reveal"), "commit", "reveal"), 0)


def test_the_model_and_the_end_show_the_keys_of_what_was_asked():
    skipped = goes_to(room_of(), "commit", "closed", "model")
    assert skipped.keys_shown == {0}
    debrief = goes_to(room_of(), "commit", "reveal", "commit", "reveal", "debrief")
    assert debrief.keys_shown == {0, 1}
    ended = goes_to(room_of(), "commit", "reveal", "debrief", "ended")
    assert ended.keys_shown == {0}


def test_the_end_is_shown_on_a_projector_that_was_blank():
    room = happens(goes_to(room_of(), "commit"), Blanked(on=True, presses=0))
    assert room.blank
    assert not happens(room, Ended(step=room.step)).blank


def test_switches_leave_the_lesson_where_it_is():
    room = goes_to(room_of(), "commit")
    switched = happens(
        room, Blanked(on=True, presses=0), Locked(on=True, presses=1, phones=(PHONES[0],)), Extended()
    )  # fmt: skip
    assert (switched.blank, switched.locked, switched.extended) == (True, True, True)
    assert (switched.phase, switched.step) == (room.phase, room.step)
    assert switched.guests == {PHONES[0]}
    assert happens(switched, Locked(on=False, presses=2)).guests is None


def test_a_room_pins_what_its_items_stand_on():
    assert EVENT.validate_json(EVENT.dump_json(opening(*EVERY_KIND))) == opening(*EVERY_KIND)
    with pytest.raises(ValueError, match="no case is called 'callum-bowling-green'"):
        opening(VERDICT, cases=())
    with pytest.raises(ValueError, match="no profile is called 'leaflet'"):
        Opened.model_validate(opening(VERDICT).model_dump() | {"profiles": ()})
