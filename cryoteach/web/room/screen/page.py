"""The page of the projector; whoever has the code may open it, and only the trainer's browser finds buttons there."""

from functools import lru_cache
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from cryoteach.domain.rooms.codes import shown_code
from cryoteach.domain.rooms.phases import handed_in
from cryoteach.export.qr import qr
from cryoteach.web.room.controls import KEYS, controls_of
from cryoteach.web.room.opening import links_of
from cryoteach.web.room.phone.words import clock
from cryoteach.web.room.picture import Picture
from cryoteach.web.room.screen import words
from cryoteach.web.room.screen.shown import shown
from cryoteach.web.room.site import FOLLOWING, KEYS_SCRIPT, PROJECTOR, Site
from cryoteach.web.room.visit import Visit, enter

LARGE = "large"
WITHOUT_VOTES = ("lobby", "measure")


async def answer(site: Site, request: Request) -> Response:
    """The whole page of this state."""
    return page(enter(site, request))


def page(visit: Visit, status: int = 200) -> Response:
    """The same with another status."""
    return HTMLResponse(visit.site.written("screen.html", "projector.html", context(visit)), status)


def part(visit: Visit) -> str:
    """The part of the page that changes."""
    return visit.site.written("screen.html", "part.html", context(visit))


def context(visit: Visit) -> dict[str, object]:
    """What the page says."""
    room, site = visit.room, visit.site
    told = shown(room, int(visit.header.seconds_open))
    if told["kind"] != "blank" and visit.request.query_params.get("code") == LARGE:
        told = {**told, "kind": "code", "title": "Join with your phone"}
    phones = len(site.rooms().phones_in(visit.code)) if room.phase in WITHOUT_VOTES else 0
    return {
        "count": words.handed_in(handed_in(room), phones) if room.phase == "measure" else "",
        "until": words.ERASED_AT.format(clock(visit.header.expires)) if room.phase == "ended" else "",
        **told, **_code(visit), **_frame(visit), "phones": words.people(phones) if phones else "",
        "status": "", "locked": room.locked,
        "controls": controls_of(room) if visit.is_trainers() else None, "keys": KEYS,
    }  # fmt: skip


def _frame(visit: Visit) -> dict[str, object]:
    """What the scripts need, and where the buttons lead."""
    site = visit.site
    large = {"code": LARGE} if visit.request.query_params.get("code") == LARGE else {}
    turned = "" if large else f"?{urlencode({'code': LARGE})}"
    query = urlencode({"seen": visit.folded.place, **large})
    files = {"styles": (PROJECTOR,), "scripts": (FOLLOWING, KEYS_SCRIPT)}
    return {
        **{name: [f"{site.prefix}/{file.path}" for file in listed] for name, listed in files.items()},
        "wait": f"{visit.path}/screen/wait?{query}", "again": f"{visit.path}/screen", "do": f"{visit.path}/do",
        "turn": f"{visit.path}/screen{turned}", "is_large": bool(large),
    }  # fmt: skip


@lru_cache(maxsize=64)
def _qr(link: str) -> str:
    """The code that phones join with, drawn once: it took most of the time of a page that comes anew at every vote."""
    return qr(link, border=2)


def _code(visit: Visit) -> dict[str, object]:
    """The code, the address to type and the same as a picture: none that only this machine can open."""
    links = links_of(visit.site, visit.request, visit.code)
    address = f"{links.join.removesuffix(visit.code)}".rstrip("/").partition("://")[2]
    return {
        "code": shown_code(visit.code), "address": "" if links.only_here else address,
        "qr": Picture("" if links.only_here else _qr(links.join)),
    }  # fmt: skip
