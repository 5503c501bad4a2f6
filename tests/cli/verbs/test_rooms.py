"""`cryoteach rooms`: where it listens, what it prints, and what it cannot do."""

import json
import socket
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from cryoteach.cli import main
from cryoteach.cli.verbs import rooms
from cryoteach.settings import settings
from cryoteach.wiring.rooms import close_rooms


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, int, str]]]:
    """What would be served: nothing is, here."""
    called: list[tuple[str, int, str]] = []
    monkeypatch.setattr(rooms, "_serve", lambda *where: called.append(where))
    monkeypatch.setattr(rooms, "addresses_of_machine", lambda: ("192.168.1.5", "fd00::2"))
    monkeypatch.setenv("CRYOTEACH_STORE", "memory:")
    yield called
    close_rooms()


def call(*arguments: str):
    return CliRunner().invoke(main, ["rooms", *arguments])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_it_says_where_phones_join(served):
    port = free_port()
    done = call("--host", "0.0.0.0", "--port", str(port))  # noqa: S104 - nothing is served here
    assert done.exit_code == 0, done.output
    assert f"http://127.0.0.1:{port}/j" in done.output
    assert f"Phones in this network join at http://192.168.1.5:{port}/j." in done.output
    assert served == [("0.0.0.0", port, "")]  # noqa: S104 - likewise


def test_by_itself_only_this_machine_opens_it_and_it_says_what_helps(served):
    done = call("--port", str(free_port()))
    assert "cryoteach rooms --host 0.0.0.0" in done.output
    assert len(served) == 1


def test_a_program_reads_the_addresses(served):
    port = free_port()
    done = call("--port", str(port), "--json")
    assert json.loads(done.output) == {"url": f"http://127.0.0.1:{port}", "others": [], "links": ""}
    assert served


def test_behind_a_proxy_it_is_told_the_path_that_stays_and_the_address_of_others(served, monkeypatch):
    monkeypatch.setenv("CRYOTEACH_ADDRESS", "https://old.example.org")
    port, address = free_port(), "https://example.org/teach"
    done = call("--port", str(port), "--base-path", "teach/", "--address", f"{address}/", "--json")
    assert json.loads(done.output) == {"url": f"http://127.0.0.1:{port}/teach", "others": [], "links": address}
    assert served == [("127.0.0.1", port, "/teach")]
    assert settings().address == address


@pytest.mark.parametrize(("option", "text"), [("--base-path", "/../x"), ("--base-path", "a b"), ("--address", "x.org")])
def test_a_path_or_an_address_that_is_none_is_said(served, option: str, text: str):
    done = call(option, text)
    assert done.exit_code == 2
    assert option in done.output
    assert served == []


def test_a_port_that_is_taken_is_said(served):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = call("--port", str(taken.getsockname()[1]))
    assert done.exit_code == 2
    assert "cannot be used" in done.output
    assert served == []
