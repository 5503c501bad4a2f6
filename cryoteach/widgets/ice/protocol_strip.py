"""Freeze, thaw and freeze again as a strip of three bars, each as wide as its minutes."""

import streamlit as st

from cryoteach.widgets.ice.link_parts import AGAIN, FREEZE, THAW
from cryoteach.widgets.state import chapter_state

PARTS = {FREEZE: "freeze", THAW: "thaw", AGAIN: "freeze"}


def procedure_strip() -> None:
    """Draw the strip: one picture with words, and in words what it stands for."""
    minutes = {name: chapter_state.number(name) for name in PARTS}
    whole = ", ".join(f"{words} {minutes[name]:g}" for name, words in PARTS.items())
    bars = "".join(
        f'<span class="ct-{words}" style="flex-grow: {minutes[name]:g}">{words} {minutes[name]:g}</span>'
        for name, words in PARTS.items()
        if minutes[name]
    )
    st.html(
        f'<div class="ct-procedure"><span class="ct-times-title">{sum(minutes.values()):g} minutes</span>'
        f'<div class="ct-times" role="img" aria-label="Minutes: {whole}">{bars}</div></div>'
    )
