"""Draws chapter 1: the guess, unless it was made on Start; its result; and then which gate stops most."""

from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.page_address import Part
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.predict import ask_number, question_parts
from cryoteach.widgets.frame.visit import progress
from cryoteach.widgets.parts.page.arrival import arrival
from cryoteach.widgets.start.model_result import first_thousand, result_words, watch_band, work_on_first_band
from cryoteach.widgets.start.most_stopped import ask_most_stopped, most_stopped
from cryoteach.widgets.thousand.guess import GUESS, IN_A_WORD, PARTS, ask_how_sure, guess_in_link, guessed


def first_guess_parts(rules: Rules) -> list[Part]:
    """What the address of chapter 1 may hold."""
    return [*PARTS, *question_parts(most_stopped(rules))]


@st.fragment
def first_guess(content: Content) -> None:
    """Ask for what is not guessed yet."""
    seen = ask_number(
        GUESS, "Your guess, of 1,000 people", in_a_word=IN_A_WORD, then="most_stopped", besides=ask_how_sure
    )
    if not seen:
        return
    progress.finish("guess-first")
    with arrival("most_stopped"):
        _result(content)
        ask_most_stopped(content)


def _result(content: Content) -> None:
    people, work = first_thousand(content), work_on_first_band(content)
    if people is None:
        return
    st.html(f'<p class="ct-result" role="status">{escape(result_words(people, work, guessed()))}</p>')
    chapter_link("start", "See them walk", ":material/directions_walk:", **guess_in_link())
    watch_band(work)
