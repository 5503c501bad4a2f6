"""A teaching case before its verdict is told: what is known at a stage and what is asked; a button reveals."""

from html import escape

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.questions import ChoiceQuestion, Question
from cryoteach.domain.rules.profiles import Profile
from cryoteach.widgets.frame.text import label, paragraphs
from cryoteach.widgets.parts.page.arrival import arrival, arrive_at
from cryoteach.widgets.parts.person.verdict import PLACE
from cryoteach.widgets.practice.person_to_judge import ASKED, findings
from cryoteach.widgets.state import session

CASE = "case"
"""The place that a step leads to; that of the verdict is its own."""
_AT = "case_stage_asked"


def case_asked(case: Case, profile: Profile) -> None:
    """Show the case at the stage whose person is on screen; nothing of the answer is sent."""
    stage = _stage(case)
    with arrival(CASE), st.container(border=True, key="case"):
        st.html(f"<h2>{escape(case.title)}</h2>{paragraphs(case.vignette)}")
        left, right = st.columns(2, gap="medium")
        with left:
            told = case.stages[stage]
            st.html(f"<h3>{escape(_place(case, stage))}</h3>{paragraphs(told.story)}{_asked(told.question)}")
        with right:
            st.html(f"<h3>Known so far</h3>{findings(session.now().person)}")
        with st.container(horizontal=True, key="case_steps"):
            if stage:
                st.button("Stage before", key="case_back", on_click=_tell, args=(case, profile, stage - 1))
            st.button("Reveal the verdict", key="reveal", type="primary", on_click=_reveal)
            if stage + 1 < len(case.stages):
                st.button("Next stage", key="case_next", on_click=_tell, args=(case, profile, stage + 1))


def next_stage(case: Case, stage: int) -> None:
    """Offer the next stage, its verdict hidden again, once that of this one has been told."""
    if stage + 1 < len(case.stages):
        words = f"Next: {label(case.stages[stage + 1].label)}, verdict hidden"
        st.button(words, key="case_next", on_click=_tell_everywhere, args=(case, session.now().profile, stage + 1))


def _stage(case: Case) -> int:
    """Where the trainer has come; by a link, the first stage whose person is on screen."""
    found = [at for at in range(len(case.stages)) if case.person_at(at) == session.now().person]
    came_to = st.session_state.get(_AT)
    return came_to if came_to in found else next(iter(found), 0)


def _place(case: Case, stage: int) -> str:
    return f"{stage + 1} of {len(case.stages)}: {case.stages[stage].label}"


def _asked(question: Question | None) -> str:
    """What the trainer asks at this stage; without a question of its own, what every stage can be asked."""
    prompt = question.prompt if question else ASKED
    options = question.options if isinstance(question, ChoiceQuestion) else ()
    listed = "".join(f"<li>{escape(option.text)}</li>" for option in options)
    return f'<p class="ct-ask"><strong>{escape(prompt)}</strong></p>{f"<ul>{listed}</ul>" if listed else ""}'


def _tell(case: Case, profile: Profile, stage: int) -> None:
    session.open_case(case, profile, stage)
    st.session_state[_AT] = stage
    arrive_at(CASE)


def _tell_everywhere(case: Case, profile: Profile, stage: int) -> None:
    _tell(case, profile, stage)
    session.show_everywhere(case.person_at(stage), case.id)


def _reveal() -> None:
    session.reveal()
    arrive_at(PLACE)
