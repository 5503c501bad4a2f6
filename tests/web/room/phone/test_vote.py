"""What a phone sends: counted once, told back from the log, and never lost or counted for another question."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from cryoteach.stores.base import StoreTroubleError
from tests.domain.rooms.lessons import CHOICE, DIAL, LIMITING, OWN_NUMBER, SHIFT, VERDICT
from tests.stores.rooms_to_store import EVERY_KIND
from tests.web.room.rooms_to_visit import Visited, visited_in


@pytest.fixture(params=EVERY_KIND)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., Visited]]:
    with ExitStack() as stack:
        yield lambda *items, **more: stack.enter_context(visited_in(tmp_path, request.param, *items, **more))


@pytest.mark.parametrize(
    ("item", "form", "stored", "words"),
    [
        (VERDICT, (["vo"], {"sure": "2"}), ("vo", 2), "outside the limits, fairly sure"),
        (SHIFT, (["sm"], {}), ("sm", None), "more likely"),
        (LIMITING, (["few-lesions", "slow-growing"], {"sure": "3"}), ("l14", 3), "few tumours and slow growing, very"),
        (LIMITING, (["none"], {"sure": "0"}), ("l00", None), "none of them"),
        (CHOICE, (["c1"], {}), ("c1", None), "Your answer:"),
        (OWN_NUMBER, ([], {"number": " 60 "}), ("n60", None), "60 days"),
        (DIAL, ([], {"number": "3"}), ("n3", None), "3 tumours"),
    ],
)
def test_an_answer_of_every_kind_is_counted_and_told_back(opened, item, form, stored, words):
    said, fields = form
    visited = opened(item)
    phone = visited.phone()
    visited.go("commit")
    phone.look()
    assert phone.send(*said, **fields).status_code == 303
    vote = visited.room.vote_of(phone.id, 0, 1)
    assert (vote.said, vote.sure) == stored
    assert phone.shown.startswith("Your answer counts")
    assert words in phone.shown
    assert "<form" not in phone.answer.text
    assert "checked" in phone.look("?change=1") or 'value="' in phone.answer.text


@pytest.mark.parametrize(
    ("item", "said", "fields", "words"),
    [
        (VERDICT, [], {"sure": "3"}, "Choose an answer first"),
        (VERDICT, ["vx"], {}, "Choose an answer first"),
        (VERDICT, ["vo", "vw"], {}, "Choose an answer first"),
        (LIMITING, [], {}, "Choose an answer first"),
        (LIMITING, ["none", "few-lesions"], {}, "Leave one or the other"),
        (LIMITING, ["nothing-of-ours"], {}, "Choose an answer first"),
        (OWN_NUMBER, [], {"number": ""}, "Type a number first"),
        (OWN_NUMBER, [], {"number": "sixty"}, "“sixty” is not a number"),
        (OWN_NUMBER, [], {"number": "1,500"}, "is it 1500 or 1.5?"),
        (DIAL, [], {"number": "99"}, "“99” is not on this scale. Type a whole number from 1 to 10 tumours."),
    ],
)
def test_what_is_no_answer_comes_back_as_it_was_typed(opened, item, said, fields, words):
    visited = opened(item)
    phone = visited.phone()
    visited.go("commit")
    phone.look()
    assert phone.send(*said, **fields).status_code == 422
    assert words in phone.shown
    assert visited.room.phones == frozenset()
    if "number" in fields:
        assert phone.field("number") == fields["number"]
    if fields.get("sure") == "3":
        assert 'value="3" checked' in phone.answer.text


def test_none_of_them_is_sent_as_the_form_has_it_and_is_ticked_when_it_is_changed(opened):
    visited = opened(LIMITING)
    phone = visited.phone()
    visited.go("commit")
    phone.look()
    offered = re.findall(r'type="checkbox" name="said" value="([^"]+)"', phone.answer.text)
    assert phone.send(offered[-1]).status_code == 303
    assert "none of them" in phone.shown.lower()
    phone.look("?change=1")
    assert f'value="{offered[-1]}" checked' in phone.answer.text


def test_a_double_tap_is_one_vote_and_a_change_counts_once(opened):
    visited = opened()
    phone = visited.phone()
    visited.go("commit")
    phone.look()
    first = phone.answer
    phone.send("vo", sure="1")
    phone.answer = first
    assert phone.send("vo", sure="1").status_code == 303
    assert visited.room.vote_of(phone.id, 0, 1).times == 1
    phone.look("?change=1")
    assert "Counts now: outside the limits, a hunch" in phone.shown
    phone.send("vc")
    assert visited.room.vote_of(phone.id, 0, 1).said == "vc"
    assert visited.room.vote_of(phone.id, 0, 1).times == 2


def test_two_tabs_are_one_phone_and_a_stale_one_is_asked_again(opened):
    visited = opened()
    phone = visited.phone()
    visited.go("commit")
    phone.look()
    stale = phone.answer
    phone.send("vo")
    phone.answer = stale
    assert phone.send("vw", sure="2").status_code == 409
    assert "Outside the limits counts now. Send within the limits, fairly sure again?" in phone.shown
    assert visited.room.vote_of(phone.id, 0, 1).said == "vo"
    assert phone.send("vw", sure="2").status_code == 303
    assert visited.room.vote_of(phone.id, 0, 1).said == "vw"


def test_an_old_form_is_never_counted_for_another_question(opened):
    visited = opened(VERDICT, LIMITING)
    phone = visited.phone()
    visited.go("commit")
    phone.look()
    phone.send("vo", sure="2")
    phone.look("?change=1")
    old = phone.answer
    visited.go("closed", "model", "commit")
    phone.answer = old
    assert phone.send("vw").status_code == 409
    assert "That question has closed. Yours was: outside the limits, fairly sure." in phone.shown
    assert "Question 2 of 2" in phone.shown
    assert visited.room.vote_of(phone.id, 0, 1).said == "vo"
    assert visited.room.cast_on(1, 1) == {}


@pytest.mark.parametrize(
    "ballot", ["", "0.1.0", "0.1.0.000000000000000000000000", "9.1.0.ffffffffffffffffffffffff", "<b>"]
)
def test_a_forged_ballot_counts_nothing_and_keeps_the_phone_in(opened, ballot):
    visited = opened()
    phone = visited.phone()
    visited.go("commit")
    phone.look()
    assert phone.send("vo", ballot=ballot).status_code == 409
    assert "nothing was counted" in phone.shown
    assert visited.room.phones == frozenset()
    assert phone.send("vo").status_code == 303


def test_the_ballot_of_another_phone_counts_nothing(opened):
    visited = opened()
    phone, other = visited.phone(), visited.phone()
    visited.go("commit")
    other.look()
    phone.look()
    assert phone.send("vo", ballot=other.field("ballot")).status_code == 409
    assert visited.room.phones == frozenset()


def test_a_second_vote_shows_the_first_answer(opened):
    visited = opened()
    phone = visited.phone()
    visited.go("commit")
    phone.look()
    phone.send("vo", sure="1")
    visited.go("closed", "reveal", "talk", "revote")
    assert "Your first answer: outside the limits, a hunch" in phone.look()
    phone.send("vw", sure="3")
    assert phone.shown.startswith("Your second answer counts")
    assert visited.room.vote_of(phone.id, 0, 2).said == "vw"


def test_without_cookies_the_token_goes_along_and_the_page_says_so(opened):
    visited = opened()
    visited.go("commit")
    phone = visited.phone()
    phone.browser.cookies.clear()
    sent = phone.send("vo")
    assert sent.headers["location"].startswith(f"{visited.path}?p=")
    assert "Do not share it" in phone.shown
    again = sent.headers["location"]
    phone.browser.cookies.clear()
    assert "Your answer counts" in phone.browser.get(again).text
    assert len(visited.room.phones) == 1


def test_a_form_that_was_on_screen_before_the_cookie_came_counts_for_the_phone_of_the_cookie(opened):
    visited = opened()
    visited.go("commit")
    phone = visited.phone()
    first = phone.answer
    phone.browser.cookies.clear()
    phone.look()  # another tab, opened at the same moment: its cookie is the one that stays
    phone.answer = first
    assert phone.send("vo").status_code == 303
    assert "Your answer counts" in phone.shown
    assert "?p=" not in str(phone.answer.url)


def test_a_browser_that_was_never_here_is_asked_to_open_the_room(opened):
    visited = opened()
    visited.go("commit")
    sent = visited.browser().post(f"{visited.path}/vote", data={"said": "vo"})
    assert sent.status_code == 403
    assert f'href="{visited.path}"' in sent.text


@pytest.mark.parametrize(("why", "status"), [("away", 503), ("full", 507)])
def test_what_could_not_be_stored_is_said_and_stays_selected(opened, monkeypatch, why, status):
    visited = opened()
    phone = visited.phone()
    visited.go("commit")
    phone.look()

    def trouble(_asks: object) -> None:
        raise StoreTroubleError(why)

    with monkeypatch.context() as patch:
        patch.setattr(visited.rooms._store, "append", trouble)
        assert phone.send("vc", sure="2").status_code == status
    assert "not stored" in phone.shown
    assert 'value="vc" checked' in phone.answer.text
    assert 'value="2" checked' in phone.answer.text
    assert phone.send("vc", sure="2").status_code == 303


def test_after_the_end_nothing_counts_and_an_erased_room_says_so(opened):
    visited = opened()
    phone = visited.phone()
    visited.go("commit")
    phone.look()
    form = phone.answer
    visited.go("closed", "model", "debrief", "ended")
    phone.answer = form
    assert phone.send("vo").status_code == 410
    assert "Nothing more is counted" in phone.shown
    assert visited.rooms.erase(visited.code).result()
    assert phone.browser.get(visited.path).status_code == 410
    phone.answer = form
    assert phone.send("vo").status_code == 410
    assert "This room is over" in phone.shown
