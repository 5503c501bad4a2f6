"""Chapter 13, Evidence: says who? Every number here, with its source."""

import streamlit as st

from cryoteach.widgets.evidence.check_labs import check_labs
from cryoteach.widgets.evidence.check_us import check_us
from cryoteach.widgets.evidence.how_surely import how_surely
from cryoteach.widgets.evidence.registry import asked_fact, parts_of, registry
from cryoteach.widgets.evidence.review_box import review_box
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.frame.glossary import glossary_button
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("evidence")
notices = chapter_state.open_chapter("evidence", parts_of(everything.evidence.facts))

chapter_head("13 · Evidence", chapter, everything.problems, (*notices, *asked_fact(everything)))
how_surely(everything.evidence.facts)
lesson.section(chapter, "how-to-read")
lesson.folded(chapter, "how-read", "What an entry cannot tell you")
with st.container(key="registry"):
    registry(everything)
st.html("<h2>Check us</h2>")
with st.expander("Limits, cases and facts: versions and reviews", key="check_versions"):
    lesson.section(chapter, "check-us")
    glossary_button("What these words mean", key="glossary_check_us")
    check_us(everything.evidence.facts, everything.rules.profiles, everything.teaching.cases)
with st.expander("The two labs beside what others measured", key="check_labs"):
    check_labs(everything.evidence, everything.models.ice, everything.models.seedlings)
with st.expander("For a clinician’s signature", key="check_review"):
    review_box(everything)
lesson.folded(chapter, "what-is-kept", "What is kept of you")
lesson.folded(chapter, "who-can-use-it", "Who can use it")
