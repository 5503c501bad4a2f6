"""The three doors of the start page: Learn, Teach, Explore."""

from collections.abc import Mapping

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.input.link_text import own_parts
from cryoteach.domain.person_link import write_link
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.text import label
from cryoteach.widgets.state import address_bar


def open_saved_link() -> None:
    """A saved link that lost its page opens where it belongs, with everything it carries."""
    if parts := own_parts(st.query_params.to_dict()):
        st.switch_page(_page(), query_params={**parts, **address_bar.how_shown()})


def learn(chapter: Lesson | None) -> None:
    """For a learner alone: the notebook from its first page, or from where it moves."""
    with st.container(border=True, key="door_learn"):
        st.html("<h2>Learn</h2>")
        lesson.section(chapter, "learn")
        chapter_link("guess-first", "Begin: guess first", ":material/school:")
        chapter_link("one-person", "Straight to one person", ":material/person:")
        chapter_link("a-thousand-people", "Straight to a thousand people", ":material/groups:")
        chapter_link("clinic-list", "Practise: Clinic list", ":material/checklist:")


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
