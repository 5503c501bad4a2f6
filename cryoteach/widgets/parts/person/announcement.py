"""A sentence for those who do not see the screen change: a live region that stays while its text changes."""

from streamlit.components.v2 import component

from cryoteach.widgets.parts.page.front_end import as_payload, loader

_mount = component("cryoteach_live", js=loader("person/announcement"), isolate_styles=False)


def announce(text: str, *, key: str) -> None:
    """Have a screen reader say this, politely, when it differs from what was said before."""
    _mount(key=key, data=as_payload({"key": key, "text": text}))
