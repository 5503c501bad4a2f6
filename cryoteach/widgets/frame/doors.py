"""The three doors of the start page: Learn, Teach, Explore."""

from collections.abc import Callable

import streamlit as st

from cryoteach.domain.input.link_text import own_parts
from cryoteach.domain.person_link import write_link
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.rules.patient import Person
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.text import label


def open_saved_link() -> None:
    """A saved link that lost its page opens where it belongs, with everything it carries."""
    if parts := own_parts(st.query_params.to_dict()):
        st.switch_page(_page(), query_params=parts)


def learn(chapter: Lesson | None) -> None:
    """For a learner alone: the notebook from its first page, or from where it moves."""
    with st.container(border=True, key="door_learn"):
        st.html("<h2>Learn</h2>")
        lesson.section(chapter, "learn")
        chapter_link("guess-first", "Begin: guess first", ":material/school:")
        chapter_link("one-person", "Straight to one person", ":material/person:")
        chapter_link("a-thousand-people", "Straight to a thousand people", ":material/groups:")
        chapter_link("clinic-list", "Practise: Clinic list", ":material/checklist:")


def teach(chapter: Lesson | None, many: int, list_cases: Callable[[], None]) -> None:
    """For a trainer: every teaching case, one tap away."""
    with st.container(border=True, key="door_teach"):
        st.html("<h2>Teach</h2>")
        lesson.section(chapter, "teach")
        chapter_link("desk", "Write a case, or share a set", ":material/edit_note:")
        with st.expander(f"All {many} teaching cases", key="all_cases"):
            list_cases()


def explore(chapter: Lesson | None, rules: Rules) -> None:
    """For the curious: the same person under each set of limits."""
    with st.container(border=True, key="door_explore"):
        st.html("<h2>Explore</h2>")
        lesson.section(chapter, "explore")
        person = next((preset.person for preset in rules.presets.values() if preset.id == "seven-small"), Person())
        for profile in rules.profiles.values():
            parts = write_link(person, profile)
            st.page_link(_page(), label=label(profile.title), icon=":material/tune:", query_params=parts)


def honesty(chapter: Lesson | None) -> None:
    """What this is, and what it is not."""
    lesson.section(chapter, "honesty")


def _page() -> st.Page:
    return st.session_state["pages"]["one_person"]
