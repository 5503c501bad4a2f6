"""Chapter 5, Inside the ice: why size and number matter."""

import streamlit as st

from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.ice.chapter import ice_lab
from cryoteach.widgets.ice.link_parts import ice_parts
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("inside-the-ice")
lab = everything.models.ice
notices = chapter_state.open_chapter("inside-the-ice", ice_parts(lab.settings if lab else None))

chapter_head("5 · Inside the ice", chapter, everything.problems, notices)
lesson.section(chapter, "predict")
if lab is None:
    st.info("The numbers of the lab cannot be used. The list above says what to mend.")
    explained = True
else:
    explained = ice_lab(lab, everything.evidence)
if explained:
    st.html("<h2>Explain</h2>")
    lesson.folded(chapter, "explain", "Why the cold lags behind the ice, and what ice is paid for with")
    lesson.check_yourself(chapter)
