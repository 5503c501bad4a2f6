"""The question of one stage, as a learner is asked it: nothing of its key is sent."""

import streamlit as st

from cryoteach.domain.cases.questions import ChoiceQuestion, NumberQuestion
from cryoteach.domain.input.typed_numbers import LONGEST, NotReadError, read_number
from cryoteach.domain.practice.person_to_judge import PersonToJudge
from cryoteach.domain.practice.stage_replies import SHIFTS, StageReply
from cryoteach.domain.rules.verdict import Verdict
from cryoteach.widgets.frame.text import label

SHIFT_WORDS = {"more": "More likely", "same": "The same", "less": "Less likely"}


def ask(item: PersonToJudge, stage: int) -> None:
    """Ask it; to be drawn inside a form."""
    question = item.case.stages[stage].question if item.case else None
    if question is None:
        return
    prompt, key = label(question.prompt), _key(item, stage)
    if isinstance(question, ChoiceQuestion):
        options = [label(option.text) for option in question.options]
        st.radio(prompt, range(len(options)), index=None, key=key, format_func=options.__getitem__)
    elif isinstance(question, NumberQuestion):
        st.text_input(f"{prompt} {_unit(question)}".strip(), key=key, max_chars=LONGEST, placeholder="a number")
    elif question.kind == "verdict":
        st.radio(prompt, list(Verdict), index=None, key=key, format_func=lambda verdict: verdict.words.capitalize())
    elif question.kind == "more-same-less":
        st.radio(prompt, list(SHIFTS), index=None, key=key, format_func=SHIFT_WORDS.__getitem__)
    else:
        st.pills(
            f"{prompt} Choose none if there is none.", [c.id for c in item.profile.conditions], key=key,
            selection_mode="multi", wrap=True,
            format_func=lambda name: label(item.profile.condition(name).criterion.title),
        )  # fmt: skip


def answered(item: PersonToJudge, stage: int) -> StageReply | None:
    """What was chosen, or None while nothing is."""
    question = item.case.stages[stage].question if item.case else None
    said = st.session_state.get(_key(item, stage))
    if question is not None and question.kind == "limiting-conditions":
        return tuple(said or ())
    if question is None or said is None:
        return None
    if question.kind == "number":
        return _number(str(said))
    if question.kind == "verdict":
        return Verdict(said)
    return said if isinstance(said, str) else float(said)


def trouble(item: PersonToJudge, stage: int) -> str:
    """Why what was typed is no answer yet, or nothing; it stays in its field, to be mended there."""
    question = item.case.stages[stage].question if item.case else None
    typed = str(st.session_state.get(_key(item, stage)) or "")
    if question is None or question.kind != "number" or not typed.strip():
        return ""
    try:
        read_number(typed)
    except NotReadError as refusal:
        return f"{refusal}."
    return ""


def _number(typed: str) -> float | None:
    try:
        return read_number(typed)
    except NotReadError:  # `trouble` says why
        return None


def _unit(question: NumberQuestion) -> str:
    return f"(in {label(question.unit)})" if question.unit else ""


def _key(item: PersonToJudge, stage: int) -> str:
    return f"stage_{stage}_{item.name}"
