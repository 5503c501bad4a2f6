"""A sentence for those who do not see the screen change: a live region that stays where it is while its text changes."""

import json

import streamlit as st

from cryoteach.figures.plotly_script import BrowserFile
from cryoteach.widgets.front_end import browser_file, loader

_SCRIPT = browser_file("live.js")
_mount = st.components.v2.component("cryoteach_live", js=loader(_SCRIPT), isolate_styles=False)


def files() -> list[BrowserFile]:
    """List what the app must serve for announcements to be made."""
    return [_SCRIPT]


def announce(text: str, *, key: str) -> None:
    """Have a screen reader say this, politely, when it differs from what was said before."""
    _mount(key=key, data=json.dumps({"text": text}, ensure_ascii=False).encode())
