"""The process that stores is killed with -9 again and again: no vote that said "counted" is lost, none counts twice."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select

from cryoteach.domain.rooms.events import Closed, Event, Moved, Voted
from cryoteach.domain.rooms.room import Room, replay
from cryoteach.stores.lines import REPEATED
from cryoteach.stores.sql import SqlStore
from cryoteach.stores.tables import ROOM
from tests import postgres
from tests.conftest import ROOT
from tests.stores.rooms_to_store import CODE, PHONES
from tests.stores.vote_server import ITEMS, opened

PHONES_IN, ROUNDS = 300, 2
VOTES = PHONES_IN * ITEMS * ROUNDS
KILLED_AFTER = (250, 1_111, 2_222, 3_333, 4_700)
SAID = ("vw", "vo", "vc")

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 and no fork on Windows"),
    pytest.mark.slow,
]


class Killable:
    """The storing process, and the one that forks it anew."""

    def __init__(self, place: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "tests.stores.vote_server", place, str(self.port)]
        self.forks = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.kills = 0
        self.start()

    def start(self) -> None:
        self.forks.stdin.write("start\n")
        self.child = int(self.forks.stdout.readline())

    def kill(self) -> None:
        os.kill(self.child, signal.SIGKILL)
        self.kills += 1

    def close(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGKILL)
        self.forks.stdin.close()
        self.forks.wait(timeout=10)
        self.forks.stdout.close()


class Asker:
    """A phone or a desk: it sends a thing again until it is told that it is stored."""

    def __init__(self, port: int) -> None:
        self.port, self.link = port, None

    async def send(self, event: Event) -> int:
        """Send until it is acknowledged; the place."""
        while True:
            try:
                if self.link is None:
                    self.link = await asyncio.open_connection("127.0.0.1", self.port)
                reader, writer = self.link
                writer.write(f"{event.model_dump_json()}\n".encode())
                if answer := await reader.readline():
                    return int(answer)
            except OSError:
                pass
            self.hang_up()
            await asyncio.sleep(0.05)

    def hang_up(self) -> None:
        if self.link:
            self.link[1].close()
        self.link = None


@pytest.fixture(params=["one process on a file", "two processes on a database"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "rooms.sqlite") if "file" in request.param else postgres.shared().database()


@pytest.fixture
def processes(place: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Killable]]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    processes = [Killable(place) for _ in range(1 + place.startswith("postgresql"))]
    yield processes
    for process in processes:
        process.close()


class Lesson:
    """A whole lesson; ``counted`` is every vote that was acknowledged, with its place."""

    def __init__(self, processes: list[Killable]) -> None:
        self.processes = processes
        self.counted: dict[tuple[str, int, int], tuple[Voted, int]] = {}
        self.kills_due = list(KILLED_AFTER)
        self.askers = [Asker(processes[number % len(processes)].port) for number in range(PHONES_IN)]
        self.desk, self.step = Asker(processes[-1].port), 0

    async def play(self) -> None:
        for item in range(ITEMS):
            await self.ask(item, 1, "commit", "reveal")
            await self.ask(item, 2, "revote", "reveal2")
        for asker in (*self.askers, self.desk):
            asker.hang_up()

    async def ask(self, item: int, round_: int, asked: str, shown: str) -> None:
        await self.press(Moved(step=0, to=asked, item=item, round=round_))
        await asyncio.gather(*(self.vote(number, item, round_) for number in range(PHONES_IN)))
        await self.press(Closed(step=0), Moved(step=0, to=shown, item=item, round=round_))

    async def press(self, *events: Event) -> None:
        for event in events:
            await self.desk.send(event.model_copy(update={"step": self.step}))
            self.step += 1

    async def vote(self, number: int, item: int, round_: int) -> None:
        said, sure = SAID[(number + item * round_) % 3], number % 3 + 1
        event = Voted(phone=PHONES[number], item=item, round=round_, said=said, sure=sure)
        self.counted[event.phone, item, round_] = event, await self.askers[number].send(event)
        if self.kills_due and len(self.counted) >= self.kills_due[0]:
            process = self.processes[self.kills_due.pop(0) % len(self.processes)]
            process.kill()  # others of this round are on their way, or about to be answered
            process.start()


def test_no_vote_that_was_acknowledged_is_lost_and_none_counts_twice(processes: list[Killable], place: str):
    lesson = Lesson(processes)
    asyncio.run(lesson.play())
    assert sum(process.kills for process in processes) == len(KILLED_AFTER)
    for process in processes:
        process.kill()
    counted = lesson.counted
    assert len(counted) == VOTES
    log, room, line = what_is_stored(place)
    assert list(log) == list(range(1, len(log) + 1))
    lost = {vote for vote, place in counted.values() if log[place].model_copy(update={"at": 0}) != vote}
    assert lost == set()
    voted = Counter((event.phone, event.item, event.round) for event in log.values() if event.kind == "voted")
    assert set(voted.values()) == {1}
    assert len(voted) == VOTES
    assert sum(len(votes) for votes in room.votes.values()) == VOTES
    assert line == (len(log), *(getattr(room, name) for name in REPEATED))


def what_is_stored(place: str) -> tuple[dict[int, Event], Room, tuple]:
    database = opened(place)
    try:
        log = dict(SqlStore(database).since(CODE, 0))
        with database.engine.connect() as connection:
            line = connection.execute(select(*(ROOM.c[name] for name in ("place", *REPEATED)))).one()
    finally:
        database.close()
    return log, replay(log.values()), tuple(line)
