"""The HTML page that every chapter comes in: Streamlit's own, with our style sheet, typefaces and scripts in its head.

What stands there the browser fetches while it starts Streamlit; it lays nothing out before the style sheet has
come. Streamlit's own typeface, in which no page of ours is set, is not fetched.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256

from starlette.requests import Request
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from cryoteach.browser_file import BrowserFile
from cryoteach.web.assets import Served
from cryoteach.web.known_addresses import below_the_app
from cryoteach.wiring.streamlit_server import index_page, scripts_of_elements

_ASK_AGAIN = "no-cache"
_ON_EVERY_PAGE = ("Html", "BidiComponent", "Button")
"""Streamlit's elements of every chapter: it would ask for each when the first comes, and draw the page in jumps."""
_TYPEFACE = re.compile(r'<link\s+rel="preload"[^>]*\bas="font"[^>]*>\s*')
_TITLE = re.compile(r"<title>.*?</title>")
_WITHOUT_SCRIPTS = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_WORDS = (
    "<noscript><h1>Freezing kills liver tumours. Why can most people not have it?</h1>"
    "<p>CryoTeach draws its pages with JavaScript, and JavaScript is switched off here. Switch it on for this address,"
    " then load the page again. Nothing is loaded from any other site.</p>"
    "<p>This is education with fictional people only. It does not say what anyone should have.</p></noscript>"
)
_LINKS = {
    "font/woff2": '<link rel="preload" as="font" type="font/woff2" crossorigin href="./{}">',
    "text/javascript": '<link rel="modulepreload" fetchpriority="low" href="./{}">',  # Streamlit's own come first
}
_STARTS = "page/first_screen.js"
"""The script that the page itself starts, before Streamlit's; the others wait until a part needs them."""
_SCRIPT = '<script type="module" src="./{}"></script>'
_STYLE = '<link rel="stylesheet" href="./{}">'


class ChapterPage(BaseRoute):
    """Answers for every chapter; stands before Streamlit's own routes.

    Args:
        chapters: the address of every page below the root, without slashes; the start is the empty one.
        needed: style sheet, typefaces and scripts that the page names.
    """

    def __init__(self, chapters: Mapping[str, str], needed: Sequence[BrowserFile]) -> None:
        self._chapters, self._needed = chapters, needed

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Take what asks for a page; an address with a slash too much is left to Streamlit, which leads on."""
        is_read = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        below = below_the_app(scope) if is_read else None
        if below not in self._chapters or not scope["path"].endswith(f"/{below}"):
            return Match.NONE, {}
        return Match.FULL, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Give the page."""
        response = self._page.answer(Request(scope, receive))
        await response(scope, receive, send)

    @cached_property
    def _page(self) -> Served:
        text = with_our_head(index_page(), self._needed)
        mark = sha256(text.encode()).hexdigest()[:10]
        return Served(BrowserFile(name=f"page-{mark}.html", media_type="text/html", source=text), _ASK_AGAIN)


def with_our_head(page: str, needed: Sequence[BrowserFile]) -> str:
    """Put ours into Streamlit's page.

    The style sheet opens the body: Streamlit adds its styles at the end of the head, and ours come after them.
    """
    named = "".join(_LINKS[file.media_type].format(file.path) for file in needed if file.media_type in _LINKS)
    named += "".join(_LINKS["text/javascript"].format(path) for path in scripts_of_elements(*_ON_EVERY_PAGE))
    styles = "".join(_STYLE.format(file.path) for file in needed if file.media_type == "text/css")
    named += "".join(_SCRIPT.format(file.path) for file in needed if file.path.endswith(_STARTS))
    page = _TITLE.sub("<title>CryoTeach</title>", _TYPEFACE.sub("", page))
    page = _WITHOUT_SCRIPTS.sub(_WORDS, page)
    return page.replace("<title>", f"{named}<title>", 1).replace("<body>", f"<body>{styles}", 1)
