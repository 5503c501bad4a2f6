"""Share what is on screen: the link as text, and as a QR code for a projector or a phone."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import segno
import streamlit as st

from cryoteach.theme import BLACK, PAPER
from cryoteach.widgets import address, session

PERSON = "The link opens this person, this set of limits and its version."
CHAPTER = "The link opens this chapter as its controls stand."


def share_button() -> None:
    """A button that opens the link to the person of chapter 2, and its QR code."""
    if session.is_open():
        _button(session.parameters, PERSON)


def share_chapter() -> None:
    """The same for any other chapter, as its controls stand."""
    _button(address.parameters, CHAPTER)


def link(parts: Mapping[str, str], chapter: str = "") -> str:
    """The address of this page, or of another chapter, with these parts, whole."""
    page = (st.context.url or "").split("?")[0]
    page = f"{page.rpartition('/')[0]}/{chapter}" if chapter else page
    return f"{page}?{urlencode(parts)}" if parts else page


def _button(parts: Callable[[], Mapping[str, str]], opens: str) -> None:
    if st.button("Share", icon=":material/share:", key="share", help="A link and a QR code to exactly this"):
        _share(parts(), opens)


@st.dialog("Share exactly this", width="medium")
def _share(parts: Mapping[str, str], opens: str) -> None:
    st.markdown(f"{opens} It holds nothing about you.")
    link_and_code(parts, "QR code of the link")


def link_and_code(parts: Mapping[str, str], alt: str) -> None:
    """Show the address of this page with these parts as text, and as a QR code where one can hold it."""
    whole = link(parts)
    st.code(whole, language=None, wrap_lines=True)
    picture = qr(whole)
    if picture:
        st.image(picture, alt=alt, width=320)
    else:
        st.html("<p>The link is too long for a QR code. Copy it instead.</p>")


def qr(address: str) -> str:
    """Draw a QR code; empty where the address is too long for one."""
    try:
        code = segno.make(address, micro=False, error="l")
    except segno.DataOverflowError:
        return ""
    return code.svg_inline(scale=5, border=4, dark=BLACK, light=PAPER, omitsize=True)
