"""Chapter 1, Guess first: your belief, kept and returned to."""

import streamlit as st

from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.frame.conditions import conditions_in_words
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.thousand import guess
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("guess-first")
notices = chapter_state.open_chapter("guess-first", guess.PARTS)

chapter_head("1 · Guess first", chapter, everything.problems, notices)
lesson.section(chapter, "question")
guess.guess_first()
st.html("<h2>The conditions, in words</h2>")
lesson.section(chapter, "conditions")
if everything.rules.first_profile is not None:
    conditions_in_words(everything.rules.first_profile)
st.html("<h2>Why guess?</h2>")
lesson.section(chapter, "why-guess")
