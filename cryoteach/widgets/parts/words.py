"""A few words that follow the hand: HTML that Python wrote and escaped, redrawn in place after a move (see hand.py)."""

from streamlit.components.v2 import component

from cryoteach.browser_file import BrowserFile
from cryoteach.person_view.payload import Payload
from cryoteach.widgets.parts.front_end import as_payload, browser_file, loader

_SCRIPT = browser_file("wording", "words.js", "follow_moves.js")
_mount = component("cryoteach_wording", js=loader(_SCRIPT), isolate_styles=False)


def files() -> list[BrowserFile]:
    """List what the app must serve for the words to come up."""
    return [_SCRIPT]


def wording(post: Payload) -> None:
    """Show the words of a post."""
    _mount(key=post["key"], data=as_payload(post))
