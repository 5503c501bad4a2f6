"""Chapter 4, A thousand people: mild limits multiply; no single rule does the work."""

import streamlit as st

from cryoteach.widgets import address, furniture, lesson, printing, share
from cryoteach.widgets.thousand import thousand
from cryoteach.widgets.thousand_parts import thousand_parts
from cryoteach.wiring import content

everything = content()
chapter = everything.lessons.get("a-thousand-people")
notices = address.open_chapter("a-thousand-people", thousand_parts(everything))

with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="title"):
    furniture.heading("4 · A thousand people", chapter.story if chapter else "")
    with st.container(horizontal=True, width="content"):
        share.share_chapter()
        printing.print_button()
furniture.unusable(everything)
furniture.refusals(notices)
thousand(everything)
st.html("<h2>Explain</h2>")
lesson.section(chapter, "explain")
lesson.check_yourself(chapter)
