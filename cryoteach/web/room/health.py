"""For a proxy: whether the process lives, whether it would keep a vote, and what of a request the proxy passes on."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from cryoteach.domain.input.web_address import host_of
from cryoteach.web.room.site import Site
from cryoteach.wiring.waiting import hub

SECONDS = 1.0
ECHO = "ct_echo"
ECHO_SECONDS = 60


async def lives(_site: Site, _request: Request) -> Response:
    """The process answers."""
    return PlainTextResponse("ok\n")


async def is_ready(site: Site, _request: Request) -> Response:
    """200 where the store answers within a second and the process is not closing; else 503.

    A notebook whose rooms are elsewhere asks no store: its chapters need none.
    """
    closing = site.rooms().waiters.closing if site.keeps_rooms else hub().closing
    if closing.is_set():
        return PlainTextResponse("closing\n", 503, headers={"Connection": "close"})
    if not site.keeps_rooms:
        return PlainTextResponse("ok\n")
    try:
        ready = await asyncio.wait_for(asyncio.to_thread(site.rooms().ready), SECONDS)
    except TimeoutError:
        ready = False
    return PlainTextResponse("ok\n") if ready else PlainTextResponse("the store does not answer\n", 503)


async def echo(site: Site, request: Request) -> Response:
    """What of a request arrives here, as yes and no only; `cryoteach check --server` asks through the proxy."""
    told = {
        "serves_rooms": site.keeps_rooms,
        "serves_notebook": site.has_notebook,
        "cookie_came_back": ECHO in request.cookies,
        "https": request.url.scheme == "https",
        "proto_header": "x-forwarded-proto" in request.headers,
        "host": host_of(str(request.base_url)) == host_of(site.address),
    }
    response = JSONResponse(told)
    secure = request.url.scheme == "https"
    response.set_cookie(ECHO, "1", ECHO_SECONDS, path=request.url.path, httponly=True, samesite="lax", secure=secure)
    return response
