"""Debian's nginx with deploy/nginx as it is shipped: only where it listens and who answers is put in."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Self

from tests.conftest import PATIENCE_S, ROOT, missing
from tests.rooms.process import free_port

SHIPPED = ROOT / "deploy/nginx"
OPTIONS = "max_fails=1 fail_timeout=2s"
UPSTREAM = """
upstream {name} {{
  {before}
  {servers}
  keepalive 64;
  keepalive_timeout 3s;
}}
"""
KNOWN = "log_format served '$cookie_ct_route|$upstream_addr|$request_method|$uri|$status';\n"
NOBODY = 9  # a port where nothing answers


class Served(NamedTuple):
    """One request that it has passed on."""

    route: str
    replicas: tuple[str, ...]
    """Whom it asked, the last of them answered."""
    method: str
    path: str
    status: int


def nginx() -> str:
    """Where nginx is."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin") or missing("nginx (Debian's nginx-light)")


class Proxy:
    """A running nginx: ``with Proxy(folder, rooms=[8601, 8602], notebooks=[8501]) as proxy``.

    Args:
        folder: an empty folder of its own.
        rooms: the ports of the processes that serve rooms.
        notebooks: the ports of those that serve the app.
    """

    def __init__(self, folder: Path, rooms: Sequence[int] = (), notebooks: Sequence[int] = ()) -> None:
        self.folder, self.port = folder, free_port()
        shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
        self.stands_before(rooms, notebooks)
        log = f"access_log {folder / 'served.log'} served;"
        (folder / "cryoteach/listen.conf").write_text(f"listen 127.0.0.1:{self.port};\n{log}\n")

    @property
    def url(self) -> str:
        """Its address, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def stands_before(self, rooms: Sequence[int], notebooks: Sequence[int]) -> None:
        """Name the replicas; one that runs is told by ``reload``."""
        waits = _upstream("ct_waits", rooms).replace(OPTIONS, "max_fails=0")
        notebook = _upstream("ct_notebook", notebooks, "hash $ct_route consistent;")
        text = KNOWN + _upstream("ct_rooms", rooms) + waits + notebook
        (self.folder / "cryoteach/replicas.conf").write_text(text)

    def __enter__(self) -> Self:
        """It, once it listens."""
        with (self.folder / "stderr").open("wb") as log:
            self.process = subprocess.Popen([nginx(), *self._told], stderr=log)
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end and self.process.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return self
            time.sleep(0.02)
        self.__exit__()
        raise AssertionError((self.folder / "stderr").read_text())

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(timeout=10)

    def reload(self) -> None:
        """Have it read its files anew, without dropping anybody."""
        self.process.send_signal(signal.SIGHUP)

    def served(self) -> list[Served]:
        """Every request that is over, in order; a websocket is over when it is closed."""
        lines = (line.split("|") for line in (self.folder / "served.log").read_text().splitlines())
        return [
            Served(route, tuple(asked.replace(" : ", ", ").split(", ")), method, path, int(status))
            for route, asked, method, path, status in lines
        ]

    @property
    def _told(self) -> list[str]:
        as_root = "user root; " if os.geteuid() == 0 else ""  # else its workers may not come into a test's folder
        return [
            *("-p", f"{self.folder}/", "-c", str(self.folder / "nginx.conf"), "-e", "stderr"),
            *("-g", f"{as_root}daemon off;"),
        ]


def _upstream(name: str, ports: Sequence[int], before: str = "") -> str:
    servers = "\n  ".join(f"server 127.0.0.1:{port} {OPTIONS};" for port in ports or [NOBODY])
    return UPSTREAM.format(name=name, before=before, servers=servers)
