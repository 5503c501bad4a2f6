"""A running server is asked through its proxy: each thing that a proxy leaves out is told with what mends it."""

from collections.abc import Callable, Mapping

import pytest
from starlette.testclient import TestClient

from cryoteach.web.room.site import Site
from cryoteach.web.rooms_app import rooms_app
from cryoteach.wiring.server_checks import through_proxy
from cryoteach.wiring.server_checks.asking import Answer, NoAnswerError, ask
from cryoteach.wiring.server_checks.finding import Finding
from cryoteach.wiring.server_checks.through_proxy import STREAM, proxy_checks

ADDRESS = "https://teach.example.org"
HOST = {"Host": "teach.example.org"}
Proxy = Callable[[dict[str, str]], dict[str, str]]


def asked_through(monkeypatch: pytest.MonkeyPatch, proxy: Proxy, *, upgrades: bool = True, **site: bool) -> None:
    """Let every question pass a proxy that does this to its headers; uvicorn believes what it says of the scheme."""
    app = rooms_app(Site(rooms=lambda: None, address=ADDRESS, **site))

    def through(url: str, headers: Mapping[str, str] | None = None) -> Answer:
        path = url.removeprefix(ADDRESS)
        if path == STREAM:
            return Answer(101 if upgrades else 200, {}, {})
        passed = proxy({**HOST, "X-Forwarded-Proto": "https", **(headers or {})})
        scheme = passed.pop("believed", passed.get("X-Forwarded-Proto", "http"))
        browser = TestClient(app, base_url=f"{scheme}://127.0.0.1")
        answer = browser.get(path, headers={"Accept": "application/json", **passed})
        is_json = answer.headers["content-type"].startswith("application/json")
        return Answer(answer.status_code, dict(answer.headers), answer.json() if is_json else {})

    monkeypatch.setattr(through_proxy, "ask", through)


def faults() -> list[Finding]:
    return [found for found in proxy_checks(ADDRESS) if found.level != "fine"]


def without(*names: str) -> Proxy:
    return lambda headers: {name: value for name, value in headers.items() if name not in names}


def test_a_proxy_that_passes_everything_on_has_nothing_against_it(monkeypatch: pytest.MonkeyPatch):
    asked_through(monkeypatch, without())
    assert faults() == []


@pytest.mark.parametrize(
    ("proxy", "told", "mends"),
    [
        (without("Cookie"), "cookies do not come back", "Set-Cookie"),
        (without("X-Forwarded-Proto"), "X-Forwarded-Proto is missing", "proxy_set_header X-Forwarded-Proto"),
        (lambda headers: {**headers, "believed": "http"}, "is not believed", "FORWARDED_ALLOW_IPS"),
        (lambda headers: {**headers, "Host": "127.0.0.1"}, "its host is not the one", "address that phones use"),
        (lambda headers: {**headers, "Host": "upstream"}, "does not know the name", "proxy_set_header Host"),
    ],
)
def test_what_it_leaves_out_is_told(monkeypatch: pytest.MonkeyPatch, proxy: Proxy, told: str, mends: str):
    asked_through(monkeypatch, proxy)
    assert {found.setting for found in faults()} == {"proxy, notebook", "proxy, rooms"}
    assert all(told in found.found and mends in found.do for found in faults())


def test_no_websocket_is_told(monkeypatch: pytest.MonkeyPatch):
    asked_through(monkeypatch, without(), upgrades=False)
    (found,) = faults()
    assert "/_stcore/stream" in found.do


def test_paths_that_lead_to_the_wrong_process_are_told(monkeypatch: pytest.MonkeyPatch):
    asked_through(monkeypatch, without(), keeps_rooms=False)
    assert [found.do.partition(" to ")[2][:16] for found in faults()] == ["`cryoteach rooms"]
    asked_through(monkeypatch, without(), has_notebook=False)
    assert [found.do.partition(" to ")[2] for found in faults()] == ["`cryoteach run`"]


def test_another_server_and_none_are_told(monkeypatch: pytest.MonkeyPatch):
    def none(_url: str, _headers: object = None) -> Answer:
        raise NoAnswerError("connection refused")

    monkeypatch.setattr(through_proxy, "ask", lambda *_: Answer(404, {}, {}))
    assert all("answers 404" in found.found for found in faults())
    monkeypatch.setattr(through_proxy, "ask", none)
    assert all("no answer (connection refused)" in found.found for found in faults())


def test_nobody_there_is_said_in_words():
    with pytest.raises(NoAnswerError, match="refused"):
        ask("http://127.0.0.1:9/proxy-echo")
