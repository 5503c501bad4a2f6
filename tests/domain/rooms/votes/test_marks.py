"""The marks of one phone: its last answer before the key, by the published rule, and nothing for what it left open."""

from cryoteach.domain.rooms.votes.marks import marks_of, total_of
from tests.domain.rooms.lessons import CHOICE, DIAL, PHONES, VERDICT, goes_to, room_of, votes


def test_the_last_answer_before_the_key_is_marked():
    room = goes_to(votes(goes_to(room_of(), "commit"), ("vw", 3), ("vw", 3)), "reveal", "talk", "revote")
    room = goes_to(votes(room, ("vo", 2)), "reveal2")
    changed, kept = (marks_of(room, phone)[0] for phone in PHONES[:2])
    assert (changed.round, changed.words, changed.right, changed.mark) == (2, "outside the limits", True, 2)
    assert (kept.round, kept.right, kept.mark) == (1, False, -6)


def test_nothing_is_marked_before_its_key_is_shown():
    room = votes(goes_to(room_of(), "commit"), ("vo", 3))
    assert marks_of(room, PHONES[0]) == ()
    assert marks_of(goes_to(room, "reveal"), PHONES[0]) == ()


def test_without_a_certainty_or_a_right_answer_there_is_no_mark():
    room = goes_to(votes(goes_to(room_of(VERDICT, DIAL, CHOICE), "commit"), "vo"), "reveal", "commit")
    room = goes_to(votes(room, ("n3", 3)), "reveal", "commit")
    room = goes_to(votes(room, ("c1", 1), first=1), "reveal", "debrief")
    marks = marks_of(room, PHONES[0])
    assert [(mark.item, mark.right, mark.mark) for mark in marks] == [(0, True, None), (1, None, None)]
    assert total_of(marks) is None
    assert total_of(marks_of(room, PHONES[1])) == 1
