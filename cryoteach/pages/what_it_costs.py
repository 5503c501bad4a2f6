"""Chapter 6, What it costs: the hazards are real, and the evidence is thin."""

import streamlit as st

from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.treatments import costs
from cryoteach.widgets.treatments.pathway import pathway
from cryoteach.widgets.treatments.reasons import reasons
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("what-it-costs")
notices = chapter_state.open_chapter("what-it-costs", costs.cost_parts(everything.evidence.costs))

chapter_head("6 · What it costs", chapter, everything.problems, notices)
st.html("<h2>The way a person would go</h2>")
pathway(everything.evidence.costs, everything.teaching.lessons)
st.html("<h2>Guess first</h2>")
costs.harms(everything)
st.html("<h2>Go deeper</h2>")
reasons(everything.evidence.costs, everything.teaching.lessons)
lesson.folded(chapter, "dose", "Does more freezing do more harm?")
lesson.folded(chapter, "dose-in-sydney", "The same in the kidneys of nine people in Sydney")
lesson.folded(chapter, "evidence", "How strong is the evidence?")
lesson.check_yourself(chapter)
