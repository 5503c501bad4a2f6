"""The whole app, told to end while phones wait: it ends within two seconds, and its room is there again."""

import re
import socket
import time
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from tests.conftest import AS_USERS_DO, Server

pytestmark = pytest.mark.slow
ALONE = ("cryoteach.cli", "rooms", "--port", "{port}")
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


def phone_that_waits(server: Server, address: str) -> socket.socket:
    phone = socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2])), timeout=10)
    phone.sendall(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    return phone


def address_of_a_wait(client: httpx.Client, room: str) -> str:
    """Where a new phone waits."""
    client.cookies.clear()
    return re.search(r'data-wait="([^"]+)"', client.get(room).text)[1].replace("&amp;", "&")


@pytest.mark.parametrize("start", [AS_USERS_DO, ALONE], ids=["cryoteach run", "cryoteach rooms"])
def test_the_app_ends_while_phones_wait_and_knows_the_room_afterwards(tmp_path: Path, monkeypatch, start):
    monkeypatch.setenv("CRYOTEACH_STORE", f"sqlite:///{tmp_path}/rooms.sqlite")
    with RoomServer(tmp_path / "server.log", start) as server, ExitStack() as phones, httpx.Client() as client:
        opened = client.post(
            f"{server.url}/rooms", data={"case": "mei-ferry"}, headers={"Accept": "application/json"}
        ).json()
        addresses = [address_of_a_wait(client, f"{server.url}/r/{opened['code']}") for _ in range(PHONES // 3)]
        shut = client.get(f"{server.url}/r/{opened['code']}").headers["content-security-policy"]
        assert shut.startswith("default-src 'none'; script-src 'self'; style-src 'self'; img-src data:;")
        waits = [address for address in addresses for _ in range(3)]
        waiting = [phones.enter_context(phone_that_waits(server, address)) for address in waits]
        time.sleep(1.0)
        began = time.monotonic()
        server.process.terminate()
        server.process.wait(timeout=20)
        assert time.monotonic() - began < MOST_SECONDS
        assert {phone.recv(12) for phone in waiting} == {b"HTTP/1.1 503"}
    with RoomServer(tmp_path / "again.log", ALONE) as server:
        assert httpx.get(f"{server.url}/r/{opened['code']}").status_code == 200
