"""Chapter 13, Evidence: says who? Every number here, with its source."""

import streamlit as st

from cryoteach.widgets import address, furniture, lesson, printing, share
from cryoteach.widgets.check_labs import check_labs
from cryoteach.widgets.check_us import check_us
from cryoteach.widgets.registry import asked_fact, parts_of, registry
from cryoteach.wiring import content

everything = content()
chapter = everything.lessons.get("evidence")
notices = address.open_chapter("evidence", parts_of(everything))

with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="title"):
    furniture.heading("13 · Evidence", chapter.story if chapter else "")
    with st.container(horizontal=True, width="content"):
        share.share_chapter()
        printing.print_button()
furniture.unusable(everything)
lesson.section(chapter, "how-to-read")
furniture.refusals((*notices, *asked_fact(everything)))
registry(everything)
st.html("<h2>Check us</h2>")
lesson.section(chapter, "check-us")
check_us(everything)
check_labs(everything)
st.html("<h2>What is kept</h2>")
lesson.section(chapter, "what-is-kept")
st.html("<h2>Who can use it</h2>")
lesson.section(chapter, "who-can-use-it")
