"""What one phone costs: processor, memory, open files, bytes and rows, each by itself; deploy/CAPACITY.md adds them up.

``python -m tests.benchmarks.capacity`` prints the table. It counts the processor's time of the server alone, so that a
busy machine changes little; Linux only.
"""

import asyncio
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.benchmarks import pages
from tests.benchmarks.protocol import COUNTS, Session
from tests.benchmarks.room_bytes import room_bytes
from tests.benchmarks.room_crowd import CLICKS, Crowd, await_rest, ticks
from tests.benchmarks.servers import Server, serving
from tests.rooms.process import RoomsProcess
from tests.rooms.replicas.nginx import Proxy

PHONES, SESSIONS, MOVES, LOOKS, IDLE_S = 300, 40, 5, 100, 20


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


async def of_a_crowd(port: int, watched: Watched) -> Crowd:
    """Measure phones that come in at a port, answer, are told, and wait."""
    crowd = Crowd(port)
    files, memory = watched.open_files(), watched.memory_kb()
    await watched.costs("a phone joins: two pages", partial(crowd.come, PHONES), PHONES)
    await watched.costs("a new state, for each phone", crowd.clicks, PHONES * len(CLICKS))
    await watched.costs("a vote: what is sent, and one page", partial(crowd.votes, 0), PHONES)
    await asyncio.gather(*map(crowd.look, crowd.phones))
    waits = [asyncio.ensure_future(crowd.wait(phone)) for phone in crowd.phones]
    await asyncio.sleep(2)
    watched.note("a phone that waits: open files", (watched.open_files() - files) / PHONES, "")
    watched.note("a phone that waits: memory", (watched.memory_kb() - memory) / PHONES, "kB")
    await watched.costs("a phone that waits: each second", partial(asyncio.sleep, IDLE_S), PHONES * IDLE_S)
    for wait in waits:
        wait.cancel()
    await asyncio.gather(*waits, return_exceptions=True)
    return crowd


async def of_a_process(port: int, watched: Watched) -> str:
    """Measure ``cryoteach rooms``; the code of its room."""
    watched.note("the process, with nobody there: memory", watched.memory_kb() / 1024, "MB")
    crowd = await of_a_crowd(port, watched)
    for page in ("screen", "desk"):
        path = f"/r/{crowd.trainer.code}/{page}"
        await watched.costs(f"a page of the {page}", partial(_look, crowd, path), LOOKS)
    for row in await room_bytes(port):
        watched.note(row.measure, row.ours or 0, "B")
    return hang_up(crowd)


async def of_the_proxy(port: int, watched: Watched) -> str:
    """Measure nginx in front of it."""
    return hang_up(await of_a_crowd(port, watched))


async def of_a_chapter(server: Server, watched: Watched) -> None:
    """Measure ``cryoteach run``: sessions at the sliders of chapter 2."""
    async with AsyncExitStack() as stack:
        came: list[Session] = []

        async def come() -> None:
            came.extend([await stack.enter_async_context(Session(server)) for _ in range(SESSIONS)])

        await come()  # the first ones load what all share
        memory = watched.memory_kb()
        watched.note("the process, warm: memory", memory / 1024, "MB")
        await watched.costs("a session comes", come, SESSIONS)
        watched.note("a session: memory", (watched.memory_kb() - memory) / SESSIONS, "kB")
        await watched.costs("a move of a slider", partial(_move, came), len(came) * MOVES)


async def _move(sessions: list[Session]) -> None:
    for count in COUNTS[:MOVES]:
        await asyncio.gather(*(session.move(count) for session in sessions))
        await asyncio.gather(*(session.rest() for session in sessions))


async def _look(crowd: Crowd, path: str) -> None:
    crowd.trainer.browser.hang_up()  # it was idle for so long that the server has
    for _ in range(LOOKS):
        await crowd.trainer.browser.get(path)


def hang_up(crowd: Crowd) -> str:
    """All go; the code of their room."""
    for browser in (crowd.trainer.browser, *(phone.browser for phone in crowd.phones)):
        browser.hang_up()
    return crowd.trainer.code


def rows_of(file: Path, code: str) -> Iterator[tuple[str, float, str]]:
    """What the log of a room holds."""
    with closing(sqlite3.connect(file)) as database:
        rows, size = database.execute(
            "select count(*), sum(length(body)) from event where code = ? and kind = 'voted'", (code,)
        ).fetchone()
    yield "body of a vote in the log", size / rows, "B"


def main() -> None:
    """Measure the rooms alone, nginx in front of them, and the chapters."""
    with tempfile.TemporaryDirectory() as folder, RoomsProcess(Path(folder)) as process:
        rooms = Watched([process.process.pid])
        code = asyncio.run(of_a_process(process.port, rooms))
        for row in rows_of(process.file, code):
            rooms.note(*row)
        with Proxy(Path(folder) / "nginx", [process.port]) as proxy:
            nginx = Watched(workers_of(proxy.process.pid))
            asyncio.run(of_the_proxy(proxy.port, nginx))
    with serving(pages.ours(pages.ROOT / "streamlit_app.py")) as server:
        await_rest(server.pid)
        chapters = Watched([server.pid])
        asyncio.run(of_a_chapter(server, chapters))
    lines = ["cryoteach rooms", *rooms.lines, "", "nginx", *nginx.lines, "", "cryoteach run", *chapters.lines]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
