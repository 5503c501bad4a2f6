"""What is said when a request cannot be served: words, ways on that work below any path, and no word of our inside."""

import asyncio
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from starlette.applications import Starlette
from starlette.requests import Request

from cryoteach.web import refusals, server

CHAPTERS = {"": "Start", "one-person": "One person", "how-exact": "How exact is “a few”?"}


async def fail(_request: Request):
    raise RuntimeError("what no reader should see")


APP = Starlette(routes=server.routes([], CHAPTERS), exception_handlers=server.refusals(CHAPTERS))
APP.add_route("/static/fails", fail)


def asked(path: str, accept: str = "text/html", root: str = "") -> tuple[int, dict[str, str], str]:
    """Status, headers and body of the answer to one request."""
    said: dict = {"body": b""}

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict) -> None:
        if message["type"] == "http.response.start":
            said.update(status=message["status"], headers=dict(message["headers"]))
        said["body"] += message.get("body", b"")

    scope = {
        "type": "http", "method": "GET", "path": root + path, "raw_path": (root + path).encode(), "root_path": root,
        "headers": [(b"accept", accept.encode())], "query_string": b"",
    }  # fmt: skip
    try:
        asyncio.run(APP(scope, receive, send))
    except RuntimeError:  # Starlette passes it on, for the log
        assert said["status"] == 500
    headers = {key.decode(): value.decode() for key, value in said["headers"].items()}
    return said["status"], headers, said["body"].decode()


class Links(HTMLParser):
    """Every link of a page, by its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._to = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self._to = dict(attrs)["href"] if tag == "a" else ""

    def handle_data(self, data: str) -> None:
        if self._to:
            self.found[data] = self._to
            self._to = ""


@pytest.mark.parametrize(
    ("root", "base", "home"), [("", "", "/"), ("/mounted", "", "/mounted/"), ("", "teach/cryo", "/teach/cryo/")]
)
@pytest.mark.parametrize("path", ["/nowhere", "/nowhere/at/all", "/nowhere%2Fat-all/"])
def test_its_links_lead_into_the_app_from_wherever_they_are_read(
    monkeypatch: pytest.MonkeyPatch, root: str, base: str, home: str, path: str
):
    monkeypatch.setattr(refusals, "base_path", lambda: base)
    status, _, body = asked(path, root=root)
    assert status == 404
    places = {words: urljoin(f"http://here{root}{path}", to) for words, to in Links(body).found.items()}
    assert places["Start"] == f"http://here{home}"
    assert places["One person"] == f"http://here{home}one-person"


def test_the_chapter_that_was_probably_meant_comes_first():
    for path in ("/one-persn", "/One_Person", "/oneperson/"):
        assert next(iter(Links(asked(path)[2]).found)) == "One person – is it this one?"
    assert next(iter(Links(asked("/zzz")[2]).found)) == "Start"


def test_a_program_that_reads_no_html_is_told_in_a_line():
    status, headers, body = asked("/nowhere", accept="*/*")
    assert status == 404
    assert headers["content-type"].startswith("text/plain")
    assert headers["vary"] == "Accept"
    assert "<" not in body


def test_a_failure_is_calm_and_its_reference_is_in_the_log(caplog: pytest.LogCaptureFixture):
    status, headers, body = asked("/static/fails")
    assert status == 500
    assert "no reader should see" not in body
    assert headers["content-security-policy"]
    reference = body.partition("Reference: ")[2][:6]
    assert f"reference {reference}" in caplog.text
    assert "no reader should see" in caplog.text
