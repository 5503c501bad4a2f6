"""One page of the app, between what stands on every page: menu, title, what is seen of it, and the footer."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from cryoteach.widgets.frame import calm_page, page_frame
from cryoteach.widgets.frame.visit import chapters, onward, progress
from cryoteach.widgets.parts.page import connection
from cryoteach.widgets.practice import locked
from cryoteach.widgets.state import address_bar, session
from cryoteach.wiring import content


def show(contents: Mapping[str, Mapping[str, str]], folder: Path) -> None:
    """Show the page that was asked for.

    Args:
        contents: by part of the menu, every page: the name of its file, and its title.
        folder: where the files lie.
    """
    titles = {name: title for part in contents.values() for name, title in part.items()}
    numbers = chapters.numbers(titles)
    pages = {name: _page(folder / f"{name}.py", title, numbers) for name, title in titles.items()}
    st.session_state["pages"] = pages
    menu = {part: [pages[name] for name in names] for part, names in contents.items()}
    is_locked = locked.is_locked()
    shown = st.navigation(menu, position="hidden" if is_locked or address_bar.is_projected() else "top")
    title = next(titles[name] for name, page in pages.items() if page.url_path == shown.url_path)
    st.set_page_config(page_title=f"{title} · CryoTeach", page_icon="❄", layout="wide")
    session.turn_to(shown.url_path)
    connection.watch()
    progress.see(shown.url_path)
    with calm_page.calm():
        shown.run()
    everything = content()
    profile = session.profile_on_screen() or everything.rules.first_profile
    page_frame.footer(profile, title, everything.evidence.sources.get(onward.CHARITY), is_locked=is_locked)


def _page(path: Path, title: str, numbers: Mapping[str, int]) -> st.Page:
    """A page of the menu, with its number and whether it was seen or done."""
    name = path.stem
    if name == chapters.START:
        return st.Page(path, title=title, default=True)
    address = name.replace("_", "-")
    marked = progress.mark(address)
    numbered = f"{numbers[name]} · {title}" if name in numbers else title
    menu = f"{numbered}{chapters.MARKED}{marked}" if marked else numbered
    return st.Page(path, title=menu, url_path=address)
