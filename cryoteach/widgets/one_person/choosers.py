"""What to look at: a set of limits, a starting point, or a teaching case."""

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.widgets.state import session


def limits_chooser(content: Content) -> None:
    """The switch between sets of limits: then and now, strict and relaxed."""
    session.set_widget("profile_choice", session.now().profile.id)
    st.selectbox(
        "Set of limits", list(content.rules.profiles), key="profile_choice", on_change=_judge, args=(content,),
        format_func=lambda name: content.rules.profiles[name].title,
    )  # fmt: skip


def presets_chooser(content: Content) -> None:
    """Starting points, each saying what it is."""
    st.selectbox(
        "Start from", list(content.rules.presets), index=None, key="preset_choice", placeholder="a ready-made person",
        format_func=lambda name: content.rules.presets[name].title, on_change=_start, args=(content,),
    )  # fmt: skip


def case_chooser(content: Content) -> None:
    """The teaching cases; choosing one opens it here."""
    session.set_widget("case_choice", session.now().case_id)
    st.selectbox(
        "Teaching case", list(content.teaching.cases), index=None, key="case_choice", placeholder="no case open",
        format_func=lambda name: content.teaching.cases[name].title, on_change=_open, args=(content,),
    )  # fmt: skip


def _judge(content: Content) -> None:
    session.judge_by(content.rules.profiles[st.session_state["profile_choice"]])


def _start(content: Content) -> None:
    name = st.session_state["preset_choice"]
    if name is not None:
        session.show(content.rules.presets[name].person)
        st.session_state["preset_choice"] = None


def _open(content: Content) -> None:
    name = st.session_state["case_choice"]
    if name is None:
        session.show(session.now().person)
    else:
        session.show(content.teaching.cases[name].person, name)
        session.judge_by(content.rules.profiles[content.teaching.cases[name].profile])
