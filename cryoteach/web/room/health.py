"""For a proxy: whether the process lives, and whether it would keep a vote."""

import asyncio

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from cryoteach.web.room.site import Site

SECONDS = 1.0


async def lives(_site: Site, _request: Request) -> Response:
    """The process answers."""
    return PlainTextResponse("ok\n")


async def is_ready(site: Site, _request: Request) -> Response:
    """200 where the store answers within a second and the process is not closing; else 503."""
    rooms = site.rooms()
    if rooms.waiters.closing.is_set():
        return PlainTextResponse("closing\n", 503)
    try:
        ready = await asyncio.wait_for(asyncio.to_thread(rooms.ready), SECONDS)
    except TimeoutError:
        ready = False
    return PlainTextResponse("ok\n") if ready else PlainTextResponse("the store does not answer\n", 503)
