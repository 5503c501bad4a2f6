"""Whether the server grows: its memory after many reruns against its memory once warm."""

import asyncio
from contextlib import AsyncExitStack
from itertools import cycle

from tests.benchmarks import pages
from tests.benchmarks.progress import say
from tests.benchmarks.protocol import COUNTS, Session
from tests.benchmarks.servers import Server, serving
from tests.benchmarks.setup import Setup
from tests.benchmarks.table import Row

SESSIONS = 8
WARM = 500
SETTLE_S = 2


def endurance(setup: Setup) -> list[Row]:
    """Resident memory after 10,000 reruns against after 500, the server and all its child processes."""
    page, reruns = pages.ours(setup.app), setup.pick(10_000, 2_000)
    before = after = None
    if page in setup.floor_and_ours():
        with serving(page) as server:
            before, after = asyncio.run(_endure(server, reruns))
    return [Row(f"memory after {reruns:,} reruns, floor: after {WARM}", before, after, unit="MB", at_most=1.1)]


async def _endure(server: Server, reruns: int) -> tuple[float, float]:
    async with AsyncExitStack() as stack:
        sessions = [await stack.enter_async_context(Session(server)) for _ in range(SESSIONS)]
        before = await _memory_after(WARM, sessions, server)
        after = await _memory_after(reruns - WARM, sessions, server)
    return before, after


async def _memory_after(reruns: int, sessions: list[Session], server: Server) -> float:
    await asyncio.gather(*(_moves(session, reruns // len(sessions)) for session in sessions))
    await asyncio.sleep(SETTLE_S)
    say(f"{reruns:,} reruns more, {server.memory_mb():.0f} MB")
    return server.memory_mb()


async def _moves(session: Session, moves: int) -> None:
    for _, count in zip(range(moves), cycle(COUNTS), strict=False):
        await session.move(count)
        await session.rest()
