"""A button that prints the page on screen, for a handout in a hurry."""

from streamlit.components.v2 import component

from cryoteach.browser_file import BrowserFile
from cryoteach.widgets.parts.front_end import as_payload, browser_file, loader, part_file

_SCRIPT = browser_file("printing", "print_button.js", css=part_file("print_button.css"))
_mount = component("cryoteach_print", js=loader(_SCRIPT), isolate_styles=False)


def files() -> list[BrowserFile]:
    """List what the app must serve for the button to come up."""
    return [_SCRIPT]


def print_button() -> None:
    """Offer to print."""
    _mount(key="print", data=as_payload({"reserve": 44}), width="content")
