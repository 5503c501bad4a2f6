"""Real servers, one process each, started for a measure and stopped after it."""

import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.pages import ROOT, Page

PATIENCE_S = 60


class ServerDiedError(RuntimeError):
    """A server ended before it answered; the message carries the last it said."""


@dataclass(frozen=True)
class Server:
    """A running server."""

    page: Page
    port: int
    pid: int

    @property
    def url(self) -> str:
        """The address of the page on it."""
        return f"http://127.0.0.1:{self.port}{self.page.path}?{self.page.query}".rstrip("?")

    @property
    def socket_url(self) -> str:
        """The address of Streamlit's websocket on it."""
        return f"ws://127.0.0.1:{self.port}/_stcore/stream"

    def memory_mb(self) -> float:
        """Resident memory of the process and all its descendants, in MB (Linux)."""
        return sum(_resident_kb(pid) for pid in _family(self.pid)) / 1024


@contextmanager
def serving(page: Page) -> Iterator[Server]:
    """Serve a page on a free port of this machine, from start to first answer to end."""
    with tempfile.TemporaryDirectory() as empty, (Path(empty) / "log").open("w+b") as log:
        port = _free_port()
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            page.command(port),
            cwd=page.home or empty,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            server = Server(page, port, process.pid)
            _await_answer(server, process, Path(log.name))
            yield server
        finally:
            _end(process)


def _await_answer(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(server.url, timeout=PATIENCE_S):
            return
        time.sleep(0.02)
    raise ServerDiedError(f"{server.page.name} gave no answer; it last said: {log.read_text()[-500:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
            return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _family(pid: int) -> list[int]:
    children: list[int] = []
    for listing in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            children += map(int, listing.read_text().split())
    return [pid, *(member for child in children for member in _family(child))]


def _resident_kb(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
    return 0
