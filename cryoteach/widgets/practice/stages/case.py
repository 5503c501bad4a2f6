"""A case met in stages: what is told so far, the question that is open, and what was said to those before it."""

from html import escape

import streamlit as st

from cryoteach.domain.practice.clinic_visit import ClinicVisit
from cryoteach.domain.practice.person_to_judge import PersonToJudge
from cryoteach.domain.practice.stage_replies import (
    StageReply,
    read_all,
    write_all,
    write_reply,
)
from cryoteach.widgets.parts.page.arrival import arrive_at
from cryoteach.widgets.practice.link_parts import STAGE_REPLIES
from cryoteach.widgets.practice.person_to_judge import NEWEST
from cryoteach.widgets.practice.stages.feedback import stage_feedback
from cryoteach.widgets.practice.stages.question import answered, ask, trouble
from cryoteach.widgets.state import chapter_state

MISSING = "stage_missing"


def on_the_way(item: PersonToJudge, opened: int | None, now: ClinicVisit) -> None:
    """Show what came of the questions answered so far, and ask the one that is open, if one is."""
    for stage in now.asked_of(item):
        if stage < item.last_stage and (opened is None or stage < opened):
            stage_feedback(item, stage, now.reply_at(item, stage), item.stage_keys)
    if opened is not None:
        with st.form(f"stage_form_{item.name}_{opened}"):
            ask(item, opened)
            st.form_submit_button("Commit and read on", on_click=_commit, args=(item, opened), type="primary")
        say_what_is_missing()


def say_what_is_missing() -> None:
    """Say why the last commit could not be taken, if it could not."""
    if words := st.session_state.pop(MISSING, ""):
        st.html(f'<p class="ct-notice" role="alert">{escape(words)}</p>')


def cannot_take_the_last(item: PersonToJudge, now: ClinicVisit) -> bool:
    """Whether what was typed to the last stage's question cannot be read; the page then says so and keeps it."""
    st.session_state[MISSING] = trouble(item, item.last_stage) if _last_asks(item, now) else ""
    return bool(st.session_state[MISSING])


def ask_the_last(item: PersonToJudge, now: ClinicVisit) -> None:
    """Ask what the last stage asks besides the verdict, in the form of the commit."""
    if _last_asks(item, now):
        ask(item, item.last_stage)


def keep_the_last(item: PersonToJudge, now: ClinicVisit) -> None:
    """Keep what was said to it; it may be left open."""
    if _last_asks(item, now) and (said := answered(item, item.last_stage)) is not None:
        _keep(item, item.last_stage, said)


def feedback_of_the_last(item: PersonToJudge, now: ClinicVisit) -> None:
    """Show what came of it, once the verdict is committed."""
    if _last_asks(item, now):
        stage_feedback(item, item.last_stage, now.reply_at(item, item.last_stage), item.stage_keys)


def _last_asks(item: PersonToJudge, now: ClinicVisit) -> bool:
    return item.last_stage in now.asked_of(item)


def _commit(item: PersonToJudge, stage: int) -> None:
    said = answered(item, stage)
    st.session_state[MISSING] = "" if said is not None else trouble(item, stage) or "Answer first. A guess will do."
    if said is not None:
        _keep(item, stage, said)
        arrive_at(NEWEST)


def _keep(item: PersonToJudge, stage: int, said: StageReply) -> None:
    question = item.case.stages[stage].question if item.case else None
    if question is not None:
        written = write_reply(question, said, item.conditions)
        chapter_state.put(
            {STAGE_REPLIES: write_all({(item.name, stage): written, **read_all(chapter_state.text(STAGE_REPLIES))})}
        )
