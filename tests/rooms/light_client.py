"""A connection of one browser, as light as can be: three hundred of them share two cores with the server."""

import asyncio
import gzip
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlencode

FORM = "Content-Type: application/x-www-form-urlencoded"


class LostError(OSError):
    """No whole answer came: nobody knows whether the server has heard."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str
    wire_bytes: int


@dataclass
class Browser:
    """One tab with its cookies; it keeps its connection open as long as the server does."""

    port: int
    accepts: str = "text/html"
    packed: bool = False
    cookies: dict[str, str] = field(default_factory=dict)
    _link: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> Answer:
        """Ask for a page; a redirect is followed."""
        answer = await self.once("GET", path)
        return await self.get(answer.headers["location"]) if answer.status == 303 else answer

    async def post(self, path: str, fields: list[tuple[str, str]]) -> Answer:
        """Send a form; a redirect is not followed."""
        return await self.once("POST", path, urlencode(fields).encode())

    async def once(self, method: str, path: str, body: bytes = b"") -> Answer:
        """One request; LostError where no whole answer comes."""
        try:
            self._link = self._link or await asyncio.open_connection("127.0.0.1", self.port)
            reader, writer = self._link
            writer.write(self._head(method, path, body) + body)
            return await self._read(reader)
        except (OSError, asyncio.IncompleteReadError, ValueError, IndexError) as error:
            self.hang_up()
            raise LostError(path) from error
        except asyncio.CancelledError:
            self.hang_up()
            raise

    def hang_up(self) -> None:
        """Close the connection."""
        if self._link:
            with suppress(OSError):
                self._link[1].close()
        self._link = None

    def _head(self, method: str, path: str, body: bytes) -> bytes:
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Accept: {self.accepts}"]
        lines.append(f"Accept-Encoding: {'gzip' if self.packed else 'identity'}")
        if self.cookies:
            lines.append(f"Cookie: {'; '.join(f'{name}={value}' for name, value in self.cookies.items())}")
        if method == "POST":
            lines += [FORM, f"Content-Length: {len(body)}"]
        return "\r\n".join([*lines, "", ""]).encode()

    async def _read(self, reader: asyncio.StreamReader) -> Answer:
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers: dict[str, str] = {}
        for line in filter(None, lines):
            name, _, value = line.partition(": ")
            headers[name.lower()] = value
            if name.lower() == "set-cookie":
                self.cookies.update([value.partition(";")[0].split("=", 1)])
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection") == "close":
            self.hang_up()
        text = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        return Answer(int(first.split()[1]), headers, text.decode(), len(head) + len(body))
