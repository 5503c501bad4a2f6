"""What every request to a room passes: nothing from foreign pages, no long body, calm words, and headers that shut.

A handler says "not like this" by raising TurnedAwayError with the page that answers.
"""

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from cryoteach.errors import StoreError
from cryoteach.web.room.site import Site
from cryoteach.wiring.error_log import CALM, logged

MOST_BYTES = 4096
MOST_FIELDS = 40
UNSAID = "null"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
    "form-action 'self'; frame-ancestors 'none'; connect-src 'self'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
Handler = Callable[[Site, Request], Awaitable[Response]]


class TurnedAwayError(Exception):
    """This request is answered otherwise: with this page."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.status_code)
        self.response = response


async def guarded(handler: Handler, site: Site, request: Request) -> Response:
    """Answer a request calmly, whatever happens; the headers stand on everything."""
    try:
        response = _foreign(site, request) or await handler(site, request)
    except TurnedAwayError as turned:
        response = turned.response
    except ClientDisconnect:
        response = Response(status_code=400)  # nobody reads it
    except StoreError as error:
        words = f"The server cannot keep rooms; whoever runs it finds why in its log. Reference: {logged(error)}"
        response = site.calm(request, 503, "No rooms here just now", words)
    except Exception as error:  # noqa: BLE001 - whatever it is, a phone should not see it
        words = f"Nothing that was counted is lost. Open the page again. Reference: {logged(error)}"
        response = site.calm(request, 500, CALM.rstrip("."), words)
    response.headers.update(HEADERS)
    return response


async def form_of(site: Site, request: Request) -> list[tuple[str, str]]:
    """The fields of a form, in order.

    Raises:
        TurnedAwayError: it is longer than any form of ours.
    """
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise TurnedAwayError(_too_long(site, request))
    try:
        return parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise TurnedAwayError(_too_long(site, request)) from None


def _too_long(site: Site, request: Request) -> Response:
    words = "That is more than a form of ours holds, so nothing of it was read. What was counted before still counts."
    response = site.calm(request, 413, "Too much at once", words)
    response.headers["Connection"] = "close"  # the rest is not read
    return response


def _foreign(site: Site, request: Request) -> Response | None:
    """The answer to what a page of somebody else sends in a visitor's name; None for all the rest."""
    if request.method in {"GET", "HEAD"} or _is_own(site, request):
        return None
    words = "It was sent by a page of another site, so nothing was counted. Send it from this page instead."
    return site.calm(request, 403, "Not from here", words)


def _is_own(site: Site, request: Request) -> bool:
    """Whether a form came from a page of ours; a program names no origin at all.

    Our pages send no referrer, and then a browser says ``null`` for the origin of a form: over plain HTTP it adds
    nothing by which ours could be told from others. There the ballot, and the trainer's strict cookie, are the proof.
    """
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("origin", UNSAID)
    own = {request.headers.get("host", ""), _host(site.address)} - {""}
    return origin == UNSAID or _host(origin) in own


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()
