"""What goes over the wire, to the letter: requests that no well-behaved client would write."""

import socket
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

PATIENCE_S = 60
WEBSOCKET = {
    "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What came back: the status (0 where nothing did), headers in small letters, and the body."""

    status: int
    headers: dict[str, str]
    body: str


def connected(url: str) -> socket.socket:
    """Open a connection to a server."""
    parts = urlsplit(url)
    return socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE_S)


def ask(url: str, path: str = "/", method: str = "GET", **headers: str) -> Answer:
    """Ask for a path, written as it is; a header that is empty is left out."""
    named = {"Host": urlsplit(url).netloc, "Connection": "close"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in named.items() if value)]
    return send(url, ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape"))


def handshake(url: str, path: str = "/_stcore/stream", **headers: str) -> Answer:
    """Ask for a websocket."""
    return ask(url, path, **{name.replace("-", "_"): value for name, value in WEBSOCKET.items()} | headers)


def send(url: str, raw: bytes) -> Answer:
    """Send bytes and read the answer to its end; of an opened websocket only the head."""
    answer = b""
    with suppress(ConnectionResetError), connected(url) as wire:  # too much to read is not read to its end
        wire.sendall(raw)
        while not answer.startswith(b"HTTP/1.1 101") and (more := wire.recv(65_536)):
            answer += more
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Answer(int([*first.split(" "), "0", "0"][1]), headers, body.decode("utf-8", "replace"))
