"""The teaching case that is open: its story, its stages, and what its author adds."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.widgets.frame.text import label, paragraphs
from cryoteach.widgets.one_person.case_asked import case_asked, next_stage
from cryoteach.widgets.parts.visit.page_tools import page_tools
from cryoteach.widgets.state import session


def asks_first(cases: Mapping[str, Case]) -> bool:
    """Show the open case before its verdict is told, where it is hidden; the page then shows nothing else of it."""
    case = cases.get(session.now().case_id or "") if session.now().is_verdict_hidden else None
    if case is not None:
        case_asked(case, session.now().profile)
    return case is not None


def case_box(cases: Mapping[str, Case]) -> None:
    """Show the open case, if one is open."""
    case = cases.get(session.now().case_id or "")
    if case is None:
        return
    with st.container(border=True, key="case"):
        st.html(f"<h2>{escape(case.title)}</h2>{paragraphs(case.vignette)}")
        stage = _stage(case)
        st.html(paragraphs(case.stages[stage].story))
        _moved_away(case, stage)
        next_stage(case, stage)
        with st.expander("What the author adds", key="case_notes"):
            st.html(_notes(case, stage))
        page_tools(f"the case “{case.id}”", key="report_case")


def _stage(case: Case) -> int:
    at = next((i for i in reversed(range(len(case.stages))) if case.person_at(i) == session.now().person), None)
    if len(case.stages) == 1:
        return 0
    key = f"stage_of_{case.id}"
    if at is not None:
        session.set_widget(key, at)
    chosen = st.segmented_control(
        "What is known", range(len(case.stages)), key=key, required=True, on_change=_tell, args=(case, key),
        format_func=lambda i: _stage_label(case, i),
    )  # fmt: skip
    return chosen if chosen is not None else len(case.stages) - 1


def _stage_label(case: Case, stage: int) -> str:
    return f"{stage + 1}. {label(case.stages[stage].label)}"


def _tell(case: Case, key: str) -> None:
    if (stage := st.session_state[key]) is not None:  # nothing chosen is what a browser says in the middle of drawing
        session.show_everywhere(case.person_at(stage), case.id)


def _moved_away(case: Case, stage: int) -> None:
    if session.now().person == case.person_at(stage):
        return
    st.html('<p class="ct-small">The controls no longer show this person as the story tells it.</p>')
    st.button(
        "Back to the story",
        key="back_to_story",
        on_click=session.show_everywhere,
        args=(case.person_at(stage), case.id),
    )


def _notes(case: Case, stage: int) -> str:
    asked = case.stages[stage].question
    prompts = [*([asked.prompt] if asked else []), *case.debrief]
    listed = "".join(f"<li>{escape(prompt)}</li>" for prompt in prompts)
    note = paragraphs(case.stages[stage].note)
    return (
        f"<h3>To ask</h3><ul>{listed}</ul>{note}<h3>The author's point</h3>{paragraphs(case.teaching_point)}"
        f'<p class="ct-small">{escape(case.author)} · {escape(case.licence)} · {escape(case.review.words)}</p>'
    )
