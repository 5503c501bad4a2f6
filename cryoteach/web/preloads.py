"""Names the scripts of our parts beside every page, for the browser to fetch while it starts Streamlit, not after."""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cryoteach.browser_file import BrowserFile
from cryoteach.web.refusals import root_from


class Preloads:
    """Puts a Link header on every page; a browser that does not know it asks for the scripts when a part comes.

    Of low priority: where the line is slow, Streamlit's own scripts come first.

    Args:
        app: what answers.
        scripts: the modules that parts are made of.
    """

    def __init__(self, app: ASGIApp, scripts: Sequence[BrowserFile]) -> None:
        self._app, self._paths = app, [script.path for script in scripts]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and a page back with the header."""

        async def with_header(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:  # noqa: PLR2004 - as HTTP has it
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Link"] = links_from(root_from(HTTPConnection(scope)), self._paths)
            await send(message)

        await self._app(scope, receive, with_header if scope["type"] == "http" else send)


def links_from(root: str, paths: Sequence[str]) -> str:
    """Write the header.

    >>> links_from("../", ["assets/a.js", "assets/b.js"])
    '<../assets/a.js>; rel=modulepreload; fetchpriority=low, <../assets/b.js>; rel=modulepreload; fetchpriority=low'
    """
    return ", ".join(f"<{root}{path}>; rel=modulepreload; fetchpriority=low" for path in paths)
