"""A set of cases shared as one link for students: those of the library by name alone, the trainer's own sealed."""

from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.library.cases.my_cases import with_twins
from cryoteach.widgets.desk.my_cases import MY_CASES, checked, with_my_cases
from cryoteach.widgets.desk.student_link import offer, sealed, sealed_words
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.share import root_for_others
from cryoteach.widgets.parts.export.offline import offline_button
from cryoteach.widgets.parts.export.paper import handout_of_cases
from cryoteach.widgets.parts.export.scorm import scorm_button
from cryoteach.widgets.practice.case_list import narrowed
from cryoteach.widgets.practice.link_parts import ASKED, BETWEEN, LESSON, LIST, OF_CASES, OWN
from cryoteach.widgets.state import chapter_state

CHOSEN = "set_cases"


@st.fragment
def share_a_set(content: Content) -> None:
    """Choose cases, filtered by level and misconception, and get the link."""
    both = with_my_cases(content)
    words = (
        "Share a set of cases from the library"
        if both.teaching.cases == content.teaching.cases
        else "Share a set of cases"
    )
    with st.expander(words, key="desk_set"):
        offered = narrowed(both.teaching.cases, "set", st.session_state.get(CHOSEN, []))
        chosen = st.multiselect(
            "Cases, in the order they are met", offered, key=CHOSEN, placeholder="choose cases",
            format_func=lambda name: both.teaching.cases[name].title,
        )  # fmt: skip
        if chosen:
            _link(chosen, content)


def _link(chosen: list[str], content: Content) -> None:
    own = [
        fields
        for fields in checked(content).good
        if fields["id"] in chosen and fields["id"] not in content.teaching.cases
    ]
    carried = with_twins(own, checked(content).good)
    st.html(f"<p>{len(chosen)} on the list. The link shows no key before a student commits.</p>")
    if own:
        st.html(f"<p>{escape(sealed_words())}</p>")
    offer({OWN: sealed(chosen, carried, "set")} if own else {LIST: BETWEEN.join(chosen)}, "set")
    mine = {MY_CASES: chapter_state.text(MY_CASES)} if own else {}
    asked = {LESSON: OF_CASES, ASKED: BETWEEN.join(chosen), **mine}
    with st.container(horizontal=True):
        both, known, address = with_my_cases(content), content.teaching.cases, root_for_others()
        offline_button(both, "set_offline", address, chosen, known)
        scorm_button(both, "set_scorm", address, chosen, known)
        cases = [both.teaching.cases[name] for name in chosen]
        handout_of_cases(content, cases, "set_handout", address, known)
    chapter_link("tutorial-room", "Use these cases in a tutorial room", ":material/co_present:", **asked)
