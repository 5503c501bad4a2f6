"""Chapter 11, Clinic list: knowing, and knowing that you know."""

import streamlit as st

from cryoteach.widgets.frame.chapter_head import practice_head
from cryoteach.widgets.practice import locked
from cryoteach.widgets.practice.clinic import clinic, refused
from cryoteach.widgets.practice.clinic_summary import due_words
from cryoteach.widgets.practice.link_parts import clinic_parts
from cryoteach.widgets.practice.own_cases import with_own
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("clinic-list")
notices = chapter_state.open_chapter("clinic-list", clinic_parts(everything.rules.first_profile))

everything, refused_cases = with_own(everything)
practice_head("11 · Clinic list", chapter, everything.problems, (*notices, *refused_cases, *refused(everything)))
locked.what_it_is()
if due := due_words():
    st.info(due)
clinic(everything)
