"""A box for a trainer's link that did not open by itself: broken into lines, or wrapped by a mail program."""

import streamlit as st

from cryoteach.domain.input.link_text import LONGEST_LINK, parts_of_link, without_blanks
from cryoteach.widgets.practice.link_parts import LIST, OWN
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring.seal import is_for_students

PASTED, REFUSED, TAKEN = "pasted_link", "pasted_link_refused", "pasted_link_taken"


def box() -> None:
    """Offer it."""
    st.text_input(
        "A trainer’s link that did not open: paste it here", key=PASTED, max_chars=LONGEST_LINK, on_change=_open
    )
    if st.session_state.pop(REFUSED, False):
        words = "There is no list of people in that. Copy the whole link and paste it."
        st.html(f'<p class="ct-notice" role="alert">{words}</p>')


def show_all_of_it() -> None:
    """Draw the whole page anew after a link was taken over: the box stands in a part that runs by itself."""
    if st.session_state.pop(TAKEN, False):
        st.rerun()


def _open() -> None:
    text = without_blanks(st.session_state[PASTED])
    parts = {OWN: text} if is_for_students(text) else parts_of_link(text)
    if text and not {OWN, LIST} & parts.keys():
        st.session_state[REFUSED] = True
    elif text:
        chapter_state.take_over(parts)
        st.session_state[PASTED], st.session_state[TAKEN] = "", True
