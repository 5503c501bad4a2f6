"""What every request to a room passes: foreign pages, long bodies, headers, an error of ours."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cryoteach.errors import StoreInUseError
from cryoteach.stores.base import StoreTroubleError
from cryoteach.web.room.site import Site
from cryoteach.web.rooms_app import rooms_app
from tests.web.room.rooms_to_visit import HOST, Phone, Visited, visited_in

HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
    "form-action 'self'; frame-ancestors 'none'; connect-src 'self'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, "memory") as visited:
        yield visited


@pytest.fixture
def phone(visited: Visited) -> Phone:
    phone = visited.phone()
    visited.go("commit")
    phone.look()
    return phone


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/j"), ("GET", "/j/{code}"), ("GET", "/r/{code}"), ("GET", "/r/{code}/privacy"),
        ("GET", "/r/{code}/wait?seen=0"), ("GET", "/r/BBBBBB"), ("GET", "/healthz"), ("GET", "/readyz"),
        ("GET", "/nothing"), ("POST", "/rooms"), ("POST", "/r/{code}/vote"), ("GET", "/t/nobody"),
        ("DELETE", "/r/{code}"),
    ],
)  # fmt: skip
def test_the_headers_stand_on_everything(visited: Visited, phone: Phone, method: str, path: str):
    answer = phone.browser.request(method, path.format(code=visited.code))
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert answer.status_code < 500


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "x"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_a_page_of_another_site_sends_counts_nothing(visited: Visited, phone: Phone, headers: dict[str, str]):
    for path, fields in (("/vote", {"said": "vo", "ballot": phone.field("ballot")}), ("/../../rooms", {"plan": "x"})):
        sent = phone.browser.post(f"{visited.path}{path}", data=fields, headers=headers)
        assert sent.status_code == 403
        assert "nothing was counted" in sent.text
    assert visited.room.phones == frozenset()


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": HOST}, {"Origin": "null"}, {"Origin": HOST, "Sec-Fetch-Site": "same-origin"}]
)
def test_our_own_page_may_send(visited: Visited, phone: Phone, headers: dict[str, str]):
    form = {"said": "vo", "ballot": phone.field("ballot")}
    assert phone.browser.post(f"{visited.path}/vote", data=form, headers=headers).status_code == 303


@pytest.mark.parametrize("path", ["/vote", "/../../j", "/../../rooms"])
def test_four_megabytes_are_not_read(visited: Visited, phone: Phone, path: str):
    sent = phone.browser.post(f"{visited.path}{path}", data={"said": "v" * 4_000_000})
    assert sent.status_code == 413
    assert "What was counted before still counts." in sent.text


@pytest.mark.parametrize("body", [b"\xff\xfe", b"&".join(b"a=1" for _ in range(100)), b"%%%"])
def test_a_body_that_is_no_form_of_ours_is_answered_calmly(visited: Visited, phone: Phone, body: bytes):
    assert phone.browser.post(f"{visited.path}/vote", content=body).status_code in {409, 413}


def test_an_error_of_ours_is_told_calmly_with_a_reference(visited: Visited, phone: Phone, monkeypatch, caplog):
    def fail(*_: object) -> None:
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr(visited.rooms, "room", fail)
    answer = phone.browser.get(visited.path)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    reference = re.search(r"Reference: ([0-9a-f]{6})", answer.text)[1]
    assert reference in caplog.text


def test_a_place_where_rooms_cannot_be_kept_is_told_calmly(visited: Visited, caplog):
    def in_use() -> None:
        raise StoreInUseError("/secret/rooms.sqlite", "4711")

    app = rooms_app(Site(rooms=in_use))
    answer = TestClient(app, base_url=HOST).get(visited.path, headers={"Accept": "text/html"})
    assert answer.status_code == 503
    assert "The server cannot keep rooms" in answer.text
    assert "secret" not in answer.text
    assert "4711" in caplog.text


def test_a_store_that_does_not_answer_shows_what_was_read_before_or_asks_to_look_again(visited, phone, monkeypatch):
    def away(*_: object) -> None:
        raise StoreTroubleError("away")

    monkeypatch.setattr(visited.rooms._store, "header", away)
    monkeypatch.setattr("cryoteach.wiring.rooms.folds.SECONDS_BETWEEN_LOOKS", 0.0)
    assert "Shown as of" in phone.look()
    visited.rooms._folds._known.clear()
    answer = phone.browser.get(visited.path)
    assert answer.status_code == 503
    assert "What was counted still counts." in answer.text


def test_the_cookie_is_kept_from_scripts_other_rooms_and_plain_lines_where_there_are_others(visited: Visited):
    cookie = visited.phone().answer.headers["set-cookie"]
    token = cookie.partition("=")[2].partition(";")[0]
    assert re.fullmatch("[0-9a-f]{48}", token)
    assert set(cookie.split("; ")[1:]) == {"HttpOnly", "Max-Age=14400", f"Path={visited.path}", "SameSite=lax"}
    secure = visited.browser()
    secure.base_url = HOST.replace("http:", "https:")
    assert "Secure" in secure.get(visited.path).headers["set-cookie"]


def test_a_token_that_this_room_has_not_given_is_a_new_phone(visited: Visited):
    browser = visited.browser(cookies={f"ct_{visited.code}": "f" * 48})
    assert "set-cookie" in browser.get(visited.path).headers


def test_the_log_holds_no_token(visited: Visited, phone: Phone):
    phone.send("vo")
    token = phone.browser.cookies[f"ct_{visited.code}"]
    (known,) = visited.room.phones
    assert known not in {token, token[:32]}
