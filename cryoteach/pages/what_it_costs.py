"""Chapter 6, What it costs: the hazards are real, and the evidence is thin."""

import streamlit as st

from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.treatments import costs
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("what-it-costs")
notices = chapter_state.open_chapter("what-it-costs", costs.cost_parts(everything.evidence.costs))

chapter_head("6 · What it costs", chapter, everything.problems, notices)
st.html("<h2>The way a person would go</h2>")
costs.pathway(everything.evidence.costs, everything.teaching.lessons)
st.html("<h2>Guess first</h2>")
lesson.section(chapter, "predict")
costs.guess_first(everything.evidence)
st.html("<h2>The fact box</h2>")
lesson.section(chapter, "fact-box")
costs.fact_box(everything.evidence)
st.html("<h2>Why the blood, the kidneys and the lungs?</h2>")
lesson.section(chapter, "reasons")
costs.reasons(everything.evidence.costs)
st.html("<h2>Cold beside heat</h2>")
costs.cold_beside_heat(everything.evidence, everything.teaching.lessons)
st.html("<h2>Dose matters</h2>")
lesson.section(chapter, "dose")
lesson.folded(chapter, "dose-in-sydney", "The same in the kidneys of nine people in Sydney")
chapter_link("inside-the-ice", "See what more ice means: Inside the ice", ":material/ac_unit:")
st.html("<h2>How strong is the evidence?</h2>")
lesson.section(chapter, "evidence")
lesson.check_yourself(chapter)
