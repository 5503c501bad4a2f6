"""A tab's plain requests beside its websocket: one connection, kept open, as a browser keeps it."""

import asyncio
import time
from dataclasses import dataclass

from tests.benchmarks.servers import Server


@dataclass(frozen=True)
class Run:
    """One run of the script as its client saw it.

    Args:
        milliseconds: from the request to the word that the run has finished.
        received: bytes of payload.
        drawn: how many elements arrived, so that a run that drew nothing is noticed.
    """

    milliseconds: float
    received: int
    drawn: int

    def __add__(self, other: "Run") -> "Run":
        """Both, one after the other."""
        return Run(self.milliseconds + other.milliseconds, self.received + other.received, self.drawn + other.drawn)


class Fetcher:
    """Asks a server for what it offers over plain HTTP."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.connection: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.answer = b""

    async def get(self, path: str) -> Run:
        """Fetch an address of the server; once more where it has meanwhile closed the connection, as a browser does."""
        start = time.perf_counter()
        try:
            self.answer = await self._asked(path)
        except (ConnectionResetError, BrokenPipeError, asyncio.IncompleteReadError):
            await self.close()
            self.answer = await self._asked(path)
        return Run((time.perf_counter() - start) * 1000, len(self.answer), self.answer.count(b"\n") + 1)

    async def _asked(self, path: str) -> bytes:
        self.connection = self.connection or await asyncio.open_connection("127.0.0.1", self.server.port)
        reader, writer = self.connection
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 200 " not in head.split(b"\r\n", 1)[0]:
            raise ConnectionError(head.decode())
        length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        return await reader.readexactly(length)

    async def close(self) -> None:
        """Hang up."""
        if self.connection:
            self.connection[1].close()
            self.connection = None
