"""A page before a class, one idea at a time, with the keys of a clicker."""

from streamlit.components.v2 import component

from cryoteach.widgets.parts.page.front_end import as_payload, loader

LIGHT = {"embed": "true", "embed_options": "light_theme"}
"""What the address holds for Streamlit's light theme and no menu of its."""
KEYS = (
    ("→ or Page Down", "the next idea, then the next chapter"),
    ("← or Page Up", "back"),
    ("R", "show the answer"),
    ("B", "black screen, and back"),
    ("?", "this list"),
)
_mount = component("cryoteach_projector", js=loader("visit/projector"), isolate_styles=False)


def projector_keys(page: str, before: str, after: str) -> None:
    """Listen to the keys.

    Args:
        page: the name of the page on screen.
        before: the key of the place that holds the link back.
        after: the same for the link onward.
    """
    told = {"page": page, "keys": KEYS, "previous": f"st-key-{before}", "next": f"st-key-{after}", "light": LIGHT}
    _mount(key="projector_keys", data=as_payload(told))
