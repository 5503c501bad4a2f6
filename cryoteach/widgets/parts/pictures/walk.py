"""Shows the walk of the thousand: both layouts of one picture, which the browser moves gate by gate.

What it needs is all in its payload, so a walk asks nothing of the server. Where the browser cannot get the script of
this part, it says so here (front_end.py), and whoever draws the page says the same in words.
"""

from collections.abc import Sequence

import streamlit as st
from streamlit.components.v2 import component

from cryoteach.widgets.parts.page.front_end import as_payload, loader

RESERVE = 430
_FAILED = "walk_failed"
_mount = component("cryoteach_walk", js=loader("pictures/walk"), isolate_styles=False)


def picture_failed() -> bool:
    """Whether this visitor's browser has said that it cannot draw the picture."""
    return bool(st.session_state.get(_FAILED))


def walk(pictures: Sequence[str], words: Sequence[str], *, turn: int, is_now: bool, plays: bool) -> None:
    """Draw the picture.

    Args:
        pictures: the SVG of each layout; a style sheet chooses.
        words: what each step says, the last of them the result; none before anything was asked.
        turn: the number of the last press that led here.
        is_now: whether that press has just been made.
        plays: whether the people walk at it, or stand where they end.
    """
    payload = {
        "pictures": pictures, "words": words, "turn": turn, "isNow": is_now, "plays": plays, "reserve": RESERVE,
        "saysFailure": True,
    }  # fmt: skip
    _mount(key="walk", data=as_payload(payload), on_failed_change=_note_failure)


def _note_failure() -> None:
    st.session_state[_FAILED] = True
