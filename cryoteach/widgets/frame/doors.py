"""Where Start leads: a saved link to the page it belongs to, a trainer to every teaching case."""

from collections.abc import Callable

import streamlit as st

from cryoteach.domain.input.link_text import own_parts
from cryoteach.domain.page_address import Parts, names_of
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.state import address_bar


def open_saved_link(own: Parts) -> None:
    """A saved link that lost its page opens where it belongs, with everything it carries.

    Args:
        own: the parts of the address of Start; a link that holds nothing else belongs here.
    """
    parts = own_parts(st.query_params.to_dict())
    if parts.keys() - {name for part in own for name in names_of(part)}:
        st.switch_page(_page(), query_params={**parts, **address_bar.how_shown()})


def teach(chapter: Lesson | None, many: int, list_cases: Callable[[], None]) -> None:
    """For a trainer: every teaching case, one tap away."""
    with st.container(border=True, key="door_teach"):
        st.html("<h2>Teach</h2>")
        lesson.section(chapter, "teach")
        chapter_link("desk", "Write a case, or share a set", ":material/edit_note:")
        with st.expander(f"All {many} teaching cases", key="all_cases"):
            list_cases()


def _page() -> st.Page:
    return st.session_state["pages"]["one_person"]
