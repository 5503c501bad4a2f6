"""What stands before and beside Streamlit's server, in its order: a request comes by each of these from the top."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from cryoteach.browser_file import BrowserFile
from cryoteach.figures.parts.plotly_script import plotly_script
from cryoteach.settings import settings
from cryoteach.web.assets import routes as files_for_the_browser
from cryoteach.web.chapter_page import ChapterPage
from cryoteach.web.closing_connections import ClosingConnections
from cryoteach.web.encodings import PlainlyAccepted
from cryoteach.web.known_addresses import UnknownAddress, failed, nothing_here, wrong_way
from cryoteach.web.own_hosts import OwnHosts
from cryoteach.web.person_view import person_view_route
from cryoteach.web.refusals import root_from
from cryoteach.web.rooms_here import RoomsHere
from cryoteach.web.security_headers import SecurityHeaders


def middleware() -> list[Middleware]:
    """What each request passes before anything answers it."""
    address = settings().address
    return [
        Middleware(ClosingConnections),
        Middleware(SecurityHeaders, address=address),
        Middleware(OwnHosts, address=address),
        Middleware(PlainlyAccepted),
    ]


def routes(
    files: Sequence[BrowserFile], chapters: Mapping[str, str], needed: Sequence[BrowserFile] = ()
) -> list[BaseRoute]:
    """Our own addresses, and then every one that leads nowhere: Streamlit's come after these.

    Args:
        files: what the browser can load from us.
        chapters: the address of every page below the root, without slashes, and its title.
        needed: those of the files that a page needs as soon as it stands.
    """
    own: list[BaseRoute] = [
        RoomsHere(),
        person_view_route(),
        *files_for_the_browser(plotly_script(), *files),
        Route("/{above:path}favicon.ico", _icon),
    ]
    return [ChapterPage(chapters, needed), *own, UnknownAddress(chapters, own)]


def refusals(chapters: Mapping[str, str]) -> dict[Any, Any]:
    """What is said, by status or error, where something behind these gives up."""

    def nothing(asked: Request, _error: Exception) -> Response:
        return nothing_here(asked, chapters)

    return {404: nothing, 405: wrong_way, Exception: failed}


async def _icon(asked: Request) -> Response:
    """Where the icon lies that a browser looks for by itself when what it shows names none."""
    return RedirectResponse(f"{root_from(asked)}favicon.png", 308)
