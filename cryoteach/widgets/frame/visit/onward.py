"""The foot of every page: the way onward, what this is, where others may turn, and a few tools."""

from html import escape

import streamlit as st

from cryoteach.domain.evidence.sources_and_facts import Source
from cryoteach.export.qr import qr
from cryoteach.widgets.frame import LARGE
from cryoteach.widgets.frame.glossary import glossary_button
from cryoteach.widgets.frame.share import link, unanswered
from cryoteach.widgets.frame.text import label
from cryoteach.widgets.frame.visit import chapters, progress
from cryoteach.widgets.parts.visit.page_tools import page_tools
from cryoteach.widgets.parts.visit.projector import projector_keys
from cryoteach.widgets.state import address_bar
from cryoteach.widgets.state.session import page

PREVIOUS, NEXT = "onward_previous", "onward_next"
CHARITY = "macmillan-liver-ablation"
"""The page, read for the registry, of the charity that the leaflet's charity joined."""


def way_onward() -> None:
    """The links to the chapters before and after, and how far one has come."""
    here = page() or chapters.START
    before, after = chapters.neighbours(here)
    numbers = chapters.numbers(chapters.addresses())
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="onward"):
        if before:
            chapters.link(before, label(f"← {chapters.named(before)}"), PREVIOUS)
        if here in numbers:
            st.html(f'<p class="ct-place">{numbers[here]} of {len(numbers)}</p>', width="content")
        if after:
            chapters.link(after, label(f"{chapters.named(after)} →"), NEXT)


def tools(title: str) -> None:
    """Glossary, projector, report and forgetting: for whoever is on any page."""
    with st.container(horizontal=True, vertical_alignment="center", key="foot_tools"):
        glossary_button()
        page_tools(f"the page “{title}”", key="page_tools", address=link({}))
        if st.button("Forget me here", key="forget", type="tertiary", help="For a computer that others use too"):
            progress.ask_to_forget()


def who_else(charity: Source | None) -> str:
    """One line for a patient or a relative, as safe HTML."""
    about = "Are you ill, or close to somebody who is? This is for students, about made-up people."
    words = f"{about} To turn to: your own team"
    if charity is None or not charity.link:
        return f"<p>{words}.</p>"
    way = f'<a href="{escape(charity.link)}" target="_blank" rel="noopener noreferrer">{escape(charity.authors)}</a>'
    return f"<p>{words}, or {way}.</p>"


def before_a_class(honesty: str) -> None:
    """The foot of a page on a projector: the way in for the class, as address and code, what this is, and the keys."""
    parts = unanswered(address_bar.given())
    with st.container(horizontal=True, vertical_alignment="center", key="projector"):
        code = qr(link(parts))
        if code:
            st.image(code, alt="QR code of this page", width=112)
        st.html(f"<p>{escape(link({}))}</p>", width="content")
        said = f"<p>{escape(honesty)} · keys: ?</p>"
        st.html(f'<footer class="ct-footer ct-place">{said}</footer>', width="content")
    st.html(LARGE)
    projector_keys(page(), PREVIOUS, NEXT)
