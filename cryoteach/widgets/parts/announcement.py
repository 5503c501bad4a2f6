"""A sentence for those who do not see the screen change: a live region that stays while its text changes."""

from streamlit.components.v2 import component

from cryoteach.browser_file import BrowserFile
from cryoteach.widgets.parts.front_end import as_payload, browser_file, loader

_SCRIPT = browser_file("live", "announcement.js", "follow_moves.js")
_mount = component("cryoteach_live", js=loader(_SCRIPT), isolate_styles=False)


def files() -> list[BrowserFile]:
    """List what the app must serve for announcements to be made."""
    return [_SCRIPT]


def announce(text: str, *, key: str) -> None:
    """Have a screen reader say this, politely, when it differs from what was said before."""
    _mount(key=key, data=as_payload({"key": key, "text": text}))
