"""What one phone costs: processor, memory, open files, bytes and rows, each by itself; deploy/CAPACITY.md adds them up.

``python -m tests.benchmarks.capacity`` prints the table. It counts the processor's time of the server alone, so that a
busy machine changes little; Linux only.
"""

import asyncio
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.benchmarks.room_bytes import room_bytes
from tests.benchmarks.room_crowd import CLICKS, Crowd, ticks
from tests.rooms.process import RoomsProcess
from tests.rooms.replicas.nginx import Proxy

PHONES, IDLE_S = 300, 20


@dataclass
class Watched:
    """A server and what it has used."""

    pids: list[int]
    lines: list[str] = field(default_factory=list)

    def cpu(self) -> float:
        """Seconds of processor."""
        return sum(map(ticks, self.pids))

    def open_files(self) -> int:
        """How many it has open."""
        return sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in self.pids)

    def memory_kb(self) -> int:
        """What it holds that nobody shares."""
        return sum(_private_kb(pid) for pid in self.pids)

    def note(self, what: str, value: float, unit: str) -> None:
        """Keep a line of the table."""
        self.lines.append(f"| {what} | {value:.3g} {unit} |")

    async def costs(self, what: str, does: Callable[[], Awaitable[object]], times: int) -> None:
        """Note what one of so many costs."""
        before = self.cpu()
        await does()
        self.note(what, (self.cpu() - before) / times * 1000, "ms of processor")


def _private_kb(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))


def workers_of(pid: int) -> list[int]:
    """The processes that one has started, and itself."""
    return [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]


async def measured(port: int, watched: Watched, *, in_room: bool) -> str:
    """Measure a crowd that comes in at a port; the code of its room."""
    crowd = Crowd(port)
    files, memory = watched.open_files(), watched.memory_kb()
    await watched.costs("a phone joins, page and style", partial(crowd.come, PHONES), PHONES)
    await watched.costs("a new state, for each phone", crowd.clicks, PHONES * len(CLICKS))
    await watched.costs("a vote, its page before", partial(crowd.votes, 0), PHONES)
    await asyncio.gather(*map(crowd.look, crowd.phones))
    waits = [asyncio.ensure_future(crowd.wait(phone)) for phone in crowd.phones]
    await asyncio.sleep(2)
    watched.note("open files, a phone that waits", (watched.open_files() - files) / PHONES, "")
    watched.note("memory, a phone that waits", (watched.memory_kb() - memory) / PHONES, "kB")
    await watched.costs("a second of waiting, a phone", partial(asyncio.sleep, IDLE_S), PHONES * IDLE_S)
    for wait in waits:
        wait.cancel()
    await asyncio.gather(*waits, return_exceptions=True)
    for browser in (crowd.trainer.browser, *(phone.browser for phone in crowd.phones)):
        browser.hang_up()
    if in_room:
        for row in await room_bytes(port):
            watched.note(row.measure, row.ours or 0, "B")
    return crowd.trainer.code


def rows_of(file: Path, code: str) -> Iterator[tuple[str, float, str]]:
    """What the log of a room holds."""
    with closing(sqlite3.connect(file)) as database:
        rows, size = database.execute(
            "select count(*), sum(length(body)) from event where code = ? and kind = 'voted'", (code,)
        ).fetchone()
    yield "body of a vote in the log", size / rows, "B"


def main() -> None:
    """Measure the process alone, and then nginx in front of it."""
    with tempfile.TemporaryDirectory() as folder, RoomsProcess(Path(folder)) as process:
        rooms = Watched([process.process.pid])
        code = asyncio.run(measured(process.port, rooms, in_room=True))
        for row in rows_of(process.file, code):
            rooms.note(*row)
        with Proxy(Path(folder) / "nginx", [process.port]) as proxy:
            nginx = Watched(workers_of(proxy.process.pid))
            asyncio.run(measured(proxy.port, nginx, in_room=False))
    print("\n".join(["cryoteach rooms", *rooms.lines, "", "nginx", *nginx.lines]))


if __name__ == "__main__":
    main()
