"""The line between a process and its database, that can be cut: nothing comes through, and nobody is told so."""

import asyncio
import threading
from contextlib import suppress
from typing import Self


class CutLine:
    """Stands before a port: ``with CutLine(cluster.port) as line``. What was on its way comes late, as on a real line.

    Args:
        to: the port behind it.
    """

    def __init__(self, to: int) -> None:
        self._to = to
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._tasks: set[asyncio.Task[None]] = set()

    def __enter__(self) -> Self:
        self._thread.start()
        self.port: int = asyncio.run_coroutine_threadsafe(self._begin(), self._loop).result(10)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def cut(self) -> None:
        """From now on nothing comes through."""
        self._loop.call_soon_threadsafe(self._whole.clear)

    def mend(self) -> None:
        """It is whole again."""
        self._loop.call_soon_threadsafe(self._whole.set)

    async def _begin(self) -> int:
        self._whole = asyncio.Event()
        self._whole.set()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return int(self._server.sockets[0].getsockname()[1])

    async def _end(self) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._tasks.add(task := asyncio.current_task())
        try:
            with suppress(OSError):
                await self._whole.wait()
                there, out = await asyncio.open_connection("127.0.0.1", self._to)
                await asyncio.gather(self._pass_on(reader, out), self._pass_on(there, writer))
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(OSError):
                while passed := await reader.read(65_536):
                    await self._whole.wait()
                    writer.write(passed)
                    await writer.drain()
        finally:
            writer.close()
