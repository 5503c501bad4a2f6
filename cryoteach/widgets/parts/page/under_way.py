"""How far a long work has come; it has the part of the page it stands in run again until the work is done.

Not a fragment with ``run_every`` inside that part: when a press interrupts the part, Streamlit throws away what it had
not sent yet but keeps what the inner fragment had, the browser finds no place for it, and the page stands still.
"""

import streamlit as st
from streamlit.components.v2 import component

from cryoteach.widgets.parts.page.front_end import as_payload, loader

MS_BETWEEN_LOOKS = 300
_LOOKS = "looks_at_work_under_way"
_mount = component("cryoteach_under_way", js=loader("page/under_way"), isolate_styles=False)


def under_way(share: float, words: str, *, key: str, wait: int = MS_BETWEEN_LOOKS) -> None:
    """Show a share of 1 as a bar with words, and look again after so many ms."""
    look = st.session_state[_LOOKS] = st.session_state.get(_LOOKS, 0) + 1  # each look is another text, so it is heard
    payload = {"share": min(share, 1), "words": words, "look": look, "wait": wait, "reserve": 52}
    _mount(key=key, data=as_payload(payload), on_looked_change=_looked)


def _looked() -> None:
    """Nothing to keep: that it was said is enough."""
