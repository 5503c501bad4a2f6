"""Chapter 3, How exact is "a few"? Words become rules; rules are choices."""

import streamlit as st

from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.thousand.how_exact import exact_parts, how_exact
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("how-exact")
notices = chapter_state.open_chapter("how-exact", exact_parts(everything.rules))

chapter_head("3 · How exact is “a few”?", chapter, everything.problems, notices)
if everything.rules.first_profile is None:
    st.info("No set of limits can be read, so there is nothing to move. The list above says what to mend.")
else:
    how_exact(everything, everything.rules.first_profile)
lesson.folded(chapter, "who-decides", "Who decides?")
lesson.check_yourself(chapter)
