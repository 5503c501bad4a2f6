"""The addresses of the rooms. They take an exact prefix: ``/r/`` in the middle of a path is not unmistakable."""

from functools import partial

from starlette.routing import Route

from cryoteach.web.room import health, opening
from cryoteach.web.room.desk.routes import OF_THE_DESK
from cryoteach.web.room.guard import Handler, guarded
from cryoteach.web.room.phone import join, measure, page, vote, wait
from cryoteach.web.room.screen import page as screen
from cryoteach.web.room.screen import wait as screen_wait
from cryoteach.web.room.site import ASKING, DESK, FOLLOWING, KEYS_SCRIPT, PROJECTOR, SCRIPT, STYLE, Site

FILES = (STYLE, SCRIPT, PROJECTOR, DESK, FOLLOWING, KEYS_SCRIPT, ASKING)
"""What the pages load, once."""


def room_routes(site: Site) -> list[Route]:
    """Every address of the rooms."""
    phone = [
        _route(site, "/j", join.ask, "GET", "POST"),
        _route(site, "/j/{code}", join.with_code),
        _route(site, "/r/{code}", page.answer),
        _route(site, "/r/{code}/vote", vote.answer, "POST"),
        _route(site, "/r/{code}/measure", measure.answer, "POST"),
        _route(site, "/r/{code}/wait", wait.answer),
        _route(site, "/r/{code}/privacy", join.privacy),
    ]
    projector = [
        _route(site, "/r/{code}/screen", screen.answer),
        _route(site, "/r/{code}/screen/wait", screen_wait.answer),
    ]
    return [
        *phone,
        *projector,
        _route(site, "/rooms", opening.open_room, "POST"),
        _route(site, "/t/{secret}", opening.take_the_desk),
        *(_route(site, path, handler, method) for path, handler, method in OF_THE_DESK),
    ]


def health_routes(site: Site) -> list[Route]:
    """What a proxy asks: at the server's own root too, where the app lies below a path."""
    asked = {"/healthz": health.lives, "/readyz": health.is_ready}
    own = [_route(site, path, handler) for path, handler in asked.items()]
    at_the_root = [_at(site, path, handler) for path, handler in asked.items()] if site.prefix else []
    return [*own, *at_the_root, _route(site, "/proxy-echo", health.echo), _route(site, "/j/proxy-echo", health.echo)]


def rooms_elsewhere(site: Site) -> list[Route]:
    """The addresses of rooms where other processes serve them: each says so."""
    return [
        _route(site, path, opening.elsewhere, "GET", "POST")
        for path in ("/j", "/j/{below:path}", "/r/{below:path}", "/t/{below:path}", "/rooms")
    ]


def _route(site: Site, path: str, handler: Handler, *methods: str) -> Route:
    return _at(site, f"{site.prefix}{path}", handler, *methods)


def _at(site: Site, path: str, handler: Handler, *methods: str) -> Route:
    return Route(path, partial(guarded, handler, site), methods=methods or ("GET",))
