"""A case met in stages: what is told so far, the question that is open, and what was said to those before it."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from cryoteach.domain.cases.case import assess_stages
from cryoteach.domain.practice.person_to_judge import PersonToJudge
from cryoteach.domain.practice.stage_replies import (
    StageReply,
    asking,
    holds,
    read_all,
    read_reply,
    write_all,
    write_reply,
)
from cryoteach.domain.rules.assessment import Assessment
from cryoteach.widgets.practice.link_parts import STAGE_REPLIES
from cryoteach.widgets.practice.own_cases import is_in_stages
from cryoteach.widgets.practice.stages.feedback import stage_feedback
from cryoteach.widgets.practice.stages.question import answered, ask, trouble
from cryoteach.widgets.state import chapter_state

MISSING = "stage_missing"


def open_stage(item: PersonToJudge) -> int | None:
    """The stage whose question has to be answered before the story goes on; the last one is asked with the verdict."""
    if item.case is None or not is_in_stages():
        return None
    last = len(item.case.stages) - 1
    return next((stage for stage in asking(item.case) if stage < last and replies_at(item, stage) is None), None)


def replies_at(item: PersonToJudge, stage: int) -> StageReply | None:
    """What was said to the question of a stage."""
    question = item.case.stages[stage].question if item.case else None
    written = read_all(chapter_state.text(STAGE_REPLIES)).get((item.name, stage), "")
    return read_reply(question, written, _conditions(item)) if question and written else None


def on_the_way(item: PersonToJudge, opened: int | None) -> None:
    """Show what came of the questions answered so far, and ask the one that is open, if one is."""
    if item.case is None or not is_in_stages():
        return
    last, keys = len(item.case.stages) - 1, _keys(item)
    for stage in asking(item.case):
        if stage < last and (opened is None or stage < opened):
            stage_feedback(item, stage, replies_at(item, stage), keys)
    if opened is not None:
        with st.form(f"stage_form_{item.name}_{opened}"):
            ask(item, opened)
            st.form_submit_button("Commit and read on", on_click=_commit, args=(item, opened), type="primary")
        say_what_is_missing()


def say_what_is_missing() -> None:
    """Say why the last commit could not be taken, if it could not."""
    if words := st.session_state.pop(MISSING, ""):
        st.html(f'<p class="ct-notice" role="alert">{escape(words)}</p>')


def cannot_take_the_last(item: PersonToJudge) -> bool:
    """Whether what was typed to the last stage's question cannot be read; the page then says so and keeps it."""
    stage = _last(item)
    st.session_state[MISSING] = trouble(item, stage) if stage is not None else ""
    return bool(st.session_state[MISSING])


def ask_the_last(item: PersonToJudge) -> None:
    """Ask what the last stage asks besides the verdict, in the form of the commit."""
    if (stage := _last(item)) is not None:
        ask(item, stage)


def keep_the_last(item: PersonToJudge) -> None:
    """Keep what was said to it; it may be left open."""
    if (stage := _last(item)) is not None and (said := answered(item, stage)) is not None:
        _keep(item, stage, said)


def feedback_of_the_last(item: PersonToJudge) -> None:
    """Show what came of it, once the verdict is committed."""
    if (stage := _last(item)) is not None:
        stage_feedback(item, stage, replies_at(item, stage), _keys(item))


def tally(items: Iterable[PersonToJudge]) -> tuple[int, int]:
    """Of all questions answered on the way: how many replies held, of how many."""
    replies = [
        holds(question, said, _keys(item), stage)
        for item in items
        if item.case is not None
        for stage in asking(item.case)
        if (question := item.case.stages[stage].question) and (said := replies_at(item, stage)) is not None
    ]
    return sum(replies), len(replies)


def _last(item: PersonToJudge) -> int | None:
    if item.case is None or not is_in_stages():
        return None
    last = len(item.case.stages) - 1
    return last if last in asking(item.case) else None


def _commit(item: PersonToJudge, stage: int) -> None:
    said = answered(item, stage)
    st.session_state[MISSING] = "" if said is not None else trouble(item, stage) or "Answer first. A guess will do."
    if said is not None:
        _keep(item, stage, said)


def _keep(item: PersonToJudge, stage: int, said: StageReply) -> None:
    question = item.case.stages[stage].question if item.case else None
    if question is not None:
        written = write_reply(question, said, _conditions(item))
        chapter_state.put(
            {STAGE_REPLIES: write_all({(item.name, stage): written, **read_all(chapter_state.text(STAGE_REPLIES))})}
        )


def _conditions(item: PersonToJudge) -> list[str]:
    return [condition.id for condition in item.profile.conditions]


def _keys(item: PersonToJudge) -> list[Assessment]:
    return assess_stages(item.case, item.profile) if item.case else []
