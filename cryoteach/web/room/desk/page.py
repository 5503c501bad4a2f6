"""The page of the desk: made of the room as its log has it, so any device with the trainer's link can take over."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from cryoteach.domain.rooms.asked import asked_of
from cryoteach.domain.rooms.codes import shown_code
from cryoteach.domain.rooms.room import AT_THE_END, OPEN_PHASES
from cryoteach.domain.rooms.views import ABOUT_AN_ITEM
from cryoteach.export.qr import qr
from cryoteach.web.room.controls import KEYS, controls_of
from cryoteach.web.room.cookies import trainers_secret
from cryoteach.web.room.desk import parts, words
from cryoteach.web.room.opening import links_of
from cryoteach.web.room.phone.words import clock
from cryoteach.web.room.picture import Picture
from cryoteach.web.room.site import DESK, FOLLOWING, KEYS_SCRIPT, STYLE, Site
from cryoteach.web.room.trainer import enter_as_trainer
from cryoteach.web.room.visit import Visit


async def answer(site: Site, request: Request) -> Response:
    """The whole desk."""
    return page(enter_as_trainer(site, request))


def page(visit: Visit, note: str = "", status: int = 200) -> Response:
    """The same, with what just went otherwise than asked."""
    return HTMLResponse(visit.site.written("desk.html", "trainer.html", context(visit, note)), status)


def part(visit: Visit) -> str:
    """The part of the desk that changes."""
    return visit.site.written("desk.html", "part.html", context(visit))


def context(visit: Visit, note: str = "") -> dict[str, object]:
    """What the desk says."""
    room, trouble = visit.room, visit.site.rooms().trouble
    as_of = f"The room cannot be read just now. Shown as of {clock(visit.folded.as_of)}." if visit.folded.as_of else ""
    return {
        "note": note, "alarms": [alarm for alarm in (words.TROUBLE[trouble] if trouble else "", as_of) if alarm],
        "title": words.NOW[room.phase], "lesson": room.opened.title, "place": _place(visit),
        "controls": controls_of(room), "keys": KEYS, "is_blank": room.blank, "is_locked": room.locked,
        "phase": room.phase, "is_late": room.phase in AT_THE_END, "extended": room.extended,
        "erased_at": clock(visit.header.expires),
        **parts.counts(visit), **parts.timing(visit), **parts.tally(visit), **parts.behind_a_press(visit),
        **parts.advice(visit), **parts.prompts(visit), **parts.moved(visit), **_links(visit), **_frame(visit),
    }  # fmt: skip


def _place(visit: Visit) -> str:
    """Which question of how many, with its title, where the room is at one."""
    room = visit.room
    if room.phase not in ABOUT_AN_ITEM:
        return ""
    return f"Question {room.item + 1} of {len(room.opened.items)}: {asked_of(room.now_asked, room.opened).title}"


def _links(visit: Visit) -> dict[str, object]:
    """Where phones, projector and another desk find this room; no code for an address that only this machine opens."""
    links = links_of(visit.site, visit.request, visit.code)
    root = links.join.removesuffix(f"/j/{visit.code}")
    take_over = f"{root}/t/{trainers_secret(visit.request, visit.code)}"
    return {
        "code": shown_code(visit.code), "join": links.join, "address": f"{root}/j".partition("://")[2],
        "screen": f"{visit.path}/screen", "only_here": links.only_here,
        "join_qr": Picture("" if links.only_here else qr(links.join)),
        "take_over_qr": Picture("" if links.only_here else qr(take_over)),
    }  # fmt: skip


def _frame(visit: Visit) -> dict[str, object]:
    """What the scripts need, and where the buttons lead."""
    site, looks = visit.site, {parts.LOOKS: "1"} if parts.LOOKS in visit.request.query_params else {}
    files = {"styles": (STYLE, DESK), "scripts": (FOLLOWING, KEYS_SCRIPT)}
    return {
        **{name: [f"{site.prefix}/{file.path}" for file in listed] for name, listed in files.items()},
        "wait": f"{visit.path}/desk/wait?{urlencode({'seen': visit.folded.place, **looks})}",
        "again": f"{visit.path}/desk", "look": f"{visit.path}/desk?{urlencode({parts.LOOKS: '1'})}",
        "do": f"{visit.path}/do", "votes": f"{visit.path}/votes.csv", "columns": f"{visit.path}/columns.csv",
        "cards_form": f"{visit.path}/cards" if visit.room.phase in OPEN_PHASES else "",
        "privacy": f"{visit.path}/privacy", "measure": f"{visit.path}/measure" if visit.room.opened.measure else "",
    }  # fmt: skip
