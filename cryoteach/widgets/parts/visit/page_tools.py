"""Two buttons that need no server: show this page to a class on a projector, and report a mistake as a text to copy."""

from streamlit.components.v2 import component

from cryoteach.domain.input.link_text import PROJECTOR
from cryoteach.widgets.parts.page.front_end import as_payload, loader
from cryoteach.widgets.parts.visit.projector import LIGHT

FOR_A_CLASS = {PROJECTOR: "1", **LIGHT}
"""What the address of a page on a projector adds."""
_mount = component("cryoteach_page_tools", js=loader("visit/page_tools"), isolate_styles=False)


def page_tools(about: str, *, key: str, with_projector: bool = False) -> None:
    """Offer to report a mistake in what is named, and perhaps to show the page on a projector."""
    projector = FOR_A_CLASS if with_projector else None
    _mount(key=key, data=as_payload({"about": about, "projector": projector, "reserve": 44}), width="content")
