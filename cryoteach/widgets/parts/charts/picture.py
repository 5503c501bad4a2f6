"""Shows HTML and SVG that we wrote on the server: Streamlit's own element for HTML strips every drawing.

It is for our own markup only. Whatever comes from a file or a learner is escaped by whoever writes the HTML.
"""

from collections.abc import Callable, Mapping
from typing import cast

import streamlit as st
from streamlit.components.v2 import component

from cryoteach.widgets.parts.page.front_end import as_payload, loader

_mount = component("cryoteach_picture", js=loader("charts/picture"), isolate_styles=False)


def picture(html: str, *, key: str, reserve: int, on_press: Callable[[str], None] | None = None) -> None:
    """Draw it; where a button in it is pressed, call back with the button's value before the rerun.

    Args:
        html: our own markup, every foreign text in it escaped.
        key: of this part.
        reserve: how high it will be at least, so that nothing jumps when it comes.
        on_press: hears the value of the pressed button; it may be anything that a browser can say.
    """

    def pressed() -> None:
        value = cast("Mapping[str, object]", st.session_state[key]).get("pressed")
        if on_press is not None and isinstance(value, str):
            on_press(value)

    _mount(key=key, data=as_payload({"html": html, "reserve": reserve}), on_pressed_change=pressed)
