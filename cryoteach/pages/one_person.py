"""Chapter 2, One person: two limits make a small corner; one closed gate closes the way."""

import streamlit as st

from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.frame.share import share_button
from cryoteach.widgets.one_person.chapter import explorer
from cryoteach.widgets.state import session
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("one-person")
opened = session.open_address(everything.rules, everything.teaching.cases)

chapter_head("2 · One person", chapter, everything.problems, opened.notices if opened else (), share_button)
if opened is None:
    st.info("No set of limits can be read, so nobody can be judged by one. The list above says what to mend.")
else:
    explorer(everything)
    lesson.folded(chapter, "explain", "Explain")
    lesson.folded(chapter, "unknown", "What if something is not known?")
    with st.expander("Check yourself: can a strong point make up for a weak one?", key="check_of_one_person"):
        lesson.check_yourself(chapter)
