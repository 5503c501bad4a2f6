"""What the page says about one person, for a browser whose control has just been moved.

It need not wait for Streamlit to run its page again: the controls ask here, by the same words as a link has.
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cryoteach.person_view import ADDRESS
from cryoteach.web.in_words import in_words
from cryoteach.wiring.error_log import CALM, logged


def person_view_route() -> Route:
    """Answer under whatever base path the app has been given (see assets.py)."""
    return Route(f"/{{above:path}}{ADDRESS}", respond)


async def respond(request: Request) -> Response:
    """Say it all; whatever fails is told calmly, with a reference that the log carries.

    It takes a millisecond or two: handing it to a thread would cost more than it saves.
    """
    try:
        from cryoteach.web.person_reply import reply  # noqa: PLC0415 - the server answers before the engine is imported

        return reply(request.query_params)
    except Exception as error:  # noqa: BLE001 - whatever it is, a learner should not see it
        return in_words(f"{CALM} The controls keep what you set. Reference: {logged(error)}", 500)
