"""The 51 operated people: real, credited, and selected; never mixed with the invented ones."""

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.figures.evidence import resected
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.parts.chart import show_chart


def real_people(content: Content) -> None:
    """Show them on the axes that were measured, with why they cannot stand for everyone."""
    lesson.section(content.teaching.lessons.get("a-thousand-people"), "real-people")
    if content.evidence.resected is None:
        st.info("The file of these people cannot be used. The list above says what to mend.")
        return
    if content.rules.first_profile is not None:
        shown = content.evidence.resected.people
        show_chart(
            resected.figure(shown, content.rules.first_profile), resected.table(shown, content.rules.first_profile),
            key="resected", name="Operated people by number and volume",
        )  # fmt: skip
    with st.expander("Credit, licence and what was changed", key="resected_licence"):
        st.markdown(content.evidence.resected.licence)
