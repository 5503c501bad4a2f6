"""The plan of twenty minutes played through its pages, with the ways in which real phones behave."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.web.room.rooms_to_visit import Phone, Visited, visited_in
from tests.web.room.trainers import Trainer

PHONES = 12
ITEM = ("Close the vote", "Show the answers", "Talk with a neighbour", "Vote again", "Close the vote",
        "Show both votes", "Open the model")  # fmt: skip


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    """A room of that plan, opened as a program opens one."""
    with visited_in(tmp_path, "sqlite") as visited:
        form = {"plan": "twenty-minutes"}
        opened = visited.browser().post("/rooms", data=form, headers={"Accept": "application/json"}).json()
        visited.code, visited.path = opened["code"], visited.site.path(opened["code"])
        visited.secret = urlsplit(opened["trainer"]).path
        yield visited


def trainer_of(visited: Visited) -> Trainer:
    trainer = Trainer(visited)
    assert trainer.browser.get(visited.secret).status_code == 303
    return trainer


def said(phone: Phone, number: int) -> list[str]:
    """One of the answers that its page offers, by its number."""
    options = re.findall(r'name="said" value="([^"]+)"', phone.answer.text)
    return [unescape(options[number % len(options)])] if options else []


def everybody_votes(phones: list[Phone], turn: int) -> None:
    for number, phone in enumerate(phones):
        phone.look(query_of(phone))
        sent = phone.send(*said(phone, number + turn), sure=str(number % 4), number=str(5 + number))
        assert sent.status_code == 303, phone.shown
        assert "counts" in phone.shown


def query_of(phone: Phone) -> str:
    """The token in the address, of a phone without cookies."""
    return getattr(phone, "query", "")


def without_cookies(phone: Phone) -> Phone:
    """Have a phone keep none: what its page links to carries its token."""
    again = re.search(r'data-page="([^"]+)"', phone.answer.text)
    phone.query = "?" + unescape(again[1]).partition("?")[2]
    phone.browser.cookies.clear()
    phone.browser.event_hooks = {"response": [lambda _: phone.browser.cookies.clear()]}
    return phone


def test_a_plan_of_twenty_minutes_is_played_to_its_end(visited: Visited):
    trainer, phones = trainer_of(visited), [visited.phone() for _ in range(PHONES - 2)]
    phones.append(without_cookies(visited.phone()))
    assert trainer.press("Ask the first question").status_code == 303
    everybody_votes(phones, 0)
    phones.append(visited.phone())  # comes late, into the open vote
    everybody_votes(phones[-1:], 1)
    double_tap(visited, phones[0])
    second_tab_and_back_button(visited, phones[1])
    for words in ITEM[:3]:
        trainer.press(words)
    late = visited.phone()  # comes in the talk
    assert "not answered" in late.shown
    trainer.press("Vote again")
    everybody_votes([*phones, late], 2)
    for words in ITEM[4:]:
        assert trainer.press(words).status_code == 303
    assert "Open this person in the notebook" in phones[0].look()
    two_presses_on_one_step(trainer)
    everybody_votes([*phones, late], 3)
    for words in ("Close and show", "Open the model", "Ask the next question"):
        assert trainer.press(words).status_code == 303, words
    everybody_votes([*phones, late], 4)
    for words in ("Close and show", "Open the model", "Go to the debrief"):
        assert trainer.press(words).status_code == 303, words
    assert [len(visited.room.cast_on(*ballot)) for ballot in ((0, 1), (0, 2), (1, 1), (2, 1))] == [12, 13, 13, 13]
    assert "To talk about" in phones[0].look()
    assert "Not answered" not in phones[0].shown
    trainer.press("End the lesson")
    assert "That was the lesson" in phones[0].look()
    assert "erased at" in phones[-2].look(query_of(phones[-2]))


def double_tap(visited: Visited, phone: Phone) -> None:
    """The same form sent twice counts once."""
    phone.look("?change=1")
    form, choice = phone.answer, said(phone, 1)
    before = visited.room.place
    for _ in range(2):
        phone.answer = form
        assert phone.send(*choice, sure="3").status_code == 303
    assert visited.room.place == before + 1


def second_tab_and_back_button(visited: Visited, phone: Phone) -> None:
    """A tab from before, or the page behind the back button, asks before it takes the place of what counts."""
    phone.look("?change=1")
    old, first, other = phone.answer, said(phone, 0), said(phone, 1)
    phone.send(*first, sure="1")
    before = visited.room.place
    phone.answer = old
    assert phone.send(*other, sure="2").status_code == 409
    assert "counts now. Send" in phone.shown
    assert visited.room.place == before
    assert phone.send(*other, sure="2").status_code == 303


def two_presses_on_one_step(trainer: Trainer) -> None:
    """The desk in two tabs: the second press on the same page goes nowhere, and shows where the room is."""
    page = trainer.desk()
    assert trainer.press("Ask the next question", page).status_code == 303
    assert trainer.press("Ask the next question", page).status_code in {303, 409}
    assert trainer.visited.room.item == 1
    assert trainer.visited.room.phase == "commit"
