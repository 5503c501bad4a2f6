"""The links that open cases for students, each as text and as a QR code."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from cryoteach.domain.case_sizes import LONGEST_LINK, LONGEST_QR
from cryoteach.domain.sealed import seal
from cryoteach.settings import settings
from cryoteach.widgets.practice_parts import BETWEEN, IN_STAGES, LIST, OWN, TOLD
from cryoteach.widgets.remembered import remembered
from cryoteach.widgets.share import link, qr

SEALED = (
    "This link opens what is to be worked, stage by stage and without the menu. Your notes and keys are sealed in it: "
    "a page shows them only after the commit, and the desk cannot open it."
)
WEAK_SEAL = "This CryoTeach has no secret of its own (CRYOTEACH_SEAL), so a programmer could still break the seal."


def student_link(cases: Sequence[dict[str, Any]], key: str, twins: Sequence[dict[str, Any]] = ()) -> None:
    """Show the link to these cases, in this order.

    Args:
        cases: the cases to be worked.
        key: what tells this link from the others on the page.
        twins: near twins that have to travel along.
    """
    st.html(f"<p>{sealed_words()}</p>")
    names = [fields["id"] for fields in cases]
    show_link({LIST: BETWEEN.join(names), OWN: sealed([*cases, *twins], key), TOLD: IN_STAGES}, key)


def sealed(cases: Sequence[dict[str, Any]], key: str) -> str:
    """The cases sealed for students; sealing many takes long, so it is done only when they have changed."""
    secret = settings().seal
    return remembered(f"desk_sealed_{key}", (list(cases), secret), lambda: seal(cases, secret))


def sealed_words() -> str:
    """What the seal keeps, and what it does not."""
    return SEALED if settings().seal else f"{SEALED} {WEAK_SEAL}"


def show_link(parts: dict[str, str], key: str) -> None:
    """Show the link to the clinic list with these parts, and its QR code, or what to do where it is too long."""
    whole = link(parts, "clinic-list")
    if len(whole) > LONGEST_LINK:
        st.html(f"<p>The link is {len(whole):,} characters, too long for most programs. Send the file instead.</p>")
        return
    st.code(whole, language=None, wrap_lines=True)
    if len(whole) > LONGEST_QR:
        st.html("<p>The link is too long for a QR code. Send the link, or the file.</p>")
        return
    folded = st.expander("As a QR code", key=f"desk_qr_{key}", on_change="rerun")
    if folded.open:  # drawing one takes up to a second: not at every edit of the case
        folded.image(qr(whole), alt="QR code of the link for students", width=320)
