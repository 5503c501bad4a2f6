"""What this browser alone keeps of a visit; and, on every page, the link that skips and where the focus stays."""

from collections.abc import Callable, Mapping

from streamlit.components.v2 import component

from cryoteach.widgets.parts.page.front_end import as_payload, loader

_mount = component("cryoteach_browser_memory", js=loader("visit/browser_memory"), isolate_styles=False)


def browser_memory(told: Mapping[str, object], on_kept: Callable[[], None], *, key: str) -> None:
    """Tell the browser what is known of the visit; it calls back once where it has kept more."""
    _mount(key=key, data=as_payload(told), on_kept_change=on_kept)
