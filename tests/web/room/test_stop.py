"""The whole app, told to end while phones wait: it ends within two seconds, and its room is there again."""

import json
import re
import socket
import time
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from cryoteach.wiring.log.private import mark_of
from cryoteach.wiring.server_checks import asking, through_proxy
from tests.conftest import AS_USERS_DO, Server

pytestmark = pytest.mark.slow
ALONE = ("cryoteach.cli", "rooms", "--port", "{port}")
STREAM, UPGRADE = through_proxy.STREAM, [f"{name}: {value}" for name, value in asking.UPGRADE.items()]
PHONES, MOST_SECONDS = 300, 2.0


class RoomServer(Server):
    """A server that is there as soon as rooms are."""

    def wait_until_healthy(self) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            try:
                if httpx.get(f"{self.url}/readyz").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        pytest.fail(self.log.read_text(encoding="utf-8")[-4000:])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def assert_it_logged(log: Path, opened: dict[str, str]) -> None:
    """One JSON object a line, from its start to its end; nothing that leads into the room."""
    text = log.read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    words = [line["message"] for line in lines]
    assert words[0] == "serving"
    assert words[-1] == "ended: what was asked is stored"
    assert mark_of(opened["code"]) in [line.get("room") for line in lines]
    assert [part for part in (opened["code"], opened["trainer"].rpartition("/")[2]) if part in text] == []


def phone_that_waits(server: Server, address: str, *headers: str) -> socket.socket:
    phone = socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2])), timeout=10)
    phone.sendall("\r\n".join([f"GET {address} HTTP/1.1", "Host: 127.0.0.1", *headers, "", ""]).encode())
    return phone


def address_of_a_wait(client: httpx.Client, room: str) -> str:
    """Where a new phone waits."""
    client.cookies.clear()
    return re.search(r'data-wait="([^"]+)"', client.get(room).text)[1].replace("&amp;", "&")


@pytest.mark.parametrize("start", [AS_USERS_DO, ALONE], ids=["cryoteach run", "cryoteach rooms"])
def test_the_app_ends_while_phones_wait_and_knows_the_room_afterwards(tmp_path: Path, monkeypatch, start):
    monkeypatch.setenv("CRYOTEACH_STORE", f"sqlite:///{tmp_path}/rooms.sqlite")
    monkeypatch.setenv("CRYOTEACH_LOG", "json")
    monkeypatch.setenv("CRYOTEACH_METRICS", str(port := free_port()))
    with RoomServer(tmp_path / "server.log", start) as server, ExitStack() as phones, httpx.Client() as client:
        opened = client.post(
            f"{server.url}/rooms", data={"case": "mei-ferry"}, headers={"Accept": "application/json"}
        ).json()
        addresses = [address_of_a_wait(client, f"{server.url}/r/{opened['code']}") for _ in range(PHONES // 3)]
        shut = client.get(f"{server.url}/r/{opened['code']}").headers["content-security-policy"]
        assert shut.startswith("default-src 'none'; script-src 'self'; style-src 'self'; img-src data:;")
        waits = [address for address in addresses for _ in range(3)]
        waiting = [phones.enter_context(phone_that_waits(server, address)) for address in waits]
        if start is AS_USERS_DO:
            phones.enter_context(phone_that_waits(server, STREAM, *UPGRADE))  # a page of the notebook stands open
        time.sleep(1.0)
        figures = httpx.get(f"http://127.0.0.1:{port}/metrics").text
        assert f"cryoteach_phones_waiting {PHONES}.0" in figures
        assert "cryoteach_rooms_open 1.0" in figures
        assert ("cryoteach_sessions 1.0" in figures) is (start is AS_USERS_DO)
        assert opened["code"] not in figures
        began = time.monotonic()
        server.process.terminate()
        server.process.wait(timeout=20)
        assert time.monotonic() - began < MOST_SECONDS
        assert {phone.recv(12) for phone in waiting} == {b"HTTP/1.1 503"}
    assert_it_logged(tmp_path / "server.log", opened)
    monkeypatch.delenv("CRYOTEACH_METRICS")
    with RoomServer(tmp_path / "again.log", ALONE) as server:
        assert httpx.get(f"{server.url}/r/{opened['code']}").status_code == 200
