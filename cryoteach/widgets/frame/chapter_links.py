"""Links between chapters that keep the visit: no reload, so a guess and a pinned thing stay."""

from collections.abc import Mapping

import streamlit as st

from cryoteach.widgets.state import address_bar


def chapter_link(chapter: str, words: str, icon: str = ":material/arrow_forward:", **parts: str) -> None:
    """Offer to turn to a chapter, by its name in the address; a chapter that is not built yet is not offered."""
    page = _pages().get(chapter)
    if page is not None:
        st.page_link(page, label=words, icon=icon, query_params={**parts, **address_bar.how_shown()})


def is_chapter(chapter: str) -> bool:
    """Whether a chapter can be opened."""
    return chapter in _pages()


def _pages() -> Mapping[str, st.Page]:
    pages: Mapping[str, st.Page] = st.session_state["pages"]
    return {page.url_path or "start": page for page in pages.values()}
