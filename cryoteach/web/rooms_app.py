"""The rooms alone, as an app of their own without Streamlit: ``cryoteach rooms`` serves it.

Rooms that are served so never share a process, and its interpreter lock, with the sliders of the notebook.
"""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from cryoteach.settings import settings
from cryoteach.web.assets import routes as files_for_the_browser
from cryoteach.web.closing_connections import ClosingConnections
from cryoteach.web.encodings import PlainlyAccepted
from cryoteach.web.own_hosts import OwnHosts
from cryoteach.web.room.guard import HEADERS
from cryoteach.web.room.routes import FILES, health_routes, room_routes
from cryoteach.web.room.site import Site
from cryoteach.wiring.rooms import rooms
from cryoteach.wiring.serving import while_served

FEWEST_BYTES_PACKED = 500
SECONDS_OF_A_TURN = 0.0005
"""How long one thread keeps another from the interpreter. The writer gives it up at each call of the database: with the
usual 5 ms it waits so long each time for the server that reads the next vote, and the votes of a class queue up."""
NOTHING = "No page has this address: a letter may be wrong or missing. A room is opened by its code."


def rooms_app(site: Site | None = None, listens_at: str = "", prefix: str = "") -> Starlette:
    """The app.

    Args:
        site: where its rooms are; as the settings say, where it is left out.
        listens_at: the host that its server listens at; empty for every address of the machine.
        prefix: what stands before every path, without a slash at its end.
    """
    site = site or Site(
        rooms=rooms, prefix=prefix, address=settings().address, has_notebook=False, listens_at=lambda: listens_at
    )  # fmt: skip

    async def nothing_here(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        response = site.calm(request, status, "Nothing is here", NOTHING, {"Join a room": f"{site.prefix}/j"})
        response.headers.update(HEADERS)
        return response

    async def to_the_code(_request: Request) -> Response:
        return RedirectResponse(f"{site.prefix}/j", 303)

    return Starlette(
        routes=[
            *health_routes(site),
            *room_routes(site),
            *files_for_the_browser(*FILES),
            Route(f"{site.prefix}/", to_the_code),
        ],
        middleware=[
            Middleware(ClosingConnections),
            Middleware(OwnHosts, address=site.address),
            Middleware(PlainlyAccepted),
            Middleware(GZipMiddleware, minimum_size=FEWEST_BYTES_PACKED),
        ],
        exception_handlers={404: nothing_here, 405: nothing_here},
        lifespan=_lifespan,
    )


@asynccontextmanager
async def _lifespan(_app: Starlette) -> AsyncGenerator[None]:
    sys.setswitchinterval(SECONDS_OF_A_TURN)
    async with while_served("rooms"):
        yield
