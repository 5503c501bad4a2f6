"""The rooms alone: no Streamlit, few bytes, no other origin."""

import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cryoteach.web.room.routes import FILES
from cryoteach.web.rooms_app import rooms_app
from tests.conftest import ROOT
from tests.domain.rooms.lessons import EVERY_KIND
from tests.web.room.rooms_to_visit import HOST, HTML, Visited, visited_in

FIRST_LOAD, VOTE, STATE_CHANGE, SCRIPT = 12_000, 2_000, 2_000, 2_000
HEAD_BYTES = 60  # a first line and a name that the client of the tests does not count
PACKED = {**HTML, "Accept-Encoding": "gzip"}


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, "memory", *EVERY_KIND) as visited:
        yield visited


def on_the_wire(answer) -> int:
    head = sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)
    body = (
        len(gzip.compress(answer.content)) if answer.headers.get("content-encoding") == "gzip" else len(answer.content)
    )
    return head + body + HEAD_BYTES


def test_the_rooms_alone_need_neither_streamlit_nor_plotly_nor_pandas():
    script = (
        "import sys; from cryoteach.web.rooms_app import rooms_app; import cryoteach.cli.verbs.rooms;"
        "app = rooms_app();"
        "from starlette.testclient import TestClient; answer = TestClient(app, base_url='http://localhost').get('/j');"
        "assert answer.status_code == 200, answer.text;"
        "print({'streamlit', 'plotly', 'pandas'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


def test_a_first_load_takes_few_bytes(visited: Visited):
    visited.go("commit")
    browser = visited.browser()
    page = browser.get(visited.path)
    named = [file for file in FILES if file.path in page.text]
    assert {file.media_type for file in named} == {"text/css", "text/javascript"}
    files = [browser.get(f"/{file.path}", headers=PACKED) for file in named]
    assert all(file.headers["content-encoding"] == "gzip" for file in files)
    assert sum(map(on_the_wire, [page, *files])) <= FIRST_LOAD


def test_a_vote_with_its_redirect_and_a_state_change_take_few_bytes(visited: Visited):
    phone = visited.phone()
    visited.go("commit")
    phone.look()
    changed = phone.browser.get(f"{visited.path}/wait?seen=1")
    assert on_the_wire(changed) <= STATE_CHANGE
    form = sum(len(phone.field(name)) for name in ("ballot", "p")) + 40
    sent = phone.send("vo", sure="2")
    assert form + on_the_wire(sent) + on_the_wire(phone.answer) <= VOTE


def test_the_scripts_of_a_phone_are_small():
    phones = [file for file in FILES if file.name.endswith(("/phone/waiting.js", "/asking.js"))]
    assert len(phones) == 2
    assert sum(len(gzip.compress(file.content())) for file in phones) <= SCRIPT


def test_a_page_asks_nobody_else_for_anything(visited: Visited):
    visited.go("commit")
    text = visited.phone().answer.text
    assert re.findall(r'(?:src|href|action)="(?!/|data:,")([^"]*)"', text) == []
    assert "://" not in text + "".join(file.content().decode() for file in FILES)


def test_an_address_that_leads_nowhere_shows_the_way_to_a_room(visited: Visited):
    browser = visited.browser()
    for path in ("/one-person", "/r", f"{visited.path}/nothing", "/t"):
        answer = browser.get(path)
        assert answer.status_code == 404
        assert 'href="/j"' in answer.text
    assert browser.get("/").headers["location"] == "/j"
    assert browser.get("/j", headers={"Host": "evil.example"}).status_code == 421


def test_below_a_path_every_address_of_a_page_begins_with_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CRYOTEACH_STORE", "memory:")
    browser = TestClient(rooms_app(prefix="/teach"), base_url=HOST, follow_redirects=False, headers=HTML)
    pages = [browser.get(path) for path in ("/teach/j", "/teach/nothing", "/nothing")]
    assert [page.status_code for page in pages] == [200, 404, 404]
    named = [found for page in pages for found in re.findall(r'(?:src|href|action)="(?!data:)([^"]*)"', page.text)]
    assert named
    assert [path for path in named if not path.startswith("/teach/")] == []
    assert browser.get("/teach/").headers["location"] == "/teach/j"
    assert browser.get("/j").status_code == 404


def test_the_files_are_kept_for_ever_and_the_pages_never(visited: Visited):
    browser = visited.browser()
    for file in FILES:
        assert "immutable" in browser.get(f"/{file.path}").headers["cache-control"]
    assert browser.get("/j").headers["cache-control"] == "no-store"
