"""The six gates: each says whether it is open for this person, and opens to its rule, value, why and source.

They are one part and not six expanders: they change at every move, and Streamlit draws each of its own anew.
"""

from streamlit.components.v2 import component

from cryoteach.person_view.payload import GATES, Payload
from cryoteach.widgets.parts.page.front_end import as_payload, loader

_mount = component("cryoteach_gates", js=loader("person/gates"), isolate_styles=False)


def gates(payload: Payload) -> None:
    """Draw the list of gates."""
    _mount(key=GATES, data=as_payload(payload))
