"""Writes the address once the hand has rested: a dragged slider, or a key held down, is one step back, not fifty.

A changed address makes Streamlit's page draw itself anew, which would hold the charts up; here it happens after them,
in a part of its own with nothing else in it.
"""

import streamlit as st
from streamlit.components.v2 import component

from cryoteach.figures.plotly_script import BrowserFile
from cryoteach.widgets import session
from cryoteach.widgets.front_end import browser_file, loader, packed

_SCRIPT = browser_file("at-rest", "at_rest.js")
_mount = component("cryoteach_at_rest", js=loader(_SCRIPT), isolate_styles=False)


def files() -> list[BrowserFile]:
    """List what the app must serve for the address to follow."""
    return [_SCRIPT]


@st.fragment
def keep_address() -> None:
    """Listen for the moment when the controls have come to rest."""
    _mount(key="address", data=packed({}), on_rested_change=session.write_address)
