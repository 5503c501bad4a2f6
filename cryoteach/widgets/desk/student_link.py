"""The links that open cases for students, each as text and as a QR code."""

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from cryoteach.domain.cases.sealed import Exercise, seal
from cryoteach.domain.cases.sizes import LONGEST_LINK, LONGEST_QR
from cryoteach.export.qr import qr
from cryoteach.widgets.frame.share import link, show_link
from cryoteach.widgets.practice.link_parts import OWN
from cryoteach.widgets.state.remembered import remembered
from cryoteach.wiring.seal import seal_of_app

OPENS = "This link opens what is to be worked, in this order, stage by stage and without the menu."
SEALED = (
    "Your notes and keys are sealed in it: without this CryoTeach’s secret nobody can read them, and whatever is "
    "changed in it is noticed. It cannot keep a student from committing to anything to see a key, and equal exercises "
    "can be recognised, for they give equal links."
)
HIDDEN = (
    "Your notes and keys are hidden, not sealed: somebody who programs could read them in the link, for this CryoTeach "
    "can keep no secret here. Whoever runs it finds the reason in its log; setting CRYOTEACH_SEAL mends it."
)


def student_link(cases: Sequence[dict[str, Any]], key: str, twins: Sequence[dict[str, Any]] = ()) -> None:
    """Show the link to these cases, in this order.

    Args:
        cases: the cases to be worked.
        key: what tells this link from the others on the page.
        twins: near twins that have to travel along.
    """
    st.html(f"<p>{escape(sealed_words())}</p>")
    offer({OWN: sealed([fields["id"] for fields in cases], [*cases, *twins], key)}, key)


def sealed(names: Sequence[str], cases: Sequence[dict[str, Any]], key: str) -> str:
    """An exercise sealed for students; sealing many takes long, so it is done only when it has changed."""
    exercise, first = Exercise(names=tuple(names), cases=tuple(cases)), seal_of_app().keys.first
    return remembered(f"desk_sealed_{key}", (exercise, first.name), lambda: seal(exercise, first))


def sealed_words() -> str:
    """What the link opens, and what the seal keeps and what it does not."""
    return f"{OPENS} {SEALED if seal_of_app().keys.first.is_secret else HIDDEN}"


def offer(parts: dict[str, str], key: str) -> None:
    """Show the link to the clinic list with these parts, and its QR code, or what to do where it is too long."""
    whole = link(parts, "clinic-list")
    if len(whole) > LONGEST_LINK:
        st.html(f"<p>The link is {len(whole):,} characters, too long for most programs. Send the file instead.</p>")
        return
    show_link(whole)
    if len(whole) > LONGEST_QR:
        st.html("<p>The link is too long for a QR code. Send the link, or the file.</p>")
        return
    folded = st.expander("As a QR code", key=f"desk_qr_{key}", on_change="rerun")
    if folded.open:  # drawing one takes up to a second: not at every edit of the case
        folded.image(qr(whole), alt="QR code of the link for students", width=320)
