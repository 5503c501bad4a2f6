"""Chapter 0, Start: three doors, and what this is."""

import streamlit as st

from cryoteach.widgets.frame import doors, page_frame
from cryoteach.widgets.frame.visit import progress
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("start")

doors.open_saved_link()
page_frame.heading(chapter.title if chapter else "CryoTeach", chapter.story if chapter else "")
page_frame.unusable(everything.problems)
learn, teach, explore = st.columns(3, gap="medium")
with learn:
    doors.learn(chapter)
with teach:
    doors.teach(chapter, everything.rules.profiles, everything.teaching.cases)
with explore:
    doors.explore(chapter, everything.rules)
progress.go_on_where_you_were()
doors.honesty(chapter)
