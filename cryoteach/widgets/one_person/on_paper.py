"""What only a printed page of chapter 2 shows: the findings as a table, instead of the controls, and the way back."""

from html import escape

import streamlit as st

from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.widgets.frame.share import way_back_on_paper
from cryoteach.widgets.practice.person_to_judge import ASKED, value_words
from cryoteach.widgets.state import session


def on_paper() -> None:
    """Write the person down, of a case also what is asked; print.css shows it on paper alone."""
    now = session.now()
    asked = f'<p class="ct-ask"><strong>{ASKED}</strong></p>' if now.case_id and not now.is_verdict_hidden else ""
    st.html(f"{_table(now.person)}{asked}")
    way_back_on_paper(session.parameters())


def _table(person: Person) -> str:
    rows = "".join(
        f"<tr><th>{escape(scale.label.capitalize())} ({escape(scale.term)})</th>"
        f"<td>{escape(value_words(person, name))}</td></tr>"
        for name, scale in SCALES.items()
    )
    return f'<div class="ct-table ct-findings"><table>{rows}</table></div>'
