"""Where JavaScript is switched off, the page says what is needed; and every page comes whole."""

import asyncio
import gzip

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from cryoteach.web.without_scripts import NEEDED, WithoutScripts
from cryoteach.wiring.streamlit_server import index_page


async def answer(request: Request) -> Response:
    kind = PlainTextResponse if request.url.path.endswith(".txt") else HTMLResponse
    return kind(index_page(), 404 if request.url.path.endswith("nowhere") else 200)


APP = Starlette(
    routes=[Route("/{path:path}", answer)],
    middleware=[Middleware(WithoutScripts), Middleware(GZipMiddleware, minimum_size=1)],
)


def fetched(path: str, accepted: str = "", method: str = "GET") -> tuple[dict[bytes, bytes], bytes]:
    """The headers and the body of the answer to one request."""
    headers, parts = dict[bytes, bytes](), []

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict) -> None:
        headers.update(message.get("headers", ()))
        parts.append(message.get("body", b""))

    asked = {"type": "http", "method": method, "path": path, "query_string": b""}
    asyncio.run(APP({**asked, "headers": [(b"accept-encoding", accepted.encode())]}, receive, send))
    return headers, b"".join(parts)


@pytest.mark.parametrize("accepted", ["", "gzip"])
def test_a_page_says_what_is_needed_and_nothing_of_streamlits_own(accepted: str):
    headers, body = fetched("/one-person", accepted)
    assert int(headers[b"content-length"]) == len(body)
    assert headers.get(b"content-encoding", b"").decode() == accepted
    text = (gzip.decompress(body) if accepted else body).decode()
    assert text == index_page()[: index_page().index("<noscript>")] + NEEDED + index_page().split("</noscript>")[1]
    assert "Switch it on" in text
    assert "You need to enable" not in text


@pytest.mark.parametrize("path", ["/a.txt", "/nowhere"])
def test_what_is_no_page_of_ours_is_left_as_it_is(path: str):
    assert fetched(path)[1].decode() == index_page()


def test_a_head_alone_is_passed_on():
    assert NEEDED not in fetched("/", method="HEAD")[1].decode()
