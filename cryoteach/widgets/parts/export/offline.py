"""Offers the offline file: chapter 2 and cases with practice, opened by a double click where there is no network."""

from collections.abc import Collection, Iterable

from cryoteach.domain.content import Content
from cryoteach.export.offline.page import as_html
from cryoteach.widgets.parts.export.download import download
from cryoteach.widgets.parts.export.taken_along import app_of, taken_along

NAME = "cryoteach-offline.html"
ABOUT = "Open it by a double click: it asks no server and says what the app says. It holds the keys of its cases."


def offline_button(
    content: Content, key: str, address: str, names: Iterable[str] = (), shipped: Collection[str] | None = None
) -> None:
    """Offer it with these cases, or with all that can be used where none is named.

    Args:
        content: what the cases stand on.
        key: what tells this button from the others of a page.
        address: where other devices reach the app; empty where none can.
        names: the ids of the cases.
        shipped: the ids of the cases that a link may name; all of them, where none are given.
    """
    words = "These cases as one offline file" if (chosen := list(names)) else "Chapter 2 and all cases, offline"
    download(words, lambda: _made(content, chosen, address, shipped), NAME, key, ABOUT)


def _made(content: Content, names: list[str], address: str, shipped: Collection[str] | None) -> str:
    cases, limits = taken_along(content, names)
    return as_html(content, cases, limits, app=app_of(content, address, shipped))
