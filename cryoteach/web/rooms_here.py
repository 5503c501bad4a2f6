"""The tutorial rooms beside the notebook, in the same server; made when one of their addresses is first asked for.

So the notebook's server listens before the engine, the templates and the database are imported.
"""

import re
from functools import cached_property

from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from cryoteach.server_settings import server_settings
from cryoteach.settings import settings
from cryoteach.web.own_hosts import ASKED_BY_PROXIES
from cryoteach.wiring.streamlit_server import base_path, listens_at

_PAGE = re.compile(r"/(?:j|r|t|rooms|healthz|readyz|proxy-echo)(?:/.*)?")
_FILE = re.compile(r"/(?:.*/)?[\w-]+-[0-9a-f]{10}\.(?:css|js)")
"""A file under the hash of its text, which may be one of the rooms' pages."""


class RoomsHere(BaseRoute):
    """Every address of the rooms, and the files of their pages."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Take what is a room's; a page of a room with a wrong method is known as such."""
        if scope["type"] != "http" or not self._may_be(scope["path"]):
            return Match.NONE, {}
        return max((route.matches(scope) for route in self._routes), key=lambda match: match[0].value)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the route that was found answer."""
        fits = [route for route in self._routes if route.matches(scope)[0] is not Match.NONE]
        best = max(fits, key=lambda route: route.matches(scope)[0].value)
        await best.handle(scope, receive, send)

    def _may_be(self, path: str) -> bool:
        below = path.removeprefix(self._prefix) if path.startswith(f"{self._prefix}/") else ""
        return bool(_PAGE.fullmatch(below) or _FILE.fullmatch(path) or path in ASKED_BY_PROXIES)

    @cached_property
    def _prefix(self) -> str:
        return f"/{base_path()}" if base_path() else ""

    @cached_property
    def _routes(self) -> list[BaseRoute]:
        from cryoteach.web.assets import routes as files_for_the_browser  # noqa: PLC0415 - see above
        from cryoteach.web.room.routes import FILES, health_routes, room_routes, rooms_elsewhere  # noqa: PLC0415 - see above
        from cryoteach.web.room.site import Site  # noqa: PLC0415 - see above
        from cryoteach.wiring.rooms import rooms  # noqa: PLC0415 - see above

        here = not server_settings().rooms_elsewhere
        site = Site(
            rooms=rooms, prefix=self._prefix, address=settings().address, keeps_rooms=here, listens_at=listens_at
        )  # fmt: skip
        of_rooms = room_routes(site) if here else rooms_elsewhere(site)
        return [*health_routes(site), *of_rooms, *files_for_the_browser(*FILES)]
