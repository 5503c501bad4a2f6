"""What is said when a request cannot be served: a page in words for a browser, a line for every other program."""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template

from pydantic import BaseModel
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from cryoteach.wiring.streamlit_server import base_path

_PAGE = Template(Path(__file__).with_name("refusal.html").read_text("utf-8"))


class Refusal(BaseModel, frozen=True, extra="forbid"):
    """Why a request is not served: the status of HTTP, what happened in a few words, and what mends it in sentences."""

    status: int
    title: str
    words: str


def refusal_response(
    refusal: Refusal,
    asked: HTTPConnection,
    ways: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Say it.

    Args:
        refusal: what is said.
        asked: the request.
        ways: where to go instead: words and addresses below the root of the app; none where no page can be opened.
        headers: of the answer.
    """
    headers = {**(headers or {}), "Vary": "Accept", "Cache-Control": "no-store"}
    if "text/html" not in asked.headers.get("accept", ""):
        return PlainTextResponse(f"{refusal.title}. {refusal.words}\n", refusal.status, headers=headers)
    root = root_from(asked)
    listed = "".join(f'<li><a href="{escape(root + to)}">{escape(way)}</a></li>' for way, to in (ways or {}).items())
    texts = {"title": escape(refusal.title), "words": escape(refusal.words)}
    page = _PAGE.substitute(texts, ways=f"<ul>{listed}</ul>" if listed else "")
    return HTMLResponse(page, refusal.status, headers=headers)


def root_from(asked: HTTPConnection) -> str:
    """Where the app's start is, as seen from the address that was asked for: a proxy in between may have cut it."""
    path = asked.scope.get("raw_path") or asked.scope["path"].encode()
    below = "/".join(part for part in (asked.scope.get("root_path", "").strip("/"), base_path()) if part)
    return "../" * (path.count(b"/") - 1) + (f"{below}/" if below else "") or "./"
