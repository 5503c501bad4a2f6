"""The start of a clinic list: how many people, which, how they are told; and whom endless practice brings next."""

import secrets
from collections.abc import Sequence

import streamlit as st

from cryoteach.domain.cohort.settings import CENTRAL
from cryoteach.domain.content import Content
from cryoteach.domain.practice.clinic_list import MIXED, about, draw_list, keys_of, missed
from cryoteach.domain.practice.endless import next_name
from cryoteach.domain.practice.marking import Marked
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.practice.link_parts import (
    AT,
    BETWEEN,
    DUE,
    ENDLESS,
    LENGTH,
    LIST,
    MIX,
    OWN,
    REPLIES,
    STAGE_REPLIES,
    TELL_AS,
    lengths,
    mixes,
    tellings,
)
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget
from cryoteach.wiring import cohort

UNANSWERED = {REPLIES: "", AT: 0, STAGE_REPLIES: ""}
NOTHING = {**UNANSWERED, LIST: "", DUE: "", OWN: ""}


def start(content: Content) -> None:
    """Ask what list it shall be, and say how answers are marked."""
    chapter = content.teaching.lessons.get("clinic-list")
    lesson.section(chapter, "predict")
    with st.container(border=True, key="clinic_start"):
        for part, title in (
            (LENGTH, "How many people"),
            (MIX, "Which people: one gate while you learn it, mixed afterwards"),
            (TELL_AS, "How their stories are told"),
        ):
            options = {LENGTH: lengths(), MIX: mixes(content.rules.first_profile), TELL_AS: tellings()}[part]
            set_widget(f"{part}_choice", chapter_state.text(part))
            st.selectbox(
                title, list(options), key=f"{part}_choice", format_func=options.__getitem__,
                on_change=chapter_state.put_widget, args=(part, f"{part}_choice"),
            )  # fmt: skip
        if others := _others(content):
            st.html(f'<p class="ct-small" role="status">{others}</p>')
        st.button("Begin", key="begin", type="primary", on_click=_begin, args=(content,))
    with st.expander("How answers are marked", key="marks_rule"):
        lesson.section(chapter, "marks")
    with st.expander("What endless practice is", key="endless_rule"):
        lesson.section(chapter, "endless")


def next_person(content: Content, seen: Sequence[str], answers: Sequence[Marked]) -> str:
    """Draw the next person of endless practice; empty where nobody can be drawn."""
    if content.models.cohort is None or content.rules.first_profile is None:
        return ""
    people, seed = cohort(content.models.cohort, CENTRAL, {}), secrets.randbelow(2**32)
    gate = "" if _mix() == MIXED else _mix()
    return next_name(people, content.rules.first_profile, missed(answers), seen, seed, gate=gate)


def _begin(content: Content) -> None:
    if chapter_state.text(LENGTH) == ENDLESS:
        names = [next_person(content, [], [])]
    else:
        keys = keys_of(content.teaching.cases, content.rules.profiles)
        names = draw_list(keys, _mix(), int(chapter_state.number(LENGTH)), secrets.randbelow(2**32))
    chapter_state.put({**NOTHING, LIST: BETWEEN.join(name for name in names if name)})


def _others(content: Content) -> str:
    """Say how many of a list on one gate have to be about something else; empty where nobody has."""
    if chapter_state.text(LENGTH) == ENDLESS:
        return ""
    found = len(about(keys_of(content.teaching.cases, content.rules.profiles), _mix()))
    others = int(chapter_state.number(LENGTH)) - found
    if others <= 0:
        return ""
    return (
        f"In our cases {found} people turn on this gate or stand near its limit. "
        f"The other {others} on the list come after them."
    )


def _mix() -> str:
    return chapter_state.text(MIX) or MIXED
