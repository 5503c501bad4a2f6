"""What every answer tells the browser: what a page may load, run and send, and that no type is guessed at.

Other sites may show our pages in a frame: a teacher's page is meant to, and there is neither an account nor anything
else here for which a click could be stolen.
"""

import re
from base64 import b64encode
from functools import cache, lru_cache
from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cryoteach.web.own_hosts import is_own_host
from cryoteach.wiring.streamlit_server import index_page

_INLINE = re.compile(r"<script(?![^>]*\bsrc\s*=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
SHUT = "default-src 'none'"
"""How a policy begins that allows less than ours, as that of a tutorial room: such an answer keeps its own headers."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class SecurityHeaders:
    """Puts them on every answer, whoever gives it.

    Args:
        app: what answers.
        address: what CRYOTEACH_ADDRESS says; may be empty.
    """

    def __init__(self, app: ASGIApp, address: str) -> None:
        self._app, self._address = app, address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with the headers."""
        host = Headers(scope=scope).get("host", "") if scope["type"] == "http" else ""
        headers = headers_for(host if is_own_host(host, self._address) else "")

        async def with_headers(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                answered = MutableHeaders(scope=message)
                if not answered.get("content-security-policy", "").startswith(SHUT):
                    answered.update(headers)
            await send(message)

        await self._app(scope, receive, with_headers)


@lru_cache(maxsize=64)
def headers_for(host: str) -> dict[str, str]:
    """What is put on an answer, by the host that the request named; empty for one that is not ours."""
    return {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",  # a link carries what a learner set: no source we cite hears of it
        "Content-Security-Policy": policy(host),
    }


@cache
def inline_scripts() -> str:
    """The hashes of the scripts that stand in the installed Streamlit's own page, as a policy names them."""
    found = _INLINE.findall(_COMMENT.sub("", index_page()))
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in found)


def policy(host: str) -> str:
    """What our pages may do, as a Content-Security-Policy.

    Args:
        host: at which the page was asked for; older browsers do not take a websocket to it for one of our own.
    """
    sockets = f" ws://{host} wss://{host}" if host else ""
    return "; ".join([
        "default-src 'self'",
        f"script-src 'self' blob: 'wasm-unsafe-eval' {inline_scripts()}",  # Streamlit's 64-bit numbers are WebAssembly
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        f"connect-src 'self'{sockets} data:",  # a chart's picture is fetched out of the address that Plotly gives
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors *",
    ])  # fmt: skip
