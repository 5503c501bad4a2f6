"""The question of one stage, as a learner is asked it: nothing of its key is sent."""

import streamlit as st

from cryoteach.domain.questions import ChoiceQuestion, NumberQuestion
from cryoteach.domain.stage_replies import SHIFTS, Said
from cryoteach.domain.standing import Verdict
from cryoteach.widgets.item import Item
from cryoteach.widgets.text import label

SHIFT_WORDS = {"more": "More likely", "same": "The same", "less": "Less likely"}


def ask(item: Item, stage: int) -> None:
    """Ask it; to be drawn inside a form."""
    question = item.case.stages[stage].question if item.case else None
    if question is None:
        return
    prompt, key = label(question.prompt), _key(item, stage)
    if isinstance(question, ChoiceQuestion):
        options = [label(option.text) for option in question.options]
        st.radio(prompt, range(len(options)), index=None, key=key, format_func=options.__getitem__)
    elif isinstance(question, NumberQuestion):
        st.number_input(f"{prompt} {_unit(question)}".strip(), value=None, key=key, step=None, format="%.6g")
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


def answered(item: Item, stage: int) -> Said | None:
    """What was chosen, or None while nothing is."""
    question = item.case.stages[stage].question if item.case else None
    said = st.session_state.get(_key(item, stage))
    if question is not None and question.kind == "limiting-conditions":
        return tuple(said or ())
    if question is None or said is None:
        return None
    if question.kind == "verdict":
        return Verdict(said)
    return said if isinstance(said, str) else float(said)


def _unit(question: NumberQuestion) -> str:
    return f"(in {label(question.unit)})" if question.unit else ""


def _key(item: Item, stage: int) -> str:
    return f"stage_{stage}_{item.name}"
