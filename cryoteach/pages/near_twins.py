"""Chapter 9, Near twins: see the rule by its edge."""

import streamlit as st

from cryoteach.widgets import address, furniture, lesson
from cryoteach.widgets.practice_parts import twins_parts
from cryoteach.widgets.twins import twins
from cryoteach.wiring import content

everything = content()
chapter = everything.lessons.get("near-twins")
notices = address.open_chapter("near-twins", twins_parts(everything))

furniture.heading("9 · Near twins", chapter.story if chapter else "")
furniture.unusable(everything)
furniture.refusals(notices)
lesson.section(chapter, "predict")
twins(everything)
st.html("<h2>Explain</h2>")
lesson.section(chapter, "explain")
