"""Waiting for news on the projector: votes are news, and so are phones that join."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from cryoteach.web.room.screen.page import WITHOUT_VOTES, part
from cryoteach.web.room.site import Site
from cryoteach.web.room.visit import enter
from cryoteach.web.room.waits import CLOSING, seen_in

SECONDS, SECONDS_WHILE_JOINING = 25.0, 2.0


async def answer(site: Site, request: Request) -> Response:
    """200 with the part and the place it shows, 204 where nothing is new, 503 while the process ends."""
    visit = enter(site, request)
    joining = visit.room.phase in WITHOUT_VOTES
    woken = await site.rooms().wait(
        visit.code, seen_in(request), votes_too=True, seconds=SECONDS_WHILE_JOINING if joining else SECONDS,
        phone=f"screen {request.client.host if request.client else ''}",
    )  # fmt: skip
    if woken == "closing":
        return Response(status_code=503, headers=CLOSING)
    if woken == "nothing" and not joining:
        return Response(status_code=204)
    now = enter(site, request)
    return HTMLResponse(part(now), headers={"X-Place": str(now.folded.place)})
