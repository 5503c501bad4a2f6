"""What a page may do: the policy names the installed Streamlit's own scripts, and nobody else's."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route, Router
from starlette.testclient import TestClient

from cryoteach.web.security_headers import SecurityHeaders, headers_for, policy
from tests.web.room.rooms_to_visit import HOST, visited_in


class InlineScripts(HTMLParser):
    """The texts of the scripts that stand in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts, self._inside = [], False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self._inside = tag == "script" and "src" not in dict(attrs)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts.append(data)

    def handle_endtag(self, _tag: str) -> None:
        self._inside = False


def test_each_script_of_the_installed_page_is_named_by_its_hash_and_no_other_may_run():
    page = (Path(st.__file__).parent / "static/index.html").read_text(encoding="utf-8")
    scripts = InlineScripts(page).texts
    assert scripts  # when Streamlit needs none any more, the policy needs no hash
    expected = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts}
    allowed = next(part for part in policy("").split("; ") if part.startswith("script-src")).split()[1:]
    assert set(allowed) == {"'self'", "blob:", "'wasm-unsafe-eval'"} | expected


def test_a_page_speaks_to_the_host_that_it_came_from_and_to_nobody_else():
    assert "connect-src 'self' ws://[::1]:8501 wss://[::1]:8501 data:;" in policy("[::1]:8501")
    assert "connect-src 'self' data:;" in headers_for("")["Content-Security-Policy"]


@pytest.mark.parametrize("part", ["object-src 'none'", "base-uri 'self'", "default-src 'self'"])
def test_what_no_page_of_ours_needs_is_shut(part: str):
    assert part in policy("localhost").split("; ")


def test_any_site_may_frame_a_chapter_and_none_a_room(tmp_path: Path):
    with visited_in(tmp_path, "memory") as visited:
        chapter = Route("/one-person", lambda _: PlainTextResponse("a chapter"))
        browser = TestClient(SecurityHeaders(Router([chapter, Mount("/", visited.app)]), ""), base_url=HOST)
        told = {path: browser.get(path).headers for path in ("/one-person", f"/j/{visited.code}")}
    framing = [re.findall(r"frame-ancestors ([^;]*)", found["content-security-policy"]) for found in told.values()]
    assert framing == [["*"], ["'none'"]]
    assert not any("x-frame-options" in found for found in told.values())  # which would stop a chapter's frame
