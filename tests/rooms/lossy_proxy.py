"""A bad radio: a proxy of ours that delays every request, and drops some before or after the server has heard them."""

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self


@dataclass
class LossyProxy:
    """Stands before a server: ``async with LossyProxy(server_port, share_lost=0.2) as proxy``.

    Args:
        to: the port of the server.
        share_lost: of all requests; half of them never arrive, of the other half the answer is lost.
        seconds: how long each takes on its way.
    """

    to: int
    share_lost: float
    seconds: float
    dice: random.Random = field(default_factory=lambda: random.Random(20))
    before: int = 0
    after: int = 0
    passed: int = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            while await self._pass_on(reader, writer):
                pass
        writer.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request; False where it was lost, and the connection with it."""
        request = await _message(reader)
        await asyncio.sleep(self.seconds * self.dice.random())
        fate = self.dice.random()
        if fate < self.share_lost / 2:
            self.before += 1
            return False
        there, out = await asyncio.open_connection("127.0.0.1", self.to)
        out.write(request)
        answer = await _message(there)
        out.close()
        if fate < self.share_lost:
            self.after += 1
            return False
        await asyncio.sleep(self.seconds * self.dice.random())
        self.passed += 1
        writer.write(answer)
        return True


async def _message(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return head + await reader.readexactly(int(line.partition(b":")[2]))
    return head
