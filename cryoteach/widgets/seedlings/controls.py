"""The controls of chapter 7: what to do to the person, and the dials of the model's laws."""

from collections.abc import Sequence
from html import escape
from math import ceil, floor

import streamlit as st

from cryoteach.domain.rules.terms import Tag
from cryoteach.domain.seedlings.invented_people import MONTH
from cryoteach.domain.seedlings.lab import Observed, SeedlingLab
from cryoteach.person_view.tag_label import tag_label
from cryoteach.widgets.parts.controls.quantity import dial
from cryoteach.widgets.parts.page.arrival import arrive_at
from cryoteach.widgets.seedlings.link_parts import (
    DIAL,
    FROZEN,
    GROWTH,
    MONTH_NOW,
    STEADY,
    WHO,
    YES,
    dial_scale,
    growths,
    laws_asked,
)
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget

PLAYING, LAWS_OPEN = "seedlings_playing", "seedlings_laws_open"
FIRST_DIALS = ("hidden", "doubling_days", "half_seen_mm")


def playing() -> bool:
    """Whether the time runs by itself."""
    return bool(st.session_state.get(PLAYING))


def month_of_next_scan(lab: SeedlingLab) -> int:
    """The first whole month in which the scan after this month has been made."""
    month, days = int(chapter_state.number(MONTH_NOW)), laws_asked(lab).scan_days
    if days < MONTH:
        return month + 1
    scans = floor(month * MONTH / days)
    return ceil((scans + 1) * days / MONTH)


def time_buttons(lab: SeedlingLab, then: str) -> None:
    """Freeze; after that play, go one scan on, look at another person. ``then`` is the place that freezing leads to."""
    with st.container(horizontal=True, key="seed_buttons"):
        if chapter_state.text(FROZEN) != YES:
            st.button(
                "Freeze all that the scan shows", key="seed_freeze", type="primary",
                icon=":material/ac_unit:", on_click=_freeze, args=(then,),
            )  # fmt: skip
            return
        if playing():
            st.button("Pause", key="seed_pause", icon=":material/pause:", on_click=_pause)
        else:
            st.button("Play", key="seed_play", icon=":material/play_arrow:", on_click=_play, args=(lab,))
        st.button("To the next scan", key="seed_next", icon=":material/skip_next:", on_click=_next, args=(lab,))
        st.button("Another person", key="seed_another", icon=":material/person:", on_click=_another, args=(lab,))
        st.button("Start again", key="seed_again", icon=":material/undo:", on_click=_again)


def law_dials(lab: SeedlingLab, read: Sequence[Observed]) -> None:
    """The three dials that matter most under one lid, the other assumptions under another; open where one was moved.

    Settings that resemble something are offered when its month has gone by; ``read`` is what was read until now.
    The lid stays as it was when the chapter was opened, so that it does not close under a hand.
    """
    moved = any(chapter_state.value(f"{DIAL}{name}") != lab.at(name) for name in lab.dials)
    with st.expander(
        "Change what the model assumes", key="seed_laws", expanded=st.session_state.setdefault(LAWS_OPEN, moved)
    ):
        for column, name in zip(st.columns(len(FIRST_DIALS), gap="medium"), FIRST_DIALS, strict=True):
            with column:
                _dial(lab, name)
        _fits(lab, {one.fact.id for one in read})
    with st.expander("Other assumptions, which fit as well", key="seed_others", on_change="rerun") as box:
        if box.open:
            for name in (name for name in lab.dials if name not in FIRST_DIALS):
                _dial(lab, name)
            _growth(lab)


def _growth(lab: SeedlingLab) -> None:
    set_widget("seed_growth_choice", chapter_state.text(GROWTH) or STEADY)
    st.segmented_control(
        "Growth", list(growths(lab)), key="seed_growth_choice", required=True, wrap=True,
        format_func=growths(lab).__getitem__, on_change=chapter_state.put_widget, args=(GROWTH, "seed_growth_choice"),
    )  # fmt: skip


def _fits(lab: SeedlingLab, known: set[str]) -> None:
    """Settings that resemble one thing that was read, and the way back."""
    with st.container(horizontal=True, key="seed_fits"):
        for number, fit in ((number, fit) for number, fit in enumerate(lab.fits) if fit.fact in known):
            settings = {
                f"{DIAL}{name}": dial_scale(lab, name).checked(at * lab.dials[name].times)
                for name, at in fit.set.items()
            }
            st.button(fit.title, key=f"seed_fit_{number}", on_click=chapter_state.put, args=(settings,))
        if any(chapter_state.value(f"{DIAL}{name}") != lab.at(name) for name in lab.dials):
            back = {f"{DIAL}{name}": dial_scale(lab, name).checked(lab.at(name)) for name in lab.dials}
            st.button("Every dial back", key="seed_back", on_click=chapter_state.put, args=(back,))


def _dial(lab: SeedlingLab, name: str) -> None:
    law, scale = lab.dials[name], dial_scale(lab, name)
    unit = f" ({law.unit})" if law.unit and law.unit not in law.label else ""
    dial(
        scale, f"{law.label}{unit}", chapter_state.value(scale.name),
        lambda moved: chapter_state.put_dial(scale.name, scale, moved), key=f"dial_{scale.name}",
    )  # fmt: skip
    st.html(f'<p class="ct-small">{tag_label(Tag.OUR_ASSUMPTION)}. {escape(law.note)}</p>')


def a_month_on(lab: SeedlingLab) -> bool:
    """Let a month go by; False where the last has come. What moves by itself leaves no trail of steps back."""
    month = min(int(chapter_state.number(MONTH_NOW)) + 1, lab.months)
    chapter_state.put({MONTH_NOW: month}, settled=False)
    return month < lab.months


def _freeze(then: str) -> None:
    chapter_state.put({FROZEN: YES, MONTH_NOW: 0})
    arrive_at(then)


def _play(lab: SeedlingLab) -> None:
    st.session_state[PLAYING] = True
    if chapter_state.number(MONTH_NOW) >= lab.months:
        chapter_state.put({MONTH_NOW: 0}, settled=False)


def _pause() -> None:
    st.session_state[PLAYING] = False
    chapter_state.put({})


def _next(lab: SeedlingLab) -> None:
    st.session_state[PLAYING] = False
    chapter_state.put({MONTH_NOW: min(month_of_next_scan(lab), lab.months)})


def _another(lab: SeedlingLab) -> None:
    st.session_state[PLAYING] = False
    chapter_state.put({WHO: int(chapter_state.number(WHO)) % lab.people + 1, MONTH_NOW: 0})


def _again() -> None:
    st.session_state[PLAYING] = False
    chapter_state.put({FROZEN: None, MONTH_NOW: 0})
