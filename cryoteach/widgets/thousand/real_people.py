"""The 51 operated people: real, credited, and selected; never mixed with the invented ones."""

from collections.abc import Mapping

import streamlit as st

from cryoteach.domain.evidence.resected import Resected
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.rules.profiles import Profile
from cryoteach.figures.evidence import resected
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.parts.charts.chart import show_chart


def real_people(operated: Resected | None, first_profile: Profile | None, lessons: Mapping[str, Lesson]) -> None:
    """Show them on the axes that were measured, with why they cannot stand for everyone."""
    lesson.section(lessons.get("a-thousand-people"), "real-people")
    if operated is None:
        st.info("The file of these people cannot be used. The list above says what to mend.")
        return
    if first_profile is not None:
        shown = operated.people
        show_chart(
            resected.figure(shown, first_profile), resected.table(shown, first_profile),
            key="resected", name="Operated people by number and volume",
        )  # fmt: skip
    with st.expander("Credit, licence and what was changed", key="resected_licence"):
        st.markdown(operated.licence)
