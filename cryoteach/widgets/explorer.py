"""Chapter 2's heart: the person's controls and everything that follows from them, redrawn together."""

import streamlit as st

from cryoteach.domain.assessment import assess
from cryoteach.domain.content import Content
from cryoteach.widgets import session
from cryoteach.widgets.case_box import case_box
from cryoteach.widgets.choosers import case_chooser, limits_chooser, presets_chooser
from cryoteach.widgets.controls import person_panel
from cryoteach.widgets.gates import gates
from cryoteach.widgets.person_charts import person_charts
from cryoteach.widgets.verdict import verdict_bar, why


@st.fragment
def explorer(content: Content) -> None:
    """Show the controls on the left and what they mean on the right; a move reruns only this.

    What answers a move is sent first: the verdict and the charts before the controls that are already on screen.
    """
    assessment = assess(session.now().person, session.now().profile)
    case_box(content)
    with st.container(key="explorer"):
        verdict_bar(assessment)
        left, right = st.columns([9, 20], gap="medium")
        with right:
            why(assessment)
            person_charts(assessment)
            gates(assessment, content)
        with left, st.expander("The person", expanded=True, key="person_panel"):
            person_panel(content)
            presets_chooser(content)
            limits_chooser(content)
            case_chooser(content)
