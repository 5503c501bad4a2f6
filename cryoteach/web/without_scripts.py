"""Says what is needed where JavaScript is switched off, in the one HTML page, instead of what Streamlit says there."""

import gzip
import re
from functools import lru_cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NEEDED = """<noscript>
      <h1>Freezing kills liver tumours. Why can most people not have it?</h1>
      <p>CryoTeach draws its pages with JavaScript, and JavaScript is switched off here. Switch it on for this
        address, then load the page again. Nothing is loaded from any other site.</p>
      <p>This is education with fictional people only. It does not say what anyone should have.</p>
    </noscript>"""
_NOTICE = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)


class WithoutScripts:
    """Puts that notice into every page.

    Args:
        app: what answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and a page back with the notice."""
        is_asked_for = scope["type"] == "http" and scope["method"] == "GET"
        await self._app(scope, receive, _Page(send).pass_on if is_asked_for else send)


class _Page:
    """One answer: where it is a page it is held back until it is whole."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def pass_on(self, message: Message) -> None:
        """Hold the beginning of a page back, collect its body, and send both; send all else at once."""
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            await self._collect(self._start, message)

    async def _collect(self, start: Message, message: Message) -> None:
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        headers = MutableHeaders(scope=start)
        body = with_notice(self._body, is_packed=headers.get("content-encoding") == "gzip")
        headers["content-length"] = str(len(body))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body, "more_body": False})


@lru_cache(maxsize=8)
def with_notice(page: bytes, *, is_packed: bool) -> bytes:
    """The page with our notice, packed as it was."""
    text = _NOTICE.sub(NEEDED.encode(), gzip.decompress(page) if is_packed else page)
    return gzip.compress(text, mtime=0) if is_packed else text


def _is_page(message: Message) -> bool:
    headers = MutableHeaders(scope=message)
    is_readable = headers.get("content-encoding", "gzip") == "gzip"
    return message["status"] == 200 and headers.get("content-type", "").startswith("text/html") and is_readable  # noqa: PLR2004 - as HTTP has it
