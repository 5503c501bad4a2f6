"""Everything that phones and projector can ask of a room, and all that can be sent to it, right and wrong."""

import re
from html import unescape
from typing import NamedTuple

from starlette.routing import Match

from cryoteach.web.room.routes import room_routes
from cryoteach.web.room.site import Site
from tests.rooms.twin_rooms import CODE, Twins

WITHOUT_COOKIE = 1
OF_THE_TRAINER = ("cards", "votes.csv", "columns.csv", "measure.csv", "measure", "desk/wait")
NOT_OF_A_PHONE = {"/rooms", "/t/{secret}", "/healthz", "/readyz"}


class Asked(NamedTuple):
    """One request: how, where, by which phone, and with what form."""

    method: str
    path: str
    phone: int = 0
    form: dict[str, str] | None = None


def every_route(twins: Twins) -> list[Asked]:
    """What can be asked in any state; nothing of it changes a room."""
    room, seen = f"/r/{CODE}", twins.both[0].rooms.room(CODE).place
    forged = {"ballot": f"0.1.0.{'0' * 24}", "said": "vo", "sure": "2", "number": "2"}
    return [
        *(Asked("GET", path, phone) for path, phone in twins.public()),
        Asked("GET", "/j"), Asked("GET", f"/j/{CODE}"), Asked("POST", "/j", 0, {"code": CODE.lower()}),
        Asked("GET", room, WITHOUT_COOKIE), Asked("GET", f"{room}/wait", WITHOUT_COOKIE),
        Asked("GET", f"{room}/wait?seen={seen}"), Asked("GET", f"{room}/screen/wait?seen={seen}", 2),
        *(Asked("POST", f"{room}/{name}", phone, forged) for name in ("vote", "measure") for phone in (0, 1)),
        Asked("POST", f"{room}/vote", 0, {}), Asked("POST", f"{room}/do", 0, {"step": "0", "to": "reveal"}),
        *(Asked("GET", f"{room}/{name}") for name in OF_THE_TRAINER), Asked("POST", f"{room}/cards", 0, {"n0.3": "4"}),
    ]  # fmt: skip


def of_others(one: Asked, watching: int) -> bool:
    """Whether another phone than that one asks, and may so see its own answers."""
    return one.phone != watching and "/screen" not in one.path and (one.phone != WITHOUT_COOKIE or "p=" in one.path)


def filled(page: str, choice: int) -> dict[str, str]:
    """The form of a question on a page with one of its answers; empty where none is there."""
    found = re.search(r'name="ballot" value="([^"]*)"', page)
    options = re.findall(r'name="said" value="([^"]*)"', page)
    return (
        {"ballot": found[1], **({"said": unescape(options[choice])} if options else {"number": str(2 + choice)})}
        if found
        else {}
    )


def routes_left_out(asked: list[Asked]) -> set[str]:
    """The addresses of rooms that are not among these."""
    routes = {route.path: route for route in room_routes(Site(rooms=lambda: None))}
    met = {
        path
        for path, route in routes.items()
        for one in asked
        if route.matches({"type": "http", "method": one.method, "path": one.path.partition("?")[0]})[0] is Match.FULL
    }
    return set(routes) - met - NOT_OF_A_PHONE
