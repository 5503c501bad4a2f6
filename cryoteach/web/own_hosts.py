"""Only a browser that opened this app by a name of its own is let in, and only our own pages may speak to it.

A page elsewhere could give its own name the address of this machine (rebinding) and would then read along. An address
in numbers cannot be pretended; a name has to be one that this machine or whoever runs it calls it by. Streamlit, asked
to judge an unknown origin, would ask a service outside for this machine's address, so it is never asked.
"""

from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from cryoteach.domain.input.web_address import host_of
from cryoteach.web.proxy_words import mind_the_proxy
from cryoteach.web.refusals import Refusal, refusal_response
from cryoteach.wiring.machine import names_of_machine
from cryoteach.wiring.streamlit_server import named_addresses

ASKED_BY_PROXIES = ("/healthz", "/readyz")
_NOT_OURS = Refusal(
    status=421,
    title="This is not CryoTeach's address",
    words="CryoTeach opens at the address that its command printed. A page elsewhere could give itself another name of "
    "this machine and read along, so a name that it does not know is refused. Whoever runs it under a name of its own "
    "sets CRYOTEACH_ADDRESS to that address, such as https://teaching.example.org, and starts it again.",
)
_NOT_OUR_PAGE = Refusal(
    status=403,
    title="Not from here",
    words="Only the pages of CryoTeach itself may speak to it; this request comes from a page of somebody else.",
)


class OwnHosts:
    """Refuses foreign hosts before anything else is asked, over HTTP and over websockets.

    Args:
        app: what answers the others.
        address: what CRYOTEACH_ADDRESS says; may be empty. What a proxy says in a header is not believed.
    """

    def __init__(self, app: ASGIApp, address: str) -> None:
        self._app, self._address = app, address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on; a websocket goes on as one of our own origin."""
        if scope["type"] not in {"http", "websocket"}:
            return await self._app(scope, receive, send)
        asked = HTTPConnection(scope)
        mind_the_proxy(asked, self._address)
        if refused := _refused(asked, self._address):
            return await _say(refused, scope, receive, send)
        if scope["type"] == "websocket" and "origin" in asked.headers:
            scope = with_header(scope, "origin", f"http://{asked.headers['host']}")
        return await self._app(scope, receive, send)


def _refused(asked: HTTPConnection, address: str) -> Response | None:
    host = asked.headers.get("host", "")
    if asked.scope["path"].endswith(ASKED_BY_PROXIES) and asked.scope["type"] == "http":
        return None  # a proxy asks by a name of its own; the answer is a word
    if host and not is_own_host(host, address):  # only a program leaves it out: HTTP/1.0 needs none
        return refusal_response(_NOT_OURS, asked)
    if asked.scope["type"] == "websocket" and not is_own_origin(asked.headers.get("origin"), host, address):
        return refusal_response(_NOT_OUR_PAGE, asked)
    return None


def is_own_host(host: str, address: str) -> bool:
    """Whether a Host header names this app: an address in numbers, this machine's name, or one that was set.

    Args:
        host: the header, with or without a port.
        address: what CRYOTEACH_ADDRESS says; may be empty.
    """
    name, _port = _place(f"http://{host}")
    if not name or urlsplit(f"http://{host}").netloc != host:
        return False
    try:
        ip_address(name)
    except ValueError:
        return name in {host_of(address), *names_of_machine(), *named_addresses()}
    return True


def is_own_origin(origin: str | None, host: str, address: str) -> bool:
    """Whether a page of this app is asking: from the very host and port, or from the address that was set.

    Args:
        origin: the header; None where there is none, which is no browser: each names the origin of a websocket.
        host: the header.
        address: what CRYOTEACH_ADDRESS says; may be empty.
    """
    if origin is None:
        return True
    place = _place(origin)
    scheme = origin.partition("://")[0]
    return bool(host and place[0]) and place in {_place(f"{scheme}://{host}"), _place(address)}


@lru_cache(maxsize=64)
def _place(url: str) -> tuple[str, int | None]:
    """Host and port of a URL; an empty host where it cannot be read or holds a name to sign in with."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return "", None
    return ("" if "@" in parts.netloc else host_of(url)), port


def with_header(scope: Scope, name: str, value: str) -> Scope:
    """The same request with another value of one header."""
    headers = MutableHeaders(raw=list(Headers(scope=scope).raw))
    headers[name] = value
    return {**scope, "headers": headers.raw}


async def _say(refused: Response, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "http" or "websocket.http.response" in scope.get("extensions", {}):
        return await refused(scope, receive, send)
    return await send({"type": "websocket.close", "code": 1008})
