"""The real server in front of whoever asks: small answers at once, no word to the outside, no guest in our name."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.conftest import ROOT, Server
from tests.web.wire import WEBSOCKET, Answer, ask, connected, handshake, send

pytestmark = pytest.mark.slow
PATIENCE_S = 60
LONGEST_LINE = 8000  # of a websocket's request: beyond it, uvicorn gives no answer and keeps the line open
WATCHED = ("tests.web.watched",)
BY_STREAMLIT = (
    *WATCHED, "streamlit", "run", str(ROOT / "streamlit_app.py"), "--server.headless=true", "--server.port={port}",
)  # fmt: skip
BY_COMMAND = (*WATCHED, "cryoteach.cli", "run", "--no-browser", "--port", "{port}")
ADDRESS = "https://teaching.example.org"
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as Streamlit starts it, with an address of its own, and watched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CRYOTEACH_ADDRESS", ADDRESS)
        server = Server(tmp_path_factory.mktemp("watched") / "server.log", BY_STREAMLIT)
    with server:
        yield server


def said(server: Server, beginning: str) -> list[str]:
    lines = server.log.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith(beginning)]


@pytest.mark.parametrize("start", [BY_STREAMLIT, BY_COMMAND], ids=["streamlit run", "cryoteach run"])
def test_a_small_answer_waits_for_no_acknowledgement(tmp_path, start: tuple[str, ...]):
    with Server(tmp_path / "server.log", start) as server, ExitStack() as stack:
        wires = [stack.enter_context(connected(server.url)) for _ in range(3)]
        for wire in wires:
            wire.sendall(b"GET /_stcore/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert wire.recv(65_536).startswith(b"HTTP/1.1 200")
        os.kill(server.process.pid, signal.SIGUSR1)
        expected = [f"CONNECTION from {wire.getsockname()[1]} at once: True" for wire in wires]
        end = time.monotonic() + PATIENCE_S
        while len(said(server, "CONNECTION")) < len(wires) and time.monotonic() < end:
            time.sleep(0.05)
        assert sorted(said(server, "CONNECTION")) == sorted(expected)


def test_the_watch_hears_what_would_go_outside():
    deeds = "sys.audit('socket.getaddrinfo', 'outside.example'); sys.audit('socket.getaddrinfo', 'localhost')"
    script = f"import sys; from tests.web.watched import watch; watch(); {deeds}"
    heard = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert heard.stderr == "OUTSIDE getaddrinfo 'outside.example'\n"


def test_the_server_says_nothing_to_anybody_outside(server: Server):
    foreign = {"Origin": "http://evil.example"}
    for guest in ({}, foreign, {"Host": "evil.example"}, {"Host": "evil.example", **foreign}, {"Origin": "null"}):
        ask(server.url, "/", **HTML, **guest)
        handshake(server.url, **guest)
        handshake(server.url, "/one-person/_stcore/stream", **guest)
    handshake(server.url, Origin=ADDRESS)
    ask(server.url, "/_stcore/upload_file/a/b", "PUT", **foreign)
    assert said(server, "OUTSIDE") == []


@pytest.mark.parametrize("host", ["", "localhost:80", "127.0.0.1", "192.168.1.20:8501", "[::1]:8501", "LOCALHOST."])
def test_an_address_in_numbers_and_this_machine_s_names_are_let_in(server: Server, host: str):
    named = {"Host": host} if host else {}
    assert ask(server.url, **named).status == 200
    assert handshake(server.url, **named).status == 101


def test_the_address_that_was_set_is_let_in_however_the_proxy_writes_the_host(server: Server):
    for host in ("teaching.example.org", "teaching.example.org:443", "127.0.0.1:8501"):
        assert ask(server.url, Host=host).status == 200
        assert handshake(server.url, Host=host, Origin=ADDRESS).status == 101


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "evil.example:8501", "127.0.0.1:port"]
)
def test_a_name_that_only_pretends_is_refused_with_the_setting_that_mends_it(server: Server, host: str):
    for answer in (ask(server.url, Host=host, **HTML), handshake(server.url, Host=host, Origin=f"http://{host}")):
        assert answer.status == 421
        assert "CRYOTEACH_ADDRESS" in answer.body
        assert "evil" not in answer.body + str(answer.headers)


def test_a_proxy_s_word_for_the_host_is_not_believed(server: Server):
    assert ask(server.url, Host="evil.example", X_Forwarded_Host="localhost").status == 421
    assert handshake(server.url, Origin="http://evil.example", X_Forwarded_Host="evil.example").status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:1", "http://[", "file://"])
def test_another_page_opens_no_websocket_here(server: Server, origin: str):
    answer = handshake(server.url, Origin=origin)
    assert (answer.status, answer.headers["x-content-type-options"]) == (403, "nosniff")
    assert "a page of somebody else" in answer.body


def test_our_own_page_opens_one(server: Server):
    assert handshake(server.url, Origin=server.url).status == 101


@pytest.mark.parametrize("path", ["/", "/one-person", "/one-persn", "/_stcore/health", "/favicon.png", "/nowhere.js"])
def test_every_answer_says_what_a_page_may_do(server: Server, path: str):
    headers = ask(server.url, path, **HTML).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"].replace("wasm-unsafe-eval", "")


@pytest.mark.parametrize("path", ["/one-persn", "/One_Person", "/one-person/more", "/index.html", "/nowhere.png"])
def test_an_address_that_leads_nowhere_says_so_with_ways_on(server: Server, path: str):
    answer = ask(server.url, path, **HTML)
    assert answer.status == 404
    assert "Nothing is here" in answer.body
    up = "../" * (path.count("/") - 1)
    assert f'href="{up or "./"}">Start<' in answer.body
    assert f'href="{up or "./"}one-person">One person' in answer.body


@pytest.mark.parametrize(
    "path", ["metrics", "agent/interact", "agent/openapi.json", "agent/mcp", "script-health-check", "stream"]
)
def test_what_our_pages_do_not_need_of_streamlit_is_not_there(server: Server, path: str):
    for method in ("GET", "POST", "OPTIONS"):
        assert ask(server.url, f"/_stcore/{path}", method).status == 404
    assert ask(server.url, "/auth/login").status == 404


def test_a_page_is_opened_and_nothing_else(server: Server):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = ask(server.url, "/one-person", method, **HTML)
        assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
        assert method in answer.body
    assert ask(server.url, "/one-person", "HEAD").status == 200
    assert ask(server.url, "/answers/one-person", "POST").status == 405


def test_a_browser_finds_the_icon_where_it_looks_by_itself(server: Server):
    answer = ask(server.url, "/favicon.ico")
    assert (answer.status, answer.headers["location"]) == (308, "./favicon.png")
    assert ask(server.url, "/favicon.png").status == 200


def test_whoever_takes_no_gzip_gets_none_from_anybody(server: Server):
    for path in ("/answers/one-person", "/guess-first", "/one-persn"):
        for header in ("gzip;q=0", "identity", "*;q=0, identity", ""):
            assert "content-encoding" not in ask(server.url, path, Accept="text/html", Accept_Encoding=header).headers
    assert ask(server.url, "/answers/one-person", Accept_Encoding="gzip;q=0.5").headers["content-encoding"] == "gzip"


def unshown(answer: Answer) -> None:
    """Whatever the answer is, nothing of our inside is in it."""
    for inside in ("Traceback", "Error:", "site-packages", str(ROOT)):
        assert inside not in answer.body
    assert answer.status < 500


@pytest.mark.parametrize(
    "path",
    ["/%00", "/%ff%fe", "/%", "/%zz", "/..%2f..%2fetc/passwd", "//evil.example/", "/\\evil", "/one-person/%2e%2e/x",
     "/one-person?%ff=%00&%", "/answers/one-person?lesion_count=%00&%ff=%zz&&==", "/answers/one-person?" + "a&" * 9999,
     "http://evil.example/", "*", "/" + "a" * 60_000, "/assets/%00", "/media/%00", "/_stcore/upload_file/%00/%ff"],
    ids=lambda path: path[:30],
)  # fmt: skip
def test_an_odd_address_shows_nothing_of_our_inside(server: Server, path: str):
    for method in ("GET", "PUT"):
        unshown(ask(server.url, path, method, **HTML))
    if len(path) < LONGEST_LINE:
        unshown(handshake(server.url, path))


@pytest.mark.parametrize(
    "raw",
    [b"\0\0\0\0\r\n\r\n", b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
     b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
     b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: " + b"a" * 500_000 + b"\r\n\r\n",
     b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Encoding: ;q=x,,gzip;q=\r\n\r\n",
     b"GET / HTTP/1.1\r\nHost: \xff\xfe\r\nConnection: close\r\n\r\n",
     b"GET / HTTP/1.0\r\n\r\n"],
    ids=lambda raw: repr(raw[:40]),
)  # fmt: skip
def test_bytes_that_are_no_request_show_nothing_of_our_inside(server: Server, raw: bytes):
    unshown(send(server.url, raw))
    assert ask(server.url).status == 200


@pytest.mark.parametrize("frame", [b"\x82\x85\0\0\0\0\xff\xff\xff\xff\xff", b"\x81\x82\0\0\0\0ab", b"\xff\xff\xff\xff"])
def test_a_websocket_that_talks_nonsense_is_closed_and_told_nothing(server: Server, frame: bytes):
    lines = [
        f"{name}: {value}" for name, value in {**WEBSOCKET, "Host": "localhost", "Origin": "http://localhost"}.items()
    ]
    with connected(server.url) as wire:
        wire.sendall(("\r\n".join(["GET /_stcore/stream HTTP/1.1", *lines]) + "\r\n\r\n").encode())
        heard = wire.recv(65_536)
        assert heard.startswith(b"HTTP/1.1 101")
        wire.sendall(frame)
        while more := wire.recv(65_536):
            heard += more
    assert b"Traceback" not in heard
    assert b"site-packages" not in heard
