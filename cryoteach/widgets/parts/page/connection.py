"""What is said when the server cannot be reached, and what is typed meanwhile kept in the browser until Python has it.

Nothing but the text of fields that were not left yet is kept, in the tab's own memory, and it goes as soon as the page
has run with it. Each process of the server has one address of its own, so that the page sees when another one answers.
"""

from secrets import token_hex

from streamlit.components.v2 import component

from cryoteach.browser_file import BrowserFile
from cryoteach.widgets.parts.page.front_end import as_payload, loader

DOWN = (
    "CryoTeach has stopped or cannot be reached. What you typed is kept here; as soon as it is back, this page goes on."
)
_PROCESS = BrowserFile(name=f"process-{token_hex(4)}.txt", media_type="text/plain", source="CryoTeach")
_mount = component("cryoteach_connection", js=loader("page/connection"), isolate_styles=False)


def files() -> list[BrowserFile]:
    """List what the app must serve for a page to know this process again."""
    return [_PROCESS]


def watch() -> None:
    """Watch over the connection and over what is typed, on every page."""
    _mount(key="connection", data=as_payload({"words": DOWN, "process": _PROCESS.path}))
