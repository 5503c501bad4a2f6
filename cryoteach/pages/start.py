"""Chapter 0, Start: three doors, and what this is."""

from functools import partial

import streamlit as st

from cryoteach.widgets.frame import doors, page_frame
from cryoteach.widgets.practice.case_list import case_list
from cryoteach.wiring import content

everything = content()
cases = everything.teaching.cases
chapter = everything.teaching.lessons.get("start")

doors.open_saved_link()
page_frame.heading(chapter.title if chapter else "CryoTeach", chapter.story if chapter else "")
page_frame.unusable(everything.problems)
learn, teach, explore = st.columns(3, gap="medium")
with learn:
    doors.learn(chapter)
with teach:
    doors.teach(chapter, len(cases), partial(case_list, cases, everything.rules.profiles))
with explore:
    doors.explore(chapter, everything.rules)
doors.honesty(chapter)
