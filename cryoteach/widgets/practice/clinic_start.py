"""The start of a clinic list: how many people, which, how they are told; and whom endless practice brings next."""

import secrets
from collections.abc import Sequence

import streamlit as st

from cryoteach.domain.cohort.settings import CENTRAL
from cryoteach.domain.content import Content
from cryoteach.domain.practice.clinic_list import LENGTHS, MIXED, about, draw_list, keys_of, missed
from cryoteach.domain.practice.endless import next_name
from cryoteach.domain.practice.marking import Marked
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.parts.page.arrival import arrival, arrive_at
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
    clinic_parts,
    lengths,
    mixes,
    tellings,
)
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget
from cryoteach.wiring import cohort

UNANSWERED = {REPLIES: "", AT: 0, STAGE_REPLIES: ""}
NOTHING = {**UNANSWERED, LIST: "", DUE: "", OWN: ""}
FEW = LENGTHS[0]
BEGINNING, PERSON = "beginning", "person"
"""The places that a step leads to: the offer of a list, and whoever is met on it."""


def start(content: Content) -> None:
    """Offer a short list at one press; any other list, and how answers are marked, unfold."""
    chapter = content.teaching.lessons.get("clinic-list")
    with arrival(BEGINNING):
        lesson.section(chapter, "predict")
        st.button(f"Meet {FEW} people", key="meet_few", type="primary", on_click=_meet_few, args=(content,))
    with st.expander("Another list: how many, which people, how told", expanded=_is_set(), key="clinic_start"):
        _settings(content)
    lesson.folded(chapter, "marks", "How answers are marked")
    lesson.folded(chapter, "endless", "What endless practice is")


def _settings(content: Content) -> None:
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
    st.button("Begin", key="begin", on_click=_begin, args=(content,))


def _is_set() -> bool:
    """Whether a link, or a hand, has already chosen something of a list."""
    defaults = {part.kind.name: part.default for part in clinic_parts(None)}
    return any(chapter_state.value(part) != defaults[part] for part in (LENGTH, MIX, TELL_AS))


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
    arrive_at(PERSON)


def _meet_few(content: Content) -> None:
    chapter_state.put({LENGTH: str(FEW)})
    _begin(content)


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
