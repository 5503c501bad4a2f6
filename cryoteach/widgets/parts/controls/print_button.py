"""A button that prints the page on screen, for a handout in a hurry."""

from streamlit.components.v2 import component

from cryoteach.widgets.parts.page.front_end import as_payload, loader

_mount = component("cryoteach_print", js=loader("controls/print_button"), isolate_styles=False)


def print_button() -> None:
    """Offer to print."""
    _mount(key="print", data=as_payload({"reserve": 44}), width="content")
