"""A whole room of simulated phones: they join, vote, change their minds and move to what is right, as a class would."""

from cryoteach.domain.rooms.events import Measured, Voted
from cryoteach.domain.rooms.keys import is_right
from cryoteach.domain.rooms.phases import is_open, ways
from cryoteach.domain.rooms.rehearsal.phones import MOST, simulated_phones
from cryoteach.domain.rooms.rehearsal.votes import due
from cryoteach.domain.rooms.room import Room
from tests.domain.rooms.forms import FORMS
from tests.domain.rooms.lessons import CALLUM, DIAL, EVERY_KIND, VERDICT, goes_to, happens, opening, room_of

PHONES = simulated_phones(MOST, "as in a lesson", 11)
LONG = 100_000


def waits(room: Room, seconds: float = LONG, phones=PHONES) -> Room:
    """The room once every vote that is due has been let in, those of a change of mind too."""
    for _ in range(5):
        room = happens(room, *due(room, phones, seconds))
    assert due(room, phones, seconds) == []
    return room


def share_right(room: Room, round_: int) -> float:
    cast = room.cast_on(room.item, round_).values()
    return sum(bool(is_right(room.now_asked, room.opened, vote.said)) for vote in cast) / len(cast)


def test_nobody_votes_before_or_after_a_vote_is_open():
    room = room_of()
    assert due(room, PHONES, LONG) == []
    closed = goes_to(waits(goes_to(room, "commit")), "closed")
    assert due(closed, PHONES, LONG) == []


def test_nobody_votes_before_they_joined_and_not_all_vote_at_once():
    room = goes_to(room_of(), "commit")
    assert due(room, PHONES, 0) == []
    some = due(room, PHONES, 30)
    assert 0 < len(some) < len(due(room, PHONES, 60)) < len(due(room, PHONES, LONG))
    assert {vote.phone for vote in some} <= {phone.phone for phone in PHONES if phone.joins <= 30}


def test_nearly_all_vote_some_change_their_minds_and_some_leave_their_certainty_out():
    room = waits(goes_to(room_of(), "commit"))
    votes = room.cast_on(0, 1).values()
    assert 0.85 * MOST < len(votes) <= MOST
    assert {vote.times for vote in votes} == {1, 2}
    assert {vote.sure for vote in votes} == {None, 1, 2, 3}


def test_first_answers_are_spread_with_the_misconception_ahead_and_a_talk_moves_people_to_the_key():
    room = waits(goes_to(room_of(), "commit"))
    assert 0.25 < share_right(room, 1) < 0.7
    votes = [vote.said for vote in room.cast_on(0, 1).values()]
    assert votes.count("vw") > votes.count("vc") > 0
    again = waits(goes_to(room, "closed", "reveal", "talk", "revote"))
    assert share_right(again, 2) > share_right(again, 1) + 0.1
    moved = [again.vote_of(phone.phone, 0, 1) and again.vote_of(phone.phone, 0, 2) for phone in PHONES]
    assert any(moved)


def test_who_missed_the_first_vote_may_vote_in_the_second():
    late = goes_to(room_of(), "commit", "closed", "reveal", "talk", "revote")
    assert len(waits(late).cast_on(0, 2)) > 0.85 * MOST


def test_every_kind_of_question_is_answered_in_both_rounds():
    room = room_of(*EVERY_KIND)
    for place, item in enumerate(EVERY_KIND):
        room = waits(goes_to(room, "commit"))
        assert len(room.cast_on(place, 1)) > 0.8 * MOST, item
        room = goes_to(room, "closed", "reveal")
        if any(way.to == "revote" for way in ways(room)):
            room = waits(goes_to(room, "revote"))
            room = goes_to(room, "closed", "reveal2")
        room = goes_to(room, "model")
    assert not is_open(room, 0, 1)


def test_a_dial_is_set_once_all_over_its_scale():
    room = waits(goes_to(room_of(DIAL), "commit"))
    assert len({vote.said for vote in room.cast_on(0, 1).values()}) > 4
    assert {vote.sure for vote in room.cast_on(0, 1).values()} == {None}


def test_the_forms_are_taken_once_each_and_more_is_right_after_the_lesson():
    room = goes_to(room_of(VERDICT, cases=(CALLUM,), measure=FORMS), "measure")
    assert due(room, PHONES, 0) == []
    room = waits(room)
    assert len(room.measured) == MOST
    room = waits(goes_to(goes_to(waits(goes_to(room, "commit")), "closed", "reveal", "model", "debrief"), "measure"))
    profile = room.opened.profile(FORMS.profile)

    def right(part: str) -> int:
        taken = [measured for (_, of), measured in room.measured.items() if of == part]
        keys = {name: [item.key(profile) for item in FORMS.form(name)] for name in ("A", "B")}
        return sum(int(reply[1]) == key for m in taken for reply, key in zip(m.replies, keys[m.form], strict=True))

    assert right("after") > right("before") > MOST


def test_what_is_due_is_the_same_until_it_counts():
    room = goes_to(room_of(), "commit")
    assert due(room, PHONES, 40) == due(room, PHONES, 40)
    assert all(isinstance(event, Voted | Measured) for event in due(room, PHONES, 40))
    assert opening().items
