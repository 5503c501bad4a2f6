"""Chapter 2's heart: the person's controls and everything that follows from them, redrawn together."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cryoteach.domain.assessment import assess
from cryoteach.domain.content import Content
from cryoteach.widgets import errors, session
from cryoteach.widgets.at_rest import keep_address
from cryoteach.widgets.case_box import case_box
from cryoteach.widgets.choosers import case_chooser, limits_chooser, presets_chooser
from cryoteach.widgets.controls import person_panel
from cryoteach.widgets.gates import gates
from cryoteach.widgets.person_charts import person_charts
from cryoteach.widgets.verdict import verdict_bar, why


def explorer(content: Content) -> None:
    """Show the controls on the left and what they mean on the right.

    What a move does not change stands outside the part that a move reruns: the browser draws everything anew that it
    is sent, and each thing costs a millisecond or two before the charts have their turn.
    """
    case = st.container()
    bar = st.container(key="verdict")
    left, right = st.columns([9, 20], gap="medium")
    with left, st.expander("The person", expanded=True, key="person_panel"):
        panel = st.container()
        presets_chooser(content)
        limits_chooser(content)
        case_chooser(content)
    _answer(content, case, bar, right, panel)
    keep_address()


@st.fragment
def _answer(
    content: Content, case: DeltaGenerator, bar: DeltaGenerator, right: DeltaGenerator, panel: DeltaGenerator
) -> None:
    """Fill these places; a move reruns only this.

    What answers a move is sent first: the verdict and the charts before the controls that are already on screen. Should
    an answer fail, the controls stay, and the next move may be answered.
    """
    assessment = assess(session.now().person, session.now().profile)
    with bar, errors.calm():
        verdict_bar(assessment)
    with right, errors.calm():
        why(assessment)
        person_charts(assessment)
        gates(assessment, content)
    with panel:
        person_panel(content)
    with case:
        case_box(content)
