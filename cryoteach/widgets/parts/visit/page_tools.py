"""Two buttons that need no server: show this page to a class on a projector, and report a mistake as a text to copy."""

from streamlit.components.v2 import component

from cryoteach.domain.input.link_text import PROJECTOR
from cryoteach.widgets.parts.page.front_end import as_payload, loader
from cryoteach.widgets.parts.visit.projector import LIGHT

FOR_A_CLASS = {PROJECTOR: "1", **LIGHT}
"""What the address of a page on a projector adds."""
_mount = component("cryoteach_page_tools", js=loader("visit/page_tools"), isolate_styles=False)


def page_tools(about: str, *, key: str, address: str = "") -> None:
    """Offer to report a mistake in what is named, and perhaps to show the page on a projector.

    Args:
        about: what a report is about.
        key: of this part.
        address: where the page is for others, without its parts: it can be shown to a class, and is written on paper.
    """
    payload = {"about": about, "projector": FOR_A_CLASS if address else None, "address": address, "reserve": 44}
    _mount(key=key, data=as_payload(payload), width="content")
