"""Chapter 2, One person: two limits make a small corner; one closed gate closes the way."""

import streamlit as st

from cryoteach.widgets import furniture, lesson, pins, printing, session, share
from cryoteach.widgets.explorer import explorer
from cryoteach.wiring import content

everything = content()
chapter = everything.lessons.get("one-person")
opened = session.open_address(everything)

with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="title"):
    furniture.heading("2 · One person", chapter.story if chapter else "")
    with st.container(horizontal=True, width="content"):
        share.share_button()
        pins.pin_person()
        printing.print_button()
furniture.unusable(everything)
if opened is None:
    st.info("No set of limits can be read, so nobody can be judged by one. The list above says what to mend.")
else:
    furniture.refusals(opened.notices)
    explorer(everything)
    st.html("<h2>Explain</h2>")
    lesson.section(chapter, "explain")
    lesson.section(chapter, "unknown")
    lesson.check_yourself(chapter)
