"""Shows a calm page for whatever goes wrong, with a short reference that the log carries too; never a traceback."""

from collections.abc import Generator
from contextlib import contextmanager

import streamlit as st

from cryoteach.wiring.error_log import CALM, logged


@contextmanager
def calm() -> Generator[None]:
    """Show the calm page instead of whatever fails inside."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever it is, a learner should not see it
        show(error)


def show(error: Exception) -> bool:
    """Log an unexpected error and show its reference; True tells Streamlit that it has been shown."""
    st.html(
        f'<div class="ct-notice" role="alert"><p><strong>{CALM}</strong></p>'
        "<p>Nothing you set is lost: it is in the address. Reload the page to go on. "
        f"If it comes back, tell whoever runs this the reference <code>{logged(error)}</code>.</p></div>"
    )
    return True
