"""Who waits for news of a tutorial room, on the loop that serves them; told to end, the process lets them all go."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import cache

from cryoteach.wiring.stop_signals import before_stopping


class Hub:
    """Those who wait; one for each process."""

    def __init__(self) -> None:
        self.closing = asyncio.Event()


@cache
def hub() -> Hub:
    """The one of this process."""
    return Hub()


@asynccontextmanager
async def let_go_when_stopped() -> AsyncGenerator[None]:
    """Let everybody go who waits, as soon as this process is told to end; stands around the life of a server."""
    loop = asyncio.get_running_loop()
    with before_stopping(lambda: loop.call_soon_threadsafe(hub().closing.set)):
        yield
