"""What the page says about one person, for a browser whose control has just been moved.

It need not wait for Streamlit to run its page again: the controls ask here, by the same words as a link has.
"""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from cryoteach.domain.person_link import read_link
from cryoteach.domain.rules.patient import Person
from cryoteach.person_view.payload import ADDRESS
from cryoteach.wiring import content, view_of_person
from cryoteach.wiring.error_log import CALM, logged

_CHANGED = "The set of limits was changed meanwhile. The page takes the new one over as soon as the control rests."
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def person_view_route() -> Route:
    """Answer under whatever base path the app has been given (see assets.py)."""
    return Route(f"/{{above:path}}{ADDRESS}", respond)


async def respond(request: Request) -> Response:
    """Say it all; whatever fails is told calmly, with a reference that the log carries.

    It takes a millisecond or two: handing it to a thread would cost more than it saves.
    """
    try:
        return _said(request)
    except Exception as error:  # noqa: BLE001 - whatever it is, a learner should not see it
        return _words(f"{CALM} The controls keep what you set. Reference: {logged(error)}", 500)


def _said(request: Request) -> Response:
    """A line of JSON for each part; what cannot be read is refused in words, nothing is put in its place."""
    everything = content()
    if everything.rules.first_profile is None:
        return _words("No set of limits can be read.", 503)
    opened = read_link(
        request.query_params, everything.rules, everything.teaching.cases, Person(), everything.rules.first_profile
    )
    if (version := request.query_params.get("version")) and version != opened.profile.version:
        return _words(_CHANGED, 409)
    if opened.notices:
        return _words("; ".join(opened.notices), 400)
    said = view_of_person(opened.person, opened.profile, everything)
    return Response(said, headers=_HEADERS, media_type="application/jsonl")


def _words(text: str, status: int) -> Response:
    return PlainTextResponse(text, status, headers=_HEADERS)
