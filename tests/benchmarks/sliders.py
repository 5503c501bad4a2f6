"""People at the sliders of chapter 2, in a process of their own: no time is taken from whoever measures."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks import pages
from tests.benchmarks.pages import ROOT
from tests.benchmarks.servers import Server
from tests.benchmarks.sessions import SETTLE_S, Load, everybody_moves

MOVING = "moving"
FOR_EVER = 86_400.0


@contextmanager
def moving_sliders(server: Server, how_many: int) -> Iterator[None]:
    """So many sessions of a server, each moving every 1-2 s until the end of the block."""
    command = [sys.executable, "-m", "tests.benchmarks.sliders", str(server.page.script), str(server.port)]
    with subprocess.Popen([*command, str(how_many)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            if process.stdout is None or process.stdout.readline().strip() != MOVING:
                raise ConnectionError("the sliders do not move")
            yield
            if process.poll() is not None:
                raise ConnectionError("the sliders have stopped meanwhile")
        finally:
            process.terminate()


def _main(script: str, port: str, how_many: str) -> None:
    server = Server(pages.ours(Path(script)), int(port), 0)
    asyncio.run(_move(server, int(how_many)))


async def _move(server: Server, how_many: int) -> None:
    async with everybody_moves(server, Load(how_many), FOR_EVER) as moves:
        await asyncio.sleep(SETTLE_S)
        print(MOVING, flush=True)
        await moves


if __name__ == "__main__":
    _main(*sys.argv[1:])
