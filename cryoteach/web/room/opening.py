"""Opening a room, and the trainer's way in: the secret leaves the address for a cookie that no other site can use."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from cryoteach.domain.input.web_address import at_each, reachable
from cryoteach.domain.rooms.events import Opened
from cryoteach.errors import CryoTeachError
from cryoteach.web.room.cookies import keep_trainer
from cryoteach.web.room.guard import form_of
from cryoteach.web.room.site import Site
from cryoteach.web.room.visit import host_of, too_many
from cryoteach.wiring.machine import addresses_of_machine, names_of_machine
from cryoteach.wiring.rooms import NotOpened
from cryoteach.wiring.rooms.lesson import lesson_of

STATUS = {"too-many": 503, "too-fast": 429, "not-stored": 503}
NO_ROOM = "No room has this trainer's link, or it is over. Open a new one."
ELSEWHERE = (
    "This server has the notebook only. Whoever runs it sends /j, /r, /t and /rooms to “cryoteach rooms”: "
    "CRYOTEACH_ROOMS says that it serves them."
)
OPEN_IT = "Press the link: then the desk opens, and the secret is gone from the address."


class Links(BaseModel, frozen=True, extra="forbid"):
    """Where other people's devices find a room.

    Attributes:
        join: where phones join.
        screen: the projector's page.
        roots: the app's address, as they have it; where they cannot reach it yet, those at which they could.
        only_here: why they cannot, and what mends that; empty where they can.
    """

    join: str
    screen: str
    roots: tuple[str, ...]
    only_here: str = ""


def links_of(site: Site, request: Request, code: str) -> Links:
    """The links of a room, such as may stand in a QR code: none that leads every machine to itself."""
    page = f"{request.url.scheme}://{request.headers.get('host', '')}{site.prefix}"
    machine = addresses_of_machine()
    found = reachable(page, site.address, site.listens_at(), machine, names_of_machine())
    root, only_here = found.root, found.only_here
    if not site.has_notebook:
        only_here = only_here.replace("cryoteach run", "cryoteach rooms")
    roots = at_each(machine, page) if only_here else (root,)
    return Links(join=f"{root}/j/{code}", screen=f"{root}/r/{code}/screen", roots=roots, only_here=only_here)


async def open_room(site: Site, request: Request) -> Response:
    """Open a room for a plan or for cases; JSON for a program that asks for it, else on to the desk."""
    fields = await form_of(site, request)
    wants_json = "application/json" in request.headers.get("accept", "")
    try:
        event = _lesson(fields)
    except CryoTeachError as wrong:
        return _refused(site, request, 422, str(wrong), wants_json=wants_json)
    opened = await asyncio.wrap_future(site.rooms().open_room(event))
    if isinstance(opened, NotOpened):
        return _refused(site, request, STATUS[opened.why], opened.words, wants_json=wants_json)
    if not wants_json:
        return RedirectResponse(f"{site.prefix}/t/{opened.secret}", 303)
    links = links_of(site, request, opened.code)
    trainer = f"{links.join.removesuffix(f'/j/{opened.code}')}/t/{opened.secret}"
    told = {
        "code": opened.code, "join": links.join, "screen": links.screen, "trainer": trainer,
        "expires": datetime.fromtimestamp(opened.expires, UTC).isoformat(),
        "reachable": not links.only_here, "why": links.only_here, "addresses": links.roots,
    }  # fmt: skip
    return JSONResponse(told, 201)


async def take_the_desk(site: Site, request: Request) -> Response:
    """Keep the secret in the trainer's browser, and go to the desk.

    A browser keeps the cookie back where another site's page led here: there one press of ours is needed.
    """
    secret = str(request.path_params["secret"])
    code = site.rooms().code_of(secret)
    if code is None:
        may_be_told = site.limits.wrong_code(host_of(request))
        return site.calm(request, 404, "No such room", NO_ROOM) if may_be_told else too_many(site, request)
    site.limits.has_found(host_of(request), code)
    desk = f"{site.path(code)}/desk"
    came_from_elsewhere = request.headers.get("sec-fetch-site", "none") == "cross-site"
    response = (
        site.calm(request, 200, "The desk of your room", OPEN_IT, {"Open the desk": desk})
        if came_from_elsewhere
        else RedirectResponse(desk, 303)
    )
    keep_trainer(response, request, site.path(code), code, secret)
    return response


def _lesson(fields: Sequence[tuple[str, str]]) -> Opened:
    """What the form asks for.

    Raises:
        CryoTeachError: it cannot be had.
    """
    last = dict(fields)
    return lesson_of(
        _all(fields, "plan"), _all(fields, "case"), last.get("key", ""), measure=last.get("measure", "")
    )  # fmt: skip


def _refused(site: Site, request: Request, status: int, words: str, *, wants_json: bool) -> Response:
    if wants_json:
        return JSONResponse({"error": words}, status)
    return site.calm(request, status, "No room was opened", words)


def _all(fields: Sequence[tuple[str, str]], name: str) -> list[str]:
    return [value for key, value in fields if key == name and value]


async def elsewhere(site: Site, request: Request) -> Response:
    """The answer of a notebook whose rooms other processes serve."""
    return site.calm(request, 404, "Rooms are served elsewhere", ELSEWHERE)
