"""Which addresses lead somewhere; at every other one Streamlit would show the app as if it were the start.

Known are the chapters and, of Streamlit's own addresses, those that its pages need. What it offers besides to whoever
asks (figures about the process and its sessions, sign-in, an interface for programs) is not there.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from cryoteach.web.refusals import Refusal, refusal_response
from cryoteach.web.security_headers import headers_for
from cryoteach.wiring.error_log import CALM, logged
from cryoteach.wiring.streamlit_server import base_path

STREAMLITS_FILES = ("favicon.png", "manifest.json", "_stcore/health", "_stcore/host-config")
STREAMLITS_FOLDERS = ("static/", "media/", "_stcore/upload_file/", "_stcore/bidi-components/")

_NOTHING = Refusal(
    status=404,
    title="Nothing is here",
    words="No page and no file of CryoTeach has this address: a letter may be wrong or missing. These are its pages.",
)


class UnknownAddress(BaseRoute):
    """Takes every request that leads nowhere; stands after our own routes and before Streamlit's.

    Args:
        chapters: the address of every page below the root, without slashes, and its title; the start is the empty one.
        own: our own routes, which stand before it.
    """

    def __init__(self, chapters: Mapping[str, str], own: Sequence[BaseRoute] = ()) -> None:
        self.chapters, self._own = chapters, own

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Take it, if it leads nowhere."""
        if scope["type"] != "http" or self._leads_somewhere(below_the_app(scope)) or self._is_our_own(scope):
            return Match.NONE, {}
        return Match.FULL, {}

    def _leads_somewhere(self, path: str | None) -> bool:
        if path is None:
            return False
        is_page = path == "" or path.rstrip("/") in self.chapters
        return is_page or path in STREAMLITS_FILES or path.startswith(STREAMLITS_FOLDERS)

    def _is_our_own(self, scope: Scope) -> bool:
        """Whether it is only the method that is wrong."""
        return any(route.matches(scope)[0] is not Match.NONE for route in self._own)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say that nothing is there, and where to go instead."""
        response = nothing_here(Request(scope, receive), self.chapters)
        await response(scope, receive, send)


def nothing_here(asked: Request, chapters: Mapping[str, str]) -> Response:
    """Say that nothing is at an address, with the chapter that was probably meant and then all the others."""
    meant = asked.scope["path"].rstrip("/").rpartition("/")[2].lower().replace("_", "-")
    near = get_close_matches(meant, [path for path in chapters if path], n=1)
    ways = {f"{chapters[path]} – is it this one?": path for path in near}
    ways |= {title: path for path, title in chapters.items() if path not in near}
    return refusal_response(_NOTHING, asked, ways)


def below_the_app(scope: Scope) -> str | None:
    """The path below the app's own start, without a slash before it; None where it lies elsewhere on the server."""
    base = "".join(f"/{part}" for part in (scope.get("root_path", "").strip("/"), base_path()) if part)
    path: str = scope["path"]
    if path != base and not path.startswith(f"{base}/"):
        return None
    return path.removeprefix(base).removeprefix("/")


def failed(asked: Request, error: Exception) -> Response:
    """Say calmly that something went wrong, with the reference under which the log tells what."""
    words = f"Reload the page to go on. Reference: {logged(error)}"
    refusal = Refusal(status=500, title=CALM.rstrip("."), words=words)
    return refusal_response(refusal, asked, headers=headers_for(""))  # it passes no layer of ours any more


def wrong_way(asked: Request, error: HTTPException) -> Response:
    """Say that an address exists but is not asked like this."""
    allowed = {"Allow": "GET, HEAD"} | dict(error.headers or {})
    words = f"It takes {allowed['Allow']}, not {asked.method}: a page is opened, nothing is sent to it."
    refusal = Refusal(status=405, title="This address is asked differently", words=words)
    return refusal_response(refusal, asked, headers=allowed)
