"""Waiting for news: an answer comes when there is some, with the new part of the page in it; else after 25 seconds."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from cryoteach.web.room.phone.shared_part import part
from cryoteach.web.room.site import Site
from cryoteach.web.room.visit import enter
from cryoteach.web.room.waits import CLOSING, seen_in

SECONDS = 25.0


async def answer(site: Site, request: Request) -> Response:
    """200 with the part and the place it shows, 204 where nothing is new, 503 while the process ends."""
    visit = enter(site, request)
    phone = visit.phone()
    if phone is None:
        return Response(status_code=403)
    visit.see(phone)
    woken = await site.rooms().wait(visit.code, seen_in(request), seconds=SECONDS, phone=phone.id)
    if woken == "closing":
        return Response(status_code=503, headers=CLOSING)
    if woken == "nothing":
        return Response(status_code=204)
    now = enter(site, request)
    return HTMLResponse(part(now, phone), headers={"X-Place": str(now.folded.place)})
