"""Joining: a code that is typed, or comes with a QR code, leads to the page of its room."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cryoteach.domain.rooms.codes import read_code
from cryoteach.web.room.guard import form_of
from cryoteach.web.room.site import Site
from cryoteach.web.room.visit import ask_for_code, enter


async def ask(site: Site, request: Request) -> Response:
    """The form for a code; what is sent with it leads to the room, or comes back to be mended."""
    if request.method != "POST":
        return ask_for_code(site, "")
    typed = dict(await form_of(site, request)).get("code", "")
    code = read_code(typed)
    return RedirectResponse(f"{site.prefix}/j/{code}", 303) if code else ask_for_code(site, typed, 404)


async def with_code(site: Site, request: Request) -> Response:
    """The room of a code that stands in the address. The phone's cookie is set there: its path hides it here."""
    return RedirectResponse(enter(site, request).path, 303)


async def privacy(site: Site, request: Request) -> Response:
    """What is stored of a phone, and when it is erased."""
    visit = enter(site, request)
    return site.page(
        "privacy.html", {"title": "What is stored", "path": visit.path, "is_shared": not site.rooms().hears_all}
    )
