"""What the pages of a room stand on: where they lie, whom they ask, and how a page is written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from cryoteach.browser_file import BrowserFile
from cryoteach.web.room.limits import Limits
from cryoteach.wiring.rooms import Rooms

_HERE = Path(__file__).parent
_COMMENT = re.compile(r"/\*\*.*?\*/\s*", re.DOTALL)
PAGES = Environment(
    loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True, auto_reload=False,
)  # fmt: skip


def browser_file(path: Path, media_type: str) -> BrowserFile:
    """A file of ours under the hash of its text."""
    mark = sha256(path.read_bytes()).hexdigest()[:10]
    return BrowserFile(name=f"{path.stem}-{mark}{path.suffix}", media_type=media_type, source=path)


def _script(name: str) -> BrowserFile:
    """One of our scripts. All lie under the hash of all, as they lie here, so that they import one another.

    Their comments stay here: on a slow network they would cost as much as the script.
    """
    every = b"".join(path.read_bytes() for path in sorted(_HERE.rglob("*.js")))
    folder = f"room-{sha256(every).hexdigest()[:10]}"
    text = _COMMENT.sub("", (_HERE / name).read_text("utf-8"))
    return BrowserFile(name=f"{folder}/{name}", media_type="text/javascript", source=text)


STYLE = browser_file(_HERE / "room.css", "text/css")
SCRIPT = _script("phone/waiting.js")
PROJECTOR = browser_file(_HERE / "screen/projector.css", "text/css")
DESK = browser_file(_HERE / "desk/desk.css", "text/css")
FOLLOWING = _script("screen/following.js")
KEYS_SCRIPT = _script("desk/keys.js")
ASKING = _script("asking.js")


@dataclass(frozen=True)
class Site:
    """Where the rooms of this process are, and what their pages ask.

    Attributes:
        rooms: the rooms of this process, made when they are first asked for.
        prefix: what stands before every path, without a slash at its end.
        address: what CRYOTEACH_ADDRESS says; may be empty.
        keeps_rooms: whether this process serves the rooms; else only what a proxy asks is answered here.
        has_notebook: whether the notebook stands beside the rooms, so that a link into it leads somewhere.
        listens_at: says at which host the server listens; empty for every address of the machine.
    """

    rooms: Callable[[], Rooms]
    prefix: str = ""
    address: str = ""
    keeps_rooms: bool = True
    has_notebook: bool = True
    listens_at: Callable[[], str] = str
    limits: Limits = field(default_factory=Limits)

    def path(self, code: str) -> str:
        """Where the pages of a room are."""
        return f"{self.prefix}/r/{code}"

    def page(self, template: str, told: Mapping[str, object], status: int = 200) -> HTMLResponse:
        """Write a page; all that is told to a template is escaped."""
        return HTMLResponse(self.written(template, "base.html", told), status)

    def written(self, template: str, layout: str, told: Mapping[str, object]) -> str:
        """Write a page, or only the part of it that changes (``part.html``)."""
        told = {"refresh": False, "waits": False, "privacy": "", **told}
        named = {"style": STYLE, "script": SCRIPT, "asking": ASKING}
        files = {name: f"{self.prefix}/{file.path}" for name, file in named.items()}
        return PAGES.get_template(template).render(told, layout=layout, prefix=self.prefix, **files)

    def calm(
        self, request: Request, status: int, title: str, words: str, ways: Mapping[str, str] | None = None
    ) -> Response:
        """Say what happened and what to do: a page, or a line for a program."""
        if "text/html" not in request.headers.get("accept", "text/html"):
            return HTMLResponse(f"{title}. {words}\n", status, media_type="text/plain")
        return self.page("calm.html", {"title": title, "words": words, "ways": ways or {}}, status)
