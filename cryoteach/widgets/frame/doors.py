"""Where Start leads: a saved link to the page it belongs to, a trainer to every teaching case."""

from collections.abc import Mapping

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.input.link_text import own_parts
from cryoteach.domain.page_address import Parts, names_of
from cryoteach.domain.person_link import write_link
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.rules.profiles import Profile
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.text import label
from cryoteach.widgets.state import address_bar


def open_saved_link(own: Parts) -> None:
    """A saved link that lost its page opens where it belongs, with everything it carries.

    Args:
        own: the parts of the address of Start; a link that holds nothing else belongs here.
    """
    parts = own_parts(st.query_params.to_dict())
    if parts.keys() - {name for part in own for name in names_of(part)}:
        st.switch_page(_page(), query_params={**parts, **address_bar.how_shown()})


def teach(chapter: Lesson | None, profiles: Mapping[str, Profile], cases: Mapping[str, Case]) -> None:
    """For a trainer: every teaching case, one tap away."""
    with st.container(border=True, key="door_teach"):
        st.html("<h2>Teach</h2>")
        lesson.section(chapter, "teach")
        chapter_link("desk", "Write a case, or share a set", ":material/edit_note:")
        with st.expander(f"All {len(cases)} teaching cases", key="all_cases"):
            for case in cases.values():
                parts = write_link(case.person, profiles[case.profile], case.id)
                st.page_link(_page(), label=label(case.title), icon=":material/co_present:", query_params=parts)


def _page() -> st.Page:
    return st.session_state["pages"]["one_person"]
