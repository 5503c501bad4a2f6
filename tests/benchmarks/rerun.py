"""Server time and bytes of one slider move, seen from the other end of the websocket."""

import asyncio
from contextlib import AsyncExitStack, ExitStack
from statistics import median

from tests.benchmarks.protocol import COUNTS, REST_S, Run, Session
from tests.benchmarks.servers import Server, serving
from tests.benchmarks.setup import Setup
from tests.benchmarks.table import Row

WARM_UP = 5


def rerun(setup: Setup) -> list[Row]:
    """From the request to "script finished", the pages taking turns so that the machine's mood is shared.

    Ours answers a move twice: what follows is fetched at once, and the page runs when the hand has come to rest. Both
    are counted.
    """
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(page)) for page in setup.floor_and_ours()]
        runs = asyncio.run(_take_turns(servers, setup.pick(50, 10)))
    times = {name: median(run.milliseconds for run in mine) for name, mine in runs.items()}
    sizes = {name: median(run.received for run in mine) / 1000 for name, mine in runs.items()}
    return [
        Row("server time of a rerun", times.get("minimal"), times.get("ours"), at_most=0.5),
        Row("bytes sent per slider move", sizes.get("minimal"), sizes.get("ours"), unit="kB", at_most=1.5),
    ]


async def _take_turns(servers: list[Server], moves: int) -> dict[str, list[Run]]:
    async with AsyncExitStack() as stack:
        sessions = [await stack.enter_async_context(Session(server)) for server in servers]
        runs: dict[str, list[Run]] = {server.page.name: [] for server in servers}
        for count in COUNTS[1 : 1 + WARM_UP + moves]:
            for session in sessions:
                run = await session.move(count)
                await asyncio.sleep(REST_S)  # also for the server's clearing up, which a next move would wait for
                rest = await session.rest()
                runs[session.server.page.name].append(run + rest if rest else run)
    return {name: mine[WARM_UP:] for name, mine in runs.items()}
