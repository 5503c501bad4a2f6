"""The rest of a case in the form of the desk: what to talk about afterwards, its near twin, its licence, its review."""

import streamlit as st

from cryoteach.domain.cases.draft import CaseDraft
from cryoteach.domain.input.days import read_day
from cryoteach.domain.rules.terms import LONGEST_LINE
from cryoteach.widgets.desk.draft import draft, keep
from cryoteach.widgets.state.session import set_widget

LINES = {"licence": "Licence", "twin": "Near twin of this case (its name); may be empty"}
REVIEW = {"reviewer": "Reviewed as a clinician by", "date": "Reviewed on, such as 2026-11-23 or 23 November 2026"}
UNTIL = (
    "Until both are given, the case says: not yet clinically reviewed. A later change of what is told, asked or found "
    "takes the review away."
)


def more(case: CaseDraft) -> None:
    """Draw it, folded away."""
    with st.expander("Debrief, licence and review", key="desk_rest"):
        set_widget("desk_debrief", "\n".join(str(prompt) for prompt in case.listed("debrief")))
        st.text_area("To talk about afterwards, one question a line", key="desk_debrief", on_change=_keep_debrief)
        for (name, title), typed in zip(LINES.items(), (case.licence, case.twin), strict=True):
            set_widget(f"desk_rest_{name}", typed)
            st.text_input(title, key=f"desk_rest_{name}", max_chars=LONGEST_LINE, on_change=_keep_line, args=(name,))
        for (name, title), typed in zip(REVIEW.items(), (case.review.reviewer, case.review.date), strict=True):
            set_widget(f"desk_review_{name}", typed)
            st.text_input(title, key=f"desk_review_{name}", max_chars=LONGEST_LINE, on_change=_keep_review)
        st.html(f'<p class="ct-small">{UNTIL}</p>')


def _keep_debrief() -> None:
    lines = str(st.session_state["desk_debrief"]).split("\n")
    keep(draft().changed(debrief=[line.strip() for line in lines if line.strip()]))


def _keep_line(name: str) -> None:
    typed = str(st.session_state[f"desk_rest_{name}"]).strip()
    others = draft().without(name)
    keep(others.changed(**{name: typed}) if typed else others)


def _day(typed: str) -> str:
    """The day that was typed; what is none, or could be two, stays as it was typed, for the check to speak of."""
    try:
        return read_day(typed)
    except ValueError:
        return typed


def _keep_review() -> None:
    typed = {name: str(st.session_state[f"desk_review_{name}"]).strip() for name in REVIEW}
    typed["date"] = _day(typed["date"])
    keep(draft().changed(review={name: text for name, text in typed.items() if text}))
