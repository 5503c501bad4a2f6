"""Offers the offline file: chapter 2 and cases with practice, opened by a double click where there is no network."""

from collections.abc import Iterable

from cryoteach.domain.content import Content
from cryoteach.export.offline.page import as_html
from cryoteach.export.offline.tables import carried
from cryoteach.settings import settings
from cryoteach.widgets.parts.export.download import download

NAME = "cryoteach-offline.html"
ABOUT = "Open it by a double click: it asks no server and says what the app says. It holds the keys of its cases."


def offline_button(content: Content, key: str, names: Iterable[str] = ()) -> None:
    """Offer it with these cases, or with all that can be used where none is named."""
    words = "These cases as one offline file" if (chosen := list(names)) else "Chapter 2 and all cases, offline"
    download(words, lambda: _made(content, chosen), NAME, key, ABOUT)


def _made(content: Content, names: list[str]) -> str:
    profiles = carried(content.rules.profiles.values())
    known = {profile.id for profile in profiles}
    all_cases = content.teaching.cases
    cases = [all_cases[name] for name in names or all_cases if all_cases[name].profile in known]
    return as_html(content, cases, profiles, address=settings().address)
