"""Chapter 13, Evidence: says who? Every number here, with its source."""

import streamlit as st

from cryoteach.widgets.evidence.check_labs import check_labs
from cryoteach.widgets.evidence.check_us import check_us
from cryoteach.widgets.evidence.registry import asked_fact, parts_of, registry
from cryoteach.widgets.evidence.review_box import review_box
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("evidence")
notices = chapter_state.open_chapter("evidence", parts_of(everything.evidence.facts))

chapter_head("13 · Evidence", chapter, everything.problems, (*notices, *asked_fact(everything)))
lesson.section(chapter, "how-to-read")
with st.container(key="registry"):
    registry(everything)
st.html("<h2>Check us</h2>")
lesson.section(chapter, "check-us")
check_us(everything.evidence.facts, everything.rules.profiles, everything.teaching.cases)
check_labs(everything.evidence, everything.models.ice, everything.models.seedlings)
st.html("<h2>For a clinician’s signature</h2>")
review_box(everything)
st.html("<h2>What is kept</h2>")
lesson.section(chapter, "what-is-kept")
st.html("<h2>Who can use it</h2>")
lesson.section(chapter, "who-can-use-it")
