"""Chapter 1, Guess first: your belief, kept and returned to."""

import streamlit as st

from cryoteach.widgets import address, furniture, guess, lesson, printing, share
from cryoteach.widgets.conditions import conditions_in_words
from cryoteach.wiring import content

everything = content()
chapter = everything.lessons.get("guess-first")
notices = address.open_chapter("guess-first", guess.PARTS)

with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="title"):
    furniture.heading("1 · Guess first", chapter.story if chapter else "")
    with st.container(horizontal=True, width="content"):
        share.share_chapter()
        printing.print_button()
furniture.unusable(everything)
furniture.refusals(notices)
lesson.section(chapter, "question")
guess.guess_first()
st.html("<h2>The conditions, in words</h2>")
lesson.section(chapter, "conditions")
if everything.first_profile is not None:
    conditions_in_words(everything.first_profile)
st.html("<h2>Why guess?</h2>")
lesson.section(chapter, "why-guess")
