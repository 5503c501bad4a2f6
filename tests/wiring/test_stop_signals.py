"""A server ends within two seconds of SIGTERM or SIGINT, however many phones wait for news."""

import signal
import socket
import time
from contextlib import ExitStack
from pathlib import Path
from textwrap import dedent
from threading import Thread

import pytest

from cryoteach.wiring.stop_signals import before_stopping
from tests.conftest import Server

SERVED = """
import sys
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from cryoteach.wiring.waiting import hub, let_go_when_stopped

async def wait(_request):
    woken = await hub().wait("K7M4QX", seen=1)
    return PlainTextResponse(woken, 503 if woken == "closing" else 200)

async def health(_request):
    return PlainTextResponse("ok")

@asynccontextmanager
async def lifespan(_app):
    async with let_go_when_stopped():
        yield

app = Starlette(routes=[Route("/wait", wait), Route("/_stcore/health", health)], lifespan=lifespan)
uvicorn.run(app, port=int(sys.argv[1]), log_level="warning")
"""
PHONES, MOST_SECONDS = 30, 2.0


def phone_that_asks(server: Server, path: str) -> socket.socket:
    phone = socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2])), timeout=10)
    phone.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    return phone


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_server_ends_while_phones_wait(tmp_path: Path, stop: signal.Signals):
    (tmp_path / "waiting_server.py").write_text(dedent(SERVED))
    with Server(tmp_path / "log", ("waiting_server", "{port}")) as server, ExitStack() as open_phones:
        phones = [open_phones.enter_context(phone_that_asks(server, "/wait")) for _ in range(PHONES)]
        time.sleep(0.5)
        began = time.monotonic()
        server.process.send_signal(stop)
        server.process.wait(timeout=10)
        assert time.monotonic() - began < MOST_SECONDS
        assert {phone.recv(12) for phone in phones} == {b"HTTP/1.1 503"}


def test_what_a_signal_did_before_is_done_after_and_comes_back():
    done = []
    original = signal.signal(signal.SIGTERM, lambda *_: done.append("before"))
    try:
        handler = signal.getsignal(signal.SIGTERM)
        with before_stopping(lambda: done.append("first")):
            signal.raise_signal(signal.SIGTERM)
        assert done == ["first", "before"]
        assert signal.getsignal(signal.SIGTERM) is handler
    finally:
        signal.signal(signal.SIGTERM, original)


def test_outside_the_main_thread_nothing_is_changed():
    handler, found = signal.getsignal(signal.SIGTERM), []

    def elsewhere() -> None:
        with before_stopping(lambda: None):
            found.append(signal.getsignal(signal.SIGTERM))

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert found == [handler]
