"""What to look at: a set of limits, a starting point, or a teaching case."""

from collections.abc import Mapping

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.all_rules import Preset
from cryoteach.domain.rules.profiles import Profile
from cryoteach.widgets.one_person.case_asked import CASE
from cryoteach.widgets.parts.page.arrival import arrive_at
from cryoteach.widgets.state import session


def limits_chooser(profiles: Mapping[str, Profile]) -> None:
    """The switch between sets of limits: then and now, strict and relaxed."""
    session.set_widget("profile_choice", session.now().profile.id)
    st.selectbox(
        "Set of limits", list(profiles), key="profile_choice", on_change=_judge, args=(profiles,),
        format_func=lambda name: profiles[name].title,
    )  # fmt: skip


def presets_chooser(presets: Mapping[str, Preset]) -> None:
    """Starting points, each saying what it is."""
    st.selectbox(
        "Start from", list(presets), index=None, key="preset_choice", placeholder="a ready-made person",
        format_func=lambda name: presets[name].title, on_change=_start, args=(presets,),
    )  # fmt: skip


def case_chooser(profiles: Mapping[str, Profile], cases: Mapping[str, Case]) -> None:
    """The teaching cases; choosing one opens it here at its first stage, asked before the verdict is told."""
    session.set_widget("case_choice", session.now().case_id)
    st.selectbox(
        "Teaching case", list(cases), index=None, key="case_choice", placeholder="no case open",
        format_func=lambda name: cases[name].title, on_change=_open, args=(profiles, cases),
    )  # fmt: skip


def _judge(profiles: Mapping[str, Profile]) -> None:
    session.judge_by(profiles[st.session_state["profile_choice"]])


def _start(presets: Mapping[str, Preset]) -> None:
    name = st.session_state["preset_choice"]
    if name is not None:
        session.show(presets[name].person)
        st.session_state["preset_choice"] = None


def _open(profiles: Mapping[str, Profile], cases: Mapping[str, Case]) -> None:
    name = st.session_state["case_choice"]
    if name is None:
        session.show(session.now().person)
    else:
        session.open_case(cases[name], profiles[cases[name].profile])
        arrive_at(CASE)
