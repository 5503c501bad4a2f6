"""The link that opens a trainer's cases for students, and its QR code."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from cryoteach.domain.case_sizes import LONGEST_LINK
from cryoteach.domain.sealed import seal
from cryoteach.settings import settings
from cryoteach.widgets.desk_set import clinic_link
from cryoteach.widgets.practice_parts import BETWEEN, IN_STAGES, LIST, OWN, TOLD
from cryoteach.widgets.share import qr

SEALED = (
    "This link opens what is to be worked, stage by stage and without the menu. Your notes and keys are sealed in it: "
    "a page shows them only after the commit, and the desk cannot open it."
)
WEAK_SEAL = "This CryoTeach has no secret of its own (CRYOTEACH_SEAL), so a programmer could still break the seal."


def student_link(cases: Sequence[dict[str, Any]], key: str) -> None:
    """Show the link to these cases, in this order; where it is too long, say what to do instead."""
    secret = settings().seal
    parts = {LIST: BETWEEN.join(fields["id"] for fields in cases), OWN: seal(cases, secret), TOLD: IN_STAGES}
    link = clinic_link(**parts)
    st.html(f"<p>{SEALED}{'' if secret else ' ' + WEAK_SEAL}</p>")
    if len(link) > LONGEST_LINK:
        st.html(f"<p>The link is {len(link):,} characters, too long for most programs. Send the file instead.</p>")
        return
    st.code(link, language=None, wrap_lines=True)
    picture = qr(link)
    if picture:
        with st.expander("As a QR code", key=f"desk_qr_{key}"):
            st.image(picture, alt="QR code of the link for students", width=320)
    else:
        st.html("<p>The link is too long for a QR code. Send the link, or the file.</p>")
