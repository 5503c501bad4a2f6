"""What this machine is called and where its network reaches it; nothing is sent to find that out."""

import socket

import pytest

from cryoteach.domain.input.web_address import is_this_machine_only
from cryoteach.wiring import machine


@pytest.fixture(autouse=True)
def _asked_anew():
    machine._addresses.cache_clear()
    yield
    machine._addresses.cache_clear()


def test_each_address_is_one_that_this_machine_can_listen_at_and_another_can_open():
    for address in machine.addresses_of_machine():
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        socket.create_server((address, 0), family=family).close()
        assert not is_this_machine_only(address)


def test_a_machine_without_any_road_has_no_address_in_a_network(monkeypatch: pytest.MonkeyPatch):
    def no_road(*_: object) -> None:
        raise OSError("Network is unreachable")

    monkeypatch.setattr("socket.socket.connect", no_road)
    assert machine.addresses_of_machine() == ()


@pytest.mark.parametrize(
    ("called", "names"),
    [
        ("Ward-PC.example.org", {"localhost", "ward-pc.example.org", "ward-pc", "ward-pc.local"}),
        ("mac.local", {"localhost", "mac.local", "mac"}),
        ("", {"localhost"}),
    ],
)
def test_the_machine_is_known_by_each_of_its_names(monkeypatch: pytest.MonkeyPatch, called: str, names: set[str]):
    monkeypatch.setattr("socket.gethostname", lambda: called)
    assert machine.names_of_machine() == names
