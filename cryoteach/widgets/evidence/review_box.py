"""Ready for a clinician's signature: how far the review has come, what reviewers would change, and the two files."""

from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.evidence.reviews import GivenReview
from cryoteach.domain.review.agreed import review_state
from cryoteach.export.review import as_html
from cryoteach.library.content.reviews import form


def review_box(content: Content) -> None:
    """Show the state of review and offer the document and the form; both are written when they are asked for."""
    if not content.review.kinds:
        return
    state = review_state(content)
    agreed = f"Clinicians have agreed with {len(state.agreed)} of {state.items} items as they are now."
    st.html(f"<p>{agreed if state.agreed else 'No clinician has agreed with anything here yet.'}</p>")
    for title, listed in (("What reviewers would change", state.disagreements), ("Edited since", state.outdated)):
        if listed:
            st.html(f"<h3>{title}</h3><ul>{''.join(map(_line, listed))}</ul>")
    with st.container(horizontal=True):
        st.download_button(
            "Everything to review, to print", lambda: as_html(content), "review.html", "text/html",
            key="review_html", on_click="ignore", help="Every limit, case, harm, letter, road and assumption",
        )  # fmt: skip
        st.download_button(
            "The form to fill in (YAML)", lambda: form(content), "review.yaml", "application/yaml",
            key="review_form", on_click="ignore", help="It comes back with: cryoteach review --take review.yaml",
        )  # fmt: skip


def _line(said: GivenReview) -> str:
    changed = "" if said.holds == "still" else f", {said.holds}"
    why = f": {escape(said.why)}" if said.why else ""
    return f"<li><strong>{escape(said.title)}</strong>{why} ({escape(said.reviewer)}, {said.date}{changed})</li>"
