"""The six questions on a phone: told first what is kept, sent once, told back, never for another part, never marked."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from cryoteach.domain.rooms.measure import Forms, form_of
from cryoteach.stores.base import StoreTroubleError
from tests.domain.fictional import LEAFLET, SHIPPED
from tests.domain.rooms.forms import FORMS
from tests.domain.rooms.lessons import VERDICT
from tests.stores.rooms_to_store import EVERY_KIND
from tests.web.room.rooms_to_visit import Phone, Visited, visited_in

ALL = {f"q{place}": "c0" for place in range(1, 7)}


@pytest.fixture(params=EVERY_KIND)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., Visited]]:
    def open_one(**more: object) -> Visited:
        return stack.enter_context(visited_in(tmp_path, request.param, VERDICT, **{"measure": FORMS, **more}))

    with ExitStack() as stack:
        yield open_one


def sends(phone: Phone, **fields: str) -> int:
    return phone.send(to="measure", **fields).status_code


def test_a_phone_is_told_what_is_kept_before_the_first_question_and_gets_its_own_form(opened):
    visited = opened()
    visited.go("measure")
    phone = visited.phone()
    kept, first = phone.shown.index("Kept until the room is erased"), phone.shown.index("1. Question 0 of")
    assert kept < phone.shown.index("No row of your answers leaves the room.") < first
    assert phone.answer.text.count("<fieldset") == 6
    assert sends(phone, **ALL, s1="3") == 303
    assert f"Question 0 of {form_of(phone.id, 'before').lower()}" in phone.look("?change=1")


def test_where_the_trainer_wants_pairs_that_is_said_first(opened):
    visited = opened(exports_pairs=True)
    visited.go("measure")
    shown = visited.phone().shown
    assert shown.index("may be in it as one row, without name or time") < shown.index("1. Question 0")


def test_what_was_sent_is_told_back_from_the_log_and_can_be_changed_there_and_back(opened):
    visited = opened()
    visited.go("measure")
    phone = visited.phone()
    form = phone.answer
    assert sends(phone, q1="c1", s1="2", q3="c0", s4="3") == 303
    assert phone.shown.startswith("Your six answers count")
    assert "Question 1: that, fairly sure Question 2: left open Question 3: this Question 4: left open" in phone.shown
    assert "http-equiv" in phone.answer.text
    phone.answer = form
    assert sends(phone, q1="c1", s1="2", q3="c0", s4="3") == 303  # the same form twice is one
    (kept,) = visited.room.measured.values()
    assert (kept.replies, kept.revision) == (("c12", "", "c00", "", "", ""), 0)
    for place, choice in enumerate(("c2", "c1"), start=1):
        phone.look("?change=1")
        assert 'name="q1" value="c' in phone.answer.text
        assert "Counts now:" in phone.shown
        assert sends(phone, q1=choice, s1="2", q3="c0") == 303
        (kept,) = visited.room.measured.values()
        assert (kept.replies[0], kept.revision) == (f"{choice}2", place)


def test_two_tabs_are_one_phone_and_the_stale_one_is_asked_again(opened):
    visited = opened()
    visited.go("measure")
    phone = visited.phone()
    stale = phone.answer
    sends(phone, **ALL)
    phone.answer = stale
    assert sends(phone, **{**ALL, "q1": "c2"}, s1="1") == 409
    assert "Send these again?" in phone.shown
    assert 'name="q1" value="c2" checked' in phone.answer.text
    assert sends(phone, **{**ALL, "q1": "c2"}, s1="1") == 303
    assert visited.room.measured[phone.id, "before"].replies[0] == "c21"


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({}, 422, "Answer at least one question"),
        ({"q1": "c9", "q2": "vx", "s3": "2"}, 422, "Answer at least one question"),
        ({"q1": "c0", "ballot": "0.1.0.000000000000000000000000"}, 409, "nothing was counted"),
    ],
)
def test_what_cannot_be_taken_is_said_calmly(opened, fields, status, words):
    visited = opened()
    visited.go("measure")
    phone = visited.phone()
    assert sends(phone, **fields) == status
    assert words in phone.shown
    assert visited.room.measured == {}
    assert sends(phone, **ALL) == 303


def test_a_vote_is_no_form_and_a_form_no_vote(opened):
    visited = opened()
    visited.go("measure")
    phone = visited.phone()
    ballot = phone.field("ballot")
    visited.go("commit")
    phone.look()
    assert phone.send("vo", ballot=ballot).status_code == 409
    assert sends(phone, **ALL) == 409
    assert visited.room.phones == frozenset()


def test_outside_its_phase_it_is_refused_calmly_and_the_open_question_stands_there(opened):
    visited = opened()
    visited.go("measure")
    phone = visited.phone()
    form = phone.answer
    assert 'data-asks="six.1"' in form.text
    visited.go("commit")
    phone.answer = form
    assert sends(phone, **ALL) == 409
    assert 'data-asks="0.1"' in phone.answer.text
    assert "These questions are not open now." in phone.shown
    assert "Question 1 of 1" in phone.shown
    assert "the room went on first" in phone.look()  # hidden until the script has seen a form half filled
    assert "data-unsent hidden" in phone.answer.text
    visited.go("reveal", "debrief", "measure")
    phone.answer = form
    assert sends(phone, **ALL) == 409  # never counted for the part after
    assert visited.room.measured == {}
    assert "Six questions at the end" in phone.shown
    late = visited.phone()
    assert sends(late, **ALL) == 303
    visited.go("ended")
    phone.answer = form
    assert sends(phone, **ALL) == 410
    assert "holds" not in late.look()


def test_a_phone_without_cookies_and_one_that_was_never_here(opened):
    visited = opened()
    visited.go("measure")
    phone = visited.phone()
    phone.browser.cookies.clear()
    sent = phone.send(to="measure", **ALL)
    assert sent.headers["location"].startswith(f"{visited.path}?p=")
    assert "Your six answers count" in phone.shown
    assert visited.browser().post(f"{visited.path}/measure", data=ALL).status_code == 403
    foreign = phone.browser.post(f"{visited.path}/measure", data=ALL, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403


def test_what_could_not_be_stored_stays_selected(opened, monkeypatch):
    visited = opened()
    visited.go("measure")
    phone = visited.phone()

    def trouble(_asks: object) -> None:
        raise StoreTroubleError("away")

    with monkeypatch.context() as patch:
        patch.setattr(visited.rooms._store, "append", trouble)
        assert sends(phone, q6="c1", s6="3") == 503
    assert 'name="q6" value="c1" checked' in phone.answer.text
    assert 'value="3" selected' in phone.answer.text
    assert sends(phone, q6="c1", s6="3") == 303


def test_the_shipped_form_is_light(opened):
    visited = opened(measure=SHIPPED.rooms.forms)
    visited.go("measure")
    for _ in range(4):
        phone = visited.phone()
        assert len(phone.answer.content) <= 12_000
        assert sends(phone, **ALL, **{f"s{place}": "3" for place in range(1, 7)}) == 303
        assert len(phone.answer.request.content) <= 4_096


def _otherwise(forms: Forms) -> Forms:
    """The same questions with other keys, where an author has them."""
    told = forms.model_dump()
    for form in ("a", "b"):
        for item in told[form]:
            if item["person"] is None:
                rights = [option["right"] for option in item["options"]]
                for option, right in zip(item["options"], [rights[-1], *rights[:-1]], strict=True):
                    option["right"] = right
            else:
                item["person"] = {"lesion_count": 1, "extrahepatic_disease": "confirmed"}
    return Forms.model_validate(told)


def test_nothing_of_the_key_is_in_the_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    forms = SHIPPED.rooms.forms
    other = LEAFLET.model_copy(update={"version": "9.9", "conditions": LEAFLET.conditions[:1]})
    assert [item.key(LEAFLET) for item in forms.a] != [item.key(other) for item in _otherwise(forms).a]
    seen = [
        list(_walk(monkeypatch, tmp_path / str(at), measure=told, profiles=profiles))
        for at, (told, profiles) in enumerate([(forms, (LEAFLET,)), (_otherwise(forms), (LEAFLET,)), (forms, (other,))])
    ]
    assert seen[0] == seen[1] == seen[2]
    assert len(seen[0]) == 8


def _walk(monkeypatch: pytest.MonkeyPatch, folder: Path, **more: object) -> Iterator[tuple[bytes, list]]:
    """All that one phone and one latecomer get of both forms, with the same salt and tokens in every room."""
    folder.mkdir()
    tokens = iter(range(100))
    with monkeypatch.context() as patch:
        patch.setattr(secrets, "token_bytes", bytes)
        patch.setattr(secrets, "token_hex", lambda count: f"{next(tokens):0{2 * count}x}")
        patch.setattr(secrets, "randbelow", lambda _: 0)
        with visited_in(folder, "memory", VERDICT, **more) as visited:
            for steps in (("measure",), ("commit", "reveal", "debrief", "measure")):
                visited.go(*steps)
                phone = visited.phone()
                yield phone.answer.content, phone.answer.headers.raw
                sends(phone, **ALL, s1="2")
                yield phone.answer.content, phone.answer.headers.raw
                phone.look("?change=1")
                yield phone.answer.content, phone.answer.headers.raw
                late = visited.phone()
                yield late.answer.content, late.answer.headers.raw
