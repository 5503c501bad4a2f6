"""What only a printed page of chapter 2 shows: the findings, instead of the controls, and the code of its link."""

import streamlit as st

from cryoteach.export.qr import qr
from cryoteach.widgets.frame.share import link
from cryoteach.widgets.practice.person_to_judge import findings
from cryoteach.widgets.state import session


def on_paper() -> None:
    """Write the person down, and the way back to them; style.css shows it on paper alone."""
    st.html(findings(session.now().person, "ct-findings"))
    if code := qr(link(session.parameters())):
        st.image(code, alt="QR code of the link to this person", width=112)
