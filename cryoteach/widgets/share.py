"""Share what is on screen: the link as text, and as a QR code for a projector or a phone."""

from urllib.parse import urlencode

import segno
import streamlit as st

from cryoteach.theme import BLACK, PAPER
from cryoteach.widgets import session


def share_button() -> None:
    """A button that opens the link and its QR code."""
    if session.is_open() and st.button(
        "Share", icon=":material/share:", key="share", help="A link and a QR code to exactly this"
    ):
        _share()


def link() -> str:
    """The address of what is on screen, whole."""
    address = (st.context.url or "").split("?")[0]
    return f"{address}?{urlencode(session.parameters())}"


@st.dialog("Share exactly this", width="medium")
def _share() -> None:
    address = link()
    st.markdown("The link opens this person, this set of limits and its version. It holds nothing about you.")
    st.code(address, language=None, wrap_lines=True)
    st.image(qr(address), alt="QR code of the link", width=320)


def qr(address: str) -> str:
    """Draw a QR code; empty where the address is too long for one."""
    try:
        code = segno.make(address, micro=False, error="l")
    except segno.DataOverflowError:
        return ""
    return code.svg_inline(scale=5, border=4, dark=BLACK, light=PAPER, omitsize=True)
