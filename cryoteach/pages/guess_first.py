"""Chapter 1, Guess first: your belief, kept and returned to."""

import streamlit as st

from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.frame.conditions import conditions_in_words
from cryoteach.widgets.start.first_guess import first_guess, first_guess_parts
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("guess-first")
notices = chapter_state.open_chapter("guess-first", first_guess_parts(everything.rules))

chapter_head("1 · Guess first", chapter, everything.problems, notices)
lesson.section(chapter, "question")
first_guess(everything)
with st.expander("The six conditions, in words", key="conditions"):
    if everything.rules.first_profile is not None:
        conditions_in_words(everything.rules.first_profile)
lesson.folded(chapter, "conditions", "Where the conditions come from")
lesson.folded(chapter, "why-guess", "Why guess?")
