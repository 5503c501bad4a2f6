"""The one face of errors: a calm page with a short reference that the log carries too; never a traceback."""

import logging
import secrets
from collections.abc import Generator
from contextlib import contextmanager

import streamlit as st

_LOG = logging.getLogger("cryoteach")


@contextmanager
def calm() -> Generator[None]:
    """Show the calm page instead of whatever fails inside."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever it is, a learner should not see it
        show(error)


def show(error: Exception) -> bool:
    """Log an unexpected error and show its reference; True tells Streamlit that it has been shown."""
    reference = secrets.token_hex(3)
    _LOG.error("reference %s", reference, exc_info=error)
    st.html(
        '<div class="ct-notice" role="alert"><p><strong>Something went wrong on our side.</strong></p>'
        "<p>Nothing you set is lost: it is in the address. Reload the page to go on. "
        f"If it comes back, tell whoever runs this the reference <code>{reference}</code>.</p></div>"
    )
    return True
