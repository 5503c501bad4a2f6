"""The two shapes behind a proxy: what it asks is answered in both, and a notebook of several keeps no rooms."""

import logging
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from cryoteach.errors import StoreError
from cryoteach.web import proxy_words, rooms_here
from cryoteach.web.own_hosts import OwnHosts
from cryoteach.web.room.routes import FILES
from cryoteach.web.rooms_app import rooms_app
from cryoteach.wiring.rooms import close_rooms, rooms
from cryoteach.wiring.rooms.of_this_process import rooms_made
from cryoteach.wiring.waiting import Hub

HTML = {"Accept": "text/html"}
ADDRESS = "https://teach.example.org"


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process that has not been told to end, and has no rooms yet: another test may have closed its own."""
    close_rooms()
    fresh = Hub()
    for module in ("cryoteach.web.room.health", "cryoteach.wiring.rooms.of_this_process"):
        monkeypatch.setattr(f"{module}.hub", lambda: fresh)
    yield
    close_rooms()


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """What a notebook answers beside its chapters, below a path, where its rooms are elsewhere."""
    monkeypatch.setenv("CRYOTEACH_ROOMS", "elsewhere")
    monkeypatch.setenv("CRYOTEACH_STORE", "memory:")
    monkeypatch.setattr(rooms_here, "base_path", lambda: "cryo")
    return TestClient(Starlette(routes=[rooms_here.RoomsHere()]), base_url="http://localhost", headers=HTML)


def test_a_notebook_whose_rooms_are_elsewhere_opens_no_store_and_says_who_serves_them(elsewhere: TestClient):
    for path in ("/healthz", "/readyz", "/cryo/healthz", "/cryo/readyz"):
        assert elsewhere.get(path).status_code == 200
    for path in ("/cryo/j", "/cryo/j/K7M4QX", "/cryo/r/K7M4QX/wait", "/cryo/t/x"):
        answer = elsewhere.get(path)
        assert answer.status_code == 404
        assert "cryoteach rooms" in answer.text
    assert elsewhere.post("/cryo/rooms", data={"case": "mei-ferry"}).status_code == 404
    assert elsewhere.get(f"/cryo/{FILES[0].path}").status_code == 200  # for that page
    assert rooms_made() is None
    with pytest.raises(StoreError, match="CRYOTEACH_ROOMS=elsewhere"):
        rooms()


def test_it_is_not_ready_once_it_is_told_to_end(elsewhere: TestClient, monkeypatch: pytest.MonkeyPatch):
    told = Hub()
    told.close()
    monkeypatch.setattr("cryoteach.web.room.health.hub", lambda: told)
    answer = elsewhere.get("/cryo/readyz")
    assert (answer.status_code, answer.headers["connection"]) == (503, "close")
    assert elsewhere.get("/cryo/healthz").status_code == 200


def test_rooms_alone_are_ready_at_the_root_too_and_by_any_name_of_a_proxy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CRYOTEACH_STORE", "memory:")
    browser = TestClient(rooms_app(prefix="/teach"), base_url="http://rooms-1:8601")
    for path in ("/healthz", "/readyz", "/teach/healthz", "/teach/readyz"):
        assert browser.get(path).status_code == 200
    assert browser.get("/teach/j").status_code == 421
    assert browser.get("/teach/proxy-echo").status_code == 421


def test_the_echo_tells_yes_and_no_only(elsewhere: TestClient):
    told = elsewhere.get("/cryo/proxy-echo").json()
    assert {type(value) for value in told.values()} == {bool}
    assert (told["serves_rooms"], told["serves_notebook"], told["cookie_came_back"]) == (False, True, False)
    assert elsewhere.get("/cryo/proxy-echo").json()["cookie_came_back"]


@pytest.mark.parametrize(
    ("scheme", "headers", "told"),
    [
        ("http", {}, "without X-Forwarded-Proto"),
        ("http", {"X-Forwarded-Proto": "https"}, "FORWARDED_ALLOW_IPS"),
        ("https", {}, ""),
        ("http", {"Host": "127.0.0.1"}, ""),
    ],
)
def test_a_proxy_that_does_not_say_the_scheme_is_told_of_once(caplog, scheme: str, headers: dict[str, str], told: str):
    proxy_words._warn_once.cache_clear()
    app = Starlette(middleware=[Middleware(OwnHosts, address=ADDRESS)])
    browser = TestClient(app, base_url=f"{scheme}://teach.example.org")
    with caplog.at_level(logging.WARNING, "cryoteach"):
        for _ in range(3):
            browser.get("/", headers=headers)
    lines = [record.getMessage() for record in caplog.records if record.name == "cryoteach.web.proxy_words"]
    assert len(lines) == bool(told)
    assert all(told in line and ADDRESS in line for line in lines)
