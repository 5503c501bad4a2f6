"""Where phones really reach this machine: chosen among its addresses, or said how to get one."""

from html import escape

import streamlit as st

from cryoteach.domain.input.web_address import Reachable, host_of
from cryoteach.widgets.frame.share import places

CHOSEN = "room_address"


def join_address() -> Reachable:
    """The place where the links of a room begin; where the machine has several addresses, one can be chosen."""
    found = places()
    if len(found) > 1:
        root = st.selectbox(
            "The address that phones can reach", list(found), key=CHOSEN, format_func=host_of,
            help="This machine has several. Try one phone before the class comes.",
        )  # fmt: skip
        return found[root]
    return next(iter(found.values()))


def only_here(place: Reachable) -> None:
    """Say that phones cannot join, and what mends it; nothing where they can."""
    if place.only_here:
        words = f"Phones cannot join yet. {place.only_here}"
        st.html(f'<p class="ct-only-here" role="note">{escape(words)}</p>')
