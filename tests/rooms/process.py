"""A real ``cryoteach rooms`` on one file and one port, that can be killed and started anew."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from tests.conftest import PATIENCE_S, ROOT


class RoomsProcess:
    """The process: ``with RoomsProcess(folder) as process``.

    Args:
        folder: a folder of its own.
        start: the verb and its options, where it is not ``rooms``.
        store: what it keeps rooms in; where empty, a file in its folder.
    """

    def __init__(self, folder: Path, *start: str, store: str = "") -> None:
        self.folder, self.file = folder, folder / "rooms.sqlite"
        self.start_with, self.store = start or ("rooms",), store or f"sqlite:///{self.file}"
        self.port = free_port()
        self.kills = 0

    def __enter__(self) -> Self:
        self.start()
        self.wait_until_ready()
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(timeout=10)

    def start(self) -> None:
        """Start it, on the same file and port."""
        command = [sys.executable, "-m", "cryoteach.cli", *self.start_with, "--port", str(self.port)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "CRYOTEACH_STORE": self.store}
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=log, stderr=log)

    def wait_until_ready(self) -> None:
        """Return once it would keep a vote."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=PATIENCE_S):
                    return
            except (URLError, OSError):
                time.sleep(0.05)
        raise AssertionError((self.folder / "log").read_text()[-4000:])

    def kill(self) -> None:
        """End it at once, with what was under way."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=10)
        self.kills += 1

    def stop(self) -> float:
        """End it as a host does, with SIGTERM; how many seconds it took."""
        began = time.monotonic()
        self.process.terminate()
        self.process.wait(timeout=30)
        return time.monotonic() - began

    def pause(self) -> None:
        """Cut it off: it keeps its connections and answers nobody, as behind a cable that was pulled out."""
        self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """It goes on."""
        self.process.send_signal(signal.SIGCONT)


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
