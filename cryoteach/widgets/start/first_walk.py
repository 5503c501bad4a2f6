"""Draws Start: asks how many get through, has the thousand walk, and has them walk in another order."""

from collections.abc import Mapping

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.population.gate_order import turned
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.widgets.frame.predict import Presses, ask_number
from cryoteach.widgets.parts.pictures.walk import picture_failed, walk
from cryoteach.widgets.start.both_layouts import waiting_pictures, walk_pictures
from cryoteach.widgets.start.gates_in_words import LAST, as_table, go_to, step_by_step, step_words
from cryoteach.widgets.start.link_parts import WALK, as_letters, gates_asked
from cryoteach.widgets.start.model_result import (
    first_thousand,
    number_words,
    result_words,
    watch_band,
    work_on_first_band,
)
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.thousand.guess import GUESS, guessed
from cryoteach.widgets.thousand.link_parts import letters_at_first
from cryoteach.widgets.thousand.population import Population
from cryoteach.wiring import BandWork

_TURN, _NOW, _PLAYS = "walk_turn", "walk_is_now", "walk_plays"


@st.fragment
def first_walk(content: Content) -> None:
    """Show the question, and the picture that answers it."""
    people = first_thousand(content)
    if people is None:
        st.info("The file that these people are made from cannot be used. The list above says what to mend.")
        return
    order, work = gates_asked(content.rules.criteria, people.thousand.conditions), work_on_first_band(content)
    if _ask(order, content.rules.criteria):
        _walked(people, order, content, work)
    else:
        _draw(waiting_pictures(people.thousand, order, content.rules.criteria), [])


def _ask(order: tuple[str, ...], criteria: Mapping[str, Criterion]) -> bool:
    """Ask for the guess; once it may be seen, offer another order instead."""
    presses = Presses(commit="Let them walk", show="skip", needs_guess=False, on_commit=_set_out, on_show=_skip)
    with st.container(horizontal=True, vertical_alignment="center", key="walk_question"):
        seen = ask_number(GUESS, "Your guess, of 1,000 people", presses=presses)
        if seen:
            st.button("Change the order of the gates", key="turn_order", on_click=_change, args=(order, criteria))
    return seen


def _walked(people: Population, order: tuple[str, ...], content: Content, work: BandWork | None) -> None:
    ledger, criteria = people.thousand, content.rules.criteria
    words = step_words(ledger, order, criteria, _result(people, work, criteria))
    _draw(walk_pictures(ledger, order, criteria, guessed()), words)
    as_table(ledger, order, criteria)
    watch_band(work)


def _result(people: Population, work: BandWork | None, criteria: Mapping[str, Criterion]) -> str:
    if chapter_state.text(WALK) == letters_at_first(criteria):
        return result_words(people, work, guessed())
    number = number_words(people, work)
    return f"Another order: the trays have changed, the last number has not. Still {number}, invented people."


def _draw(pictures: list[str], words: list[str]) -> None:
    if picture_failed():
        step_by_step(words)
        return
    turn, is_now = st.session_state.get(_TURN, 0), st.session_state.pop(_NOW, False)
    walk(pictures, words, turn=turn, is_now=is_now, plays=st.session_state.get(_PLAYS, False))


def _set_out() -> None:
    _pressed(plays=True)
    go_to(1)


def _skip() -> None:
    _pressed(plays=False)
    go_to(LAST)


def _change(order: tuple[str, ...], criteria: Mapping[str, Criterion]) -> None:
    """Ask the last gate first, and have them walk again."""
    chapter_state.put({WALK: as_letters(turned(order), criteria)})
    _set_out()


def _pressed(*, plays: bool) -> None:
    turn = st.session_state.get(_TURN, 0) + 1
    st.session_state.update({_TURN: turn, _NOW: True, _PLAYS: plays})
