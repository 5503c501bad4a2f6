"""Chapter 7, Control is not cure: what you cannot see decides the course."""

import streamlit as st

from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.seedlings.chapter import seedling_lab
from cryoteach.widgets.seedlings.link_parts import seedling_parts
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("control-is-not-cure")
notices = chapter_state.open_chapter("control-is-not-cure", seedling_parts(everything.models.seedlings))

chapter_head("7 · Control is not cure", chapter, everything.problems, notices)
lesson.section(chapter, "predict")
seedling_lab(everything)
lesson.section(chapter, "beside")
st.html("<h2>Explain</h2>")
lesson.section(chapter, "explain")
left, right = st.columns(2, gap="medium")
with left:
    lesson.section(chapter, "slow-growing")
    chapter_link("one-person", "Move growth in One person", ":material/person:", doubling_time_days="45")
with right:
    lesson.section(chapter, "no-spread")
    chapter_link("one-person", "Add spread in One person", ":material/person:", extrahepatic_disease="confirmed")
st.html("<h2>“Weeks or months”?</h2>")
lesson.section(chapter, "weeks-or-months")
lesson.check_yourself(chapter)
