"""Chapter 8, Other roads: chemotherapy is the usual road, surgery one for a few, and much has come since."""

import streamlit as st

from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.treatments import roads
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("other-roads")
notices = chapter_state.open_chapter("other-roads", roads.road_parts(everything.evidence.roads))

chapter_head("8 · Other roads", chapter, everything.problems, notices)
lesson.section(chapter, "predict")
roads.guess_first(everything.evidence.roads)
lesson.section(chapter, "roads")
roads.other_roads(everything.evidence)
st.html("<h2>What a team would ask first</h2>")
lesson.section(chapter, "asked-first")
lesson.folded(chapter, "cut-out", "Could it be cut out, or heated?")
lesson.folded(chapter, "where-it-lies", "Where in the liver does it lie?")
lesson.folded(chapter, "which-cancer", "From which cancer did it come?")
st.html("<h2>What came since</h2>")
lesson.section(chapter, "since")
lesson.folded(chapter, "in-britain", "And in Britain today?")
st.html("<h2>Then and now</h2>")
lesson.section(chapter, "then-and-now")
roads.then_and_now(everything.evidence)
lesson.check_yourself(chapter)
