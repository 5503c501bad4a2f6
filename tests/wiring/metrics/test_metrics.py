"""The figures: what became of votes is counted, an address of their own is kept, and what is missing is said."""

import socket
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from cryoteach.cli import main
from cryoteach.errors import SettingError
from cryoteach.server_settings import ListenAt
from cryoteach.wiring.measured import COMMITS, VOTES, Times
from cryoteach.wiring.metrics.page import serve_metrics
from tests.domain.rooms.lessons import EVERY_KIND
from tests.web.room.rooms_to_visit import visited_in


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_vote_is_counted_once_it_is_stored_and_once_more_when_it_comes_again(tmp_path: Path):
    before, commits = VOTES.read(), COMMITS.read()[0][-1][1]
    with visited_in(tmp_path, "sqlite", *EVERY_KIND) as visited:
        phone = visited.phone()
        visited.go("commit")
        phone.look()
        phone.send("vo", sure="2")
    now = VOTES.read()
    assert {word: now[word] - before[word] for word in now if now[word] != before[word]} == {"stored": 1}
    assert COMMITS.read()[0][-1][1] > commits


def test_times_fall_into_buckets_that_add_up():
    times = Times((0.1, 1.0))
    for seconds in (0.05, 0.1, 0.5, 7.0):
        times.add(seconds)
    with pytest.raises(ValueError, match="as it ends"), times.taken():
        raise ValueError("as it ends")
    assert times.read()[0] == [("0.1", 3.0), ("1.0", 4.0), ("+Inf", 5.0)]


def test_they_are_scraped_at_an_address_of_their_own():
    at = ListenAt("127.0.0.1", free_port())
    serve_metrics(at)
    with urllib.request.urlopen(f"http://127.0.0.1:{at.port}/metrics") as answer:
        text = answer.read().decode()
    assert 'cryoteach_votes_total{outcome="stored"}' in text
    assert "# TYPE cryoteach_rerun_seconds histogram" in text
    with pytest.raises(SettingError, match=rf"^CRYOTEACH_METRICS: '127.0.0.1:{at.port}' cannot be listened at"):
        serve_metrics(at)


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    serve_metrics(None)
    with pytest.raises(SettingError, match=r"install cryoteach\[metrics\]"):
        serve_metrics(ListenAt("127.0.0.1", 9))


@pytest.mark.parametrize("verb", ["run", "rooms"])
def test_the_port_of_the_app_is_refused(monkeypatch: pytest.MonkeyPatch, verb: str):
    port = str(free_port())
    monkeypatch.setenv("CRYOTEACH_METRICS", port)
    monkeypatch.setenv("CRYOTEACH_STORE", "memory:")
    done = CliRunner().invoke(main, [verb, "--port", port])
    assert done.exit_code == 2
    assert "is the port of the app" in done.output
