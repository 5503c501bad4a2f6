"""The scripts of our parts are named beside every page, from wherever it was asked for, and beside nothing else."""

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from cryoteach.browser_file import BrowserFile
from cryoteach.web.preloads import Preloads

SCRIPT = BrowserFile(name="parts-0123456789/chart.js", media_type="text/javascript", source="")


async def answer(request: Request) -> Response:
    if request.url.path.endswith(".txt"):
        return PlainTextResponse("no page")
    return HTMLResponse("<p>", 404 if request.url.path.endswith("nowhere") else 200)


APP = Starlette(routes=[Route("/{path:path}", answer)], middleware=[Middleware(Preloads, scripts=[SCRIPT])])


def link_beside(path: str) -> str | None:
    """The Link header of the answer to one request."""
    headers = dict[bytes, bytes]()

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict) -> None:
        headers.update(message.get("headers", ()))

    asyncio.run(APP({"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b""}, receive, send))
    return headers[b"link"].decode() if b"link" in headers else None


@pytest.mark.parametrize(("page", "root"), [("/", "./"), ("/one-person", "./"), ("/one-person/", "../")])
def test_a_page_names_them_from_where_it_was_asked_for(page: str, root: str):
    assert link_beside(page) == f"<{root}{SCRIPT.path}>; rel=modulepreload; fetchpriority=low"


@pytest.mark.parametrize("path", ["/a.txt", "/nowhere"])
def test_what_is_no_page_of_ours_names_nothing(path: str):
    assert link_beside(path) is None
