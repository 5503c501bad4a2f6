"""Chapter 8, Other roads: which one is the usual one, what became of each, and what a team would ask first."""

import streamlit as st

from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.treatments import roads
from cryoteach.widgets.treatments.then_and_now import then_and_now
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("other-roads")
notices = chapter_state.open_chapter("other-roads", roads.road_parts(everything.evidence.roads))

chapter_head("8 · Other roads", chapter, everything.problems, notices)
lesson.section(chapter, "predict")
if roads.guess_first(everything.evidence.roads):
    roads.the_roads(everything.evidence)
    lesson.folded(chapter, "roads", "How to read the map")
    st.html("<h2>What a team would ask first</h2>")
    lesson.section(chapter, "asked-first")
    lesson.folded(chapter, "cut-out", "Could it be cut out, or heated?")
    lesson.folded(chapter, "where-it-lies", "Where in the liver does it lie?")
    lesson.folded(chapter, "which-cancer", "From which cancer did it come?")
    st.html("<h2>Then and now</h2>")
    lesson.section(chapter, "then-and-now")
    then_and_now(everything.evidence)
    lesson.folded(chapter, "since", "What came since")
    lesson.folded(chapter, "in-britain", "And in Britain today?")
    lesson.check_yourself(chapter)
