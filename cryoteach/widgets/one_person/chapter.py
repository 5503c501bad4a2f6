"""Draws chapter 2: the person's controls and everything that follows from them, redrawn together."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cryoteach.domain.content import Content
from cryoteach.domain.rules.assessment import assess
from cryoteach.person_view.payload import GATES, words
from cryoteach.widgets.frame import calm_page
from cryoteach.widgets.frame.sticky_bar import sticky_bar
from cryoteach.widgets.one_person.case_box import asks_first, case_box
from cryoteach.widgets.one_person.charts import person_charts
from cryoteach.widgets.one_person.choosers import case_chooser, limits_chooser, presets_chooser
from cryoteach.widgets.one_person.controls import person_panel
from cryoteach.widgets.one_person.on_paper import on_paper
from cryoteach.widgets.parts.person.gates import gates
from cryoteach.widgets.parts.person.moves import listen_for_moves
from cryoteach.widgets.parts.person.verdict import verdict_bar, why
from cryoteach.widgets.practice.pins import pin_person
from cryoteach.widgets.state import session
from cryoteach.wiring import content as current


def explorer(content: Content) -> None:
    """Show the controls on the left and what they mean on the right; before both, a case that is still to be asked.

    All of it stands outside the part that a move reruns: it follows a move by itself (see parts/person/moves.py).
    """
    session.whole_page_is_shown()
    if asks_first(content.teaching.cases):
        with st.container(key="on_paper"):
            on_paper()
        return
    assessment = assess(session.now().person, session.now().profile)
    case, paper = st.container(), st.container(key="on_paper")  # on paper the verdict of a case stands overleaf
    bar = sticky_bar()
    left, right = st.columns([9, 20], gap="medium")
    with left, st.expander("The person", expanded=True, key="person_panel"):
        person_panel(content.rules.growth_words)
        presets_chooser(content.rules.presets)
        limits_chooser(content.rules.profiles)
        case_chooser(content.rules.profiles, content.teaching.cases)
        pin = st.container()
    said = words(assessment, content.evidence, content.rules.criteria)
    with bar:
        verdict_bar(said)
    with right, calm_page.calm():
        person_charts(assessment)
        why(said)
        gates(said[GATES])
    _at_rest(content, case, pin, paper)


@st.fragment
def _at_rest(content: Content, case: DeltaGenerator, pin: DeltaGenerator, paper: DeltaGenerator) -> None:
    """Hear where the hand came to rest; a move reruns only this, unless a file was edited since the page was drawn."""
    if session.needs_whole_page() or content is not current():
        st.rerun()
    listen_for_moves(assess(session.now().person, session.now().profile))
    with case:
        case_box(content.teaching.cases)
    with pin:
        pin_person()
    with paper:
        on_paper()
