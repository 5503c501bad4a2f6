"""A few words that follow moves: HTML that Python wrote and escaped, redrawn in place after each (see moves.py)."""

from streamlit.components.v2 import component

from cryoteach.person_view.payload import Payload
from cryoteach.widgets.parts.page.front_end import as_payload, loader

_mount = component("cryoteach_wording", js=loader("person/words"), isolate_styles=False)


def show_words(payload: Payload) -> None:
    """Show the words of a payload."""
    _mount(key=payload["key"], data=as_payload(payload))
