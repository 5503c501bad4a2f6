"""Chapter 4 in the server: a dial of a limit moves and every visible view follows; what an open session weighs."""

import asyncio
from contextlib import AsyncExitStack, ExitStack
from statistics import median

from tests.benchmarks import pages
from tests.benchmarks.protocol import REST_S, Session
from tests.benchmarks.servers import Server, serving
from tests.benchmarks.setup import Setup
from tests.benchmarks.table import Row

PLACES = (3, 7, 2, 9, 4, 6, 1, 8, 5, 10)
SESSIONS = 20


def chapter_four(setup: Setup) -> list[Row]:
    """A move of the dial against one of the minimal page, in turns; and memory for each of twenty open sessions."""
    if not setup.wanted("ours"):
        return []
    with ExitStack() as stack:
        servers = [
            stack.enter_context(serving(page)) for page in (pages.minimal(), pages.thousand(setup.app))
        ]  # fmt: skip
        times = asyncio.run(_take_turns(servers, setup.pick(50, 10)))
        weights = [asyncio.run(_weight(server)) for server in servers]
    return [
        Row("chapter 4 after a dial of a limit, server", times[0], times[1], at_most=1.0),
        Row("memory of an open session of chapter 4", weights[0], weights[1], unit="MB", ours_at_most=weights[0] + 10),
    ]


async def _take_turns(servers: list[Server], moves: int) -> list[float]:
    async with AsyncExitStack() as stack:
        sessions = [await stack.enter_async_context(Session(server)) for server in servers]
        times: list[list[float]] = [[] for _ in servers]
        for turn in range(len(PLACES) + moves):
            for session, mine in zip(sessions, times, strict=True):
                run = await session.move(PLACES[turn % len(PLACES)])
                await asyncio.sleep(REST_S)
                mine.append(run.milliseconds)
    return [median(mine[len(PLACES) :]) for mine in times]


async def _weight(server: Server) -> float:
    before = server.memory_mb()
    async with AsyncExitStack() as stack:
        for _ in range(SESSIONS):
            session = await stack.enter_async_context(Session(server))
            await session.move(PLACES[0])
        return (server.memory_mb() - before) / SESSIONS
