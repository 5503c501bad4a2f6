"""Waiting for news on the desk: votes are news; every few seconds it comes in any case, for phones and minutes pass."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from cryoteach.web.room.desk.page import part
from cryoteach.web.room.site import Site
from cryoteach.web.room.trainer import enter_as_trainer
from cryoteach.web.room.waits import CLOSING, seen_in

SECONDS = 4.0


async def answer(site: Site, request: Request) -> Response:
    """200 with the part and the place it shows, 503 while the process ends."""
    visit = enter_as_trainer(site, request)
    woken = await site.rooms().wait(visit.code, seen_in(request), votes_too=True, seconds=SECONDS, phone="desk")
    if woken == "closing":
        return Response(status_code=503, headers=CLOSING)
    now = enter_as_trainer(site, request)
    return HTMLResponse(part(now), headers={"X-Place": str(now.folded.place)})
