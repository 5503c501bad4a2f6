"""How to keep the notebook, said before it is lost: its link, a QR code, a page, and a notebook that runs."""

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.export.notebook.kept import Kept
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.share import link_and_code, way_back_on_paper
from cryoteach.widgets.notebook.kept import CENTRAL_PEOPLE
from cryoteach.widgets.parts.export.notebook import learner_notebook
from cryoteach.widgets.state import chapter_state


def keep(content: Content, kept: Kept | None) -> None:
    """Offer every way to keep it."""
    with st.container(key="keep"):
        lesson.section(content.teaching.lessons.get("my-notebook"), "keep")
        if kept is not None:
            with st.container(horizontal=True):
                learner_notebook(content, kept, CENTRAL_PEOPLE if content.models.cohort else None)
    with st.expander("Its link, and a QR code for another device", key="carry"):
        link_and_code(chapter_state.parameters(), "QR code of this notebook")
    with st.container(key="on_paper"):
        way_back_on_paper(chapter_state.parameters())
