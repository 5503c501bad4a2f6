"""What a phone sees in each state of a room, and what is not in its bytes before its time."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from cryoteach.domain.rooms.events import Locked
from cryoteach.wiring.rooms.all_rooms import Rooms
from tests.domain.rooms.lessons import CAROL, CHOICE, DIAL, LIMITING, OWN_NUMBER, VERDICT
from tests.web.room.rooms_to_visit import Visited, visited_in

NOT_YET = ("What holds", "That holds", "Not quite", "That brings", "no mark")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Visited]]:
    with ExitStack() as stack:
        yield lambda *items, **more: stack.enter_context(visited_in(tmp_path, "memory", *items, **more))


def voted(visited: Visited, *said: str, sure: str = "3"):
    """A phone that has voted in the first vote on the first question."""
    phone = visited.phone()
    visited.go("commit")
    phone.look()
    phone.send(*said, sure=sure)
    return phone


def test_the_lobby_tells_nothing_of_what_comes(opened):
    visited = opened(VERDICT)
    text = visited.phone().answer.text
    assert "You are in" in text
    assert "Callum" not in text


def test_the_key_stays_away_until_after_the_second_vote(opened):
    visited = opened(VERDICT)
    phone = voted(visited, "vw")
    for phase in ("closed", "reveal", "talk", "revote"):
        visited.go(phase)
        shown = phone.look()
        assert "within the limits, very sure" in shown
        assert not any(words in phone.answer.text for words in NOT_YET)
    phone.send("vo", sure="1")
    visited.go("closed", "reveal2")
    shown = phone.look()
    assert "Your first answer: within the limits, very sure ◐ Not quite" in shown
    assert "Your second answer: outside the limits, a hunch ● That holds." in shown
    assert "What holds: outside the limits" in shown
    assert "Disease elsewhere: confirmed" in shown


def test_a_room_may_show_the_key_at_the_reveal(opened):
    visited = opened(CHOICE, key="at-reveal")
    phone = voted(visited, "c1")
    visited.go("closed")
    assert not any(words in phone.look() for words in NOT_YET)
    visited.go("reveal")
    shown = phone.look()
    question = CAROL.stages[2].question
    feedback = {option.right: option.feedback for option in question.options}
    assert question.options[1].feedback in shown
    others = [option.feedback for place, option in enumerate(question.options) if place != 1]
    assert feedback
    assert not any(words in shown for words in others)


def test_the_model_opens_on_that_very_person_and_not_before(opened):
    visited = opened(VERDICT)
    phone = voted(visited, "vo")
    visited.go("closed", "reveal")
    assert "/one-person?" not in phone.look() + phone.answer.text
    visited.go("model")
    phone.look()
    assert 'href="/one-person?lesion_count=1&amp;largest_diameter_cm=2.0' in phone.answer.text


def test_a_number_without_a_person_leads_to_no_person(opened):
    visited = opened(DIAL)
    phone = visited.phone()
    visited.go("commit", "closed", "model")
    assert "Look up: the screen shows what the model says." in phone.look()
    assert "/one-person?" not in phone.answer.text


def test_at_the_end_each_answer_stands_with_its_mark_and_what_settles_it(opened):
    visited = opened(VERDICT, LIMITING, OWN_NUMBER)
    phone = voted(visited, "vw", sure="3")
    visited.go("closed", "model", "commit")
    phone.look()
    phone.send("few-lesions", "slow-growing", sure="0")
    visited.go("closed", "model", "debrief")
    shown = phone.look()
    assert "within the limits, very sure ◐ Not quite, and it is worth a look. That brings −6." in shown
    assert "few tumours and slow growing ● That holds. Without a certainty there is no mark." in shown
    assert "Mei" not in shown
    assert "To talk about" in shown
    visited.go("ended")
    assert "This room is erased at" in phone.look()
    late = visited.phone()
    assert "Not answered: 2 of 2." in late.shown
    assert "That brings" not in late.shown


def test_who_comes_late_lands_in_the_present_state_and_may_vote(opened):
    visited = opened(VERDICT)
    visited.go("commit")
    late = visited.phone()
    assert "Question 1 of 1" in late.shown
    assert late.send("vo").status_code == 303
    visited.go("closed", "reveal", "talk")
    assert "not answered" in visited.phone().shown


def test_a_page_with_a_form_never_looks_again_by_itself(opened):
    visited = opened(VERDICT)
    phone = visited.phone()
    refresh = '<noscript><meta http-equiv="refresh" content="6;url='
    assert refresh in phone.answer.text
    visited.go("commit")
    phone.look()
    assert "http-equiv" not in phone.answer.text
    phone.send("vo")
    assert refresh in phone.answer.text
    phone.look("?change=1")
    assert "http-equiv" not in phone.answer.text
    phone.look("?still=1")
    assert "http-equiv" not in phone.answer.text
    assert "Look again" in phone.shown


def test_a_phone_without_cookies_and_script_stays_one_phone(opened):
    visited = opened(VERDICT)
    phone = visited.phone()
    there = phone.answer.text.partition('content="6;url=')[2].partition('"')[0]
    assert there.startswith(f"{visited.path}?p=")
    phone.browser.cookies.clear()
    phone.answer = phone.browser.get(there)
    assert "Do not share it" in phone.shown
    assert len(visited.rooms.phones_in(visited.code)) == 1


def test_what_was_told_is_escaped(opened):
    title = "<script>alert(1)</script>"
    beatriz = CAROL.model_copy(update={"vignette": title, "title": title})
    visited = opened(CHOICE, cases=(beatriz,))
    phone = visited.phone()
    visited.go("commit")
    phone.look()
    assert "<script>alert" not in phone.answer.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in phone.answer.text
    phone.send(sure="<b>", ballot="<b>")
    assert "<b>" not in phone.answer.text.replace("<b>Your", "").replace("<b>Counts", "")


def test_a_locked_room_keeps_new_phones_out_and_those_inside_in(opened):
    visited = opened(VERDICT)
    inside = visited.phone()
    phones = tuple(visited.rooms.phones_in(visited.code))
    visited.rooms.ask(visited.code, Locked(on=True, presses=0, phones=phones)).result()
    outside = visited.phone()
    assert outside.answer.status_code == 403
    assert "takes no new phones" in outside.shown
    assert "set-cookie" not in outside.answer.headers
    inside.look()
    assert inside.answer.status_code == 200


def test_a_full_room_says_so(opened):
    visited = opened(VERDICT, phones=2)
    assert [visited.phone().answer.status_code for _ in range(3)] == [200, 200, 403]


def test_what_is_stored_is_said(opened):
    visited = opened(VERDICT)
    phone = visited.phone()
    page = phone.browser.get(f"{visited.path}/privacy").text
    assert "No name, no e-mail" in page
    assert "four hours" in page
    assert "journal" not in page  # a file of our own is cut; a shared database keeps one


def test_with_a_shared_database_its_journal_is_said(opened, monkeypatch):
    visited = opened(VERDICT)
    monkeypatch.setattr(Rooms, "hears_all", False)
    assert "journal may hold erased answers" in visited.phone().browser.get(f"{visited.path}/privacy").text
