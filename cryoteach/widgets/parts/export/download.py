"""The one button by which a product leaves the app; it is made when the button is pressed, and the page stays."""

from collections.abc import Callable

import streamlit as st

KINDS = {
    ".html": "text/html",
    ".zip": "application/zip",
    ".ipynb": "application/x-ipynb+json",
    ".csv": "text/csv",
    ".yaml": "application/yaml",
}


def download(words: str, make: Callable[[], str | bytes], name: str, key: str, about: str = "") -> None:
    """Offer a file.

    Args:
        words: what stands on the button.
        make: called when it is pressed; gives all of the file.
        name: of the file; its ending says its kind.
        key: what tells this button from the others of a page.
        about: what it is for, on hover.
    """
    kind = KINDS[name[name.rindex(".") :]]
    st.download_button(
        words, make, name, kind, key=key, on_click="ignore", help=about or None, icon=":material/download:"
    )
