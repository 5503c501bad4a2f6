"""The line below the walk: learn, teach or explore; and what this is, in a sentence."""

from functools import partial

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.person_link import write_link
from cryoteach.domain.rules.patient import Person
from cryoteach.widgets.frame import doors, lesson
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.parts.page.arrival import arrival, arrive_at
from cryoteach.widgets.practice.case_list import case_list
from cryoteach.widgets.start.link_parts import OPEN, TEACH
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.thousand.guess import guess_in_link

TO_EXPLORE = "seven-small"
"""The preset whose verdict another set of limits changes."""


def ways_on(content: Content) -> None:
    """Offer the three ways on; the teaching cases open below them."""
    with st.container(horizontal=True, vertical_alignment="center", key="ways_on"):
        chapter_link("guess-first", "Learn (40 min)", ":material/school:", **guess_in_link())
        st.button(
            "Teach (5 min to prepare)", key="teach", type="tertiary", icon=":material/co_present:", on_click=_teach
        )
        chapter_link("one-person", "Explore", ":material/tune:", **_someone(content))
    if chapter_state.text(TEACH) == OPEN:
        with arrival("teach"):
            cases = content.teaching.cases
            listed = partial(case_list, cases, content.rules.profiles)
            doors.teach(content.teaching.lessons.get("start"), len(cases), listed)
    lesson.section(content.teaching.lessons.get("start"), "honesty")


def _someone(content: Content) -> dict[str, str]:
    presets, profile = content.rules.presets.values(), content.rules.first_profile
    person = next((preset.person for preset in presets if preset.id == TO_EXPLORE), Person())
    return write_link(person, profile) if profile is not None else {}


def _teach() -> None:
    if chapter_state.text(TEACH) == OPEN:
        chapter_state.put({TEACH: None})
        return
    chapter_state.put({TEACH: OPEN})
    arrive_at("teach")
