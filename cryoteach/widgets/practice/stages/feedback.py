"""What comes back after the question of one stage: what holds and why, with the feedback on every option."""

from html import escape

import streamlit as st

from cryoteach.domain.cases.keys import limiting, shift
from cryoteach.domain.cases.questions import ChoiceQuestion, NumberQuestion, Question
from cryoteach.domain.practice.person_to_judge import PersonToJudge
from cryoteach.domain.practice.stage_replies import StageReply, holds
from cryoteach.domain.rules.assessment import Assessment
from cryoteach.person_view.verdict import headline, why
from cryoteach.widgets.frame.text import paragraphs
from cryoteach.widgets.practice.stages.question import SHIFT_WORDS


def stage_feedback(item: PersonToJudge, stage: int, said: StageReply | None, keys: list[Assessment]) -> None:
    """Show it below the name of the stage."""
    told = item.case.stages[stage] if item.case else None
    if told is None or told.question is None:
        return
    right = said is not None and holds(told.question, said, keys, stage)
    kind, words = ("right", "● That holds.") if right else ("other", "◐ Not quite, and it is worth a look.")
    if said is None:
        kind, words = "other", "◐ You left this one open."
    note = told.note if stage + 1 < len(keys) else ""  # that of the last stage stands with what the author adds
    st.html(
        f'<div class="ct-feedback ct-{kind}" role="status"><h3>{escape(told.label)}</h3>'
        f"<p>{escape(told.question.prompt)}</p><p><strong>{words}</strong></p>"
        f"{reasons(told.question, said, keys, stage)}{paragraphs(note)}</div>"
    )


def reasons(question: Question, said: StageReply | None, keys: list[Assessment], stage: int) -> str:
    """What holds and why; a question without a key of its own is answered by the engine's."""
    if isinstance(question, ChoiceQuestion):
        return _options(question, said)
    if isinstance(question, NumberQuestion):
        return _number(question, said)
    key = keys[stage]
    if question.kind == "verdict":
        return f"{headline(key)}{why(key)}"
    if question.kind == "more-same-less":
        moved = shift(keys[stage - 1], key)
        return f"<p>{SHIFT_WORDS[moved] if moved else ''}.</p>{headline(key)}{why(key)}"
    decide = limiting(key)
    rows = "".join(f"<li>{escape(finding.reason)}</li>" for finding in key.findings if finding.id in decide)
    return f"<ul>{rows}</ul>" if rows else "<p>None: every condition is met.</p>"


def _options(question: ChoiceQuestion, said: StageReply | None) -> str:
    marks = {True: "● holds", False: "○ does not hold"}
    rows = "".join(
        f"<li><strong>{escape(option.text)}</strong> {marks[option.right]}{' · your answer' if at == said else ''}"
        f"{paragraphs(option.feedback)}</li>"
        for at, option in enumerate(question.options)
    )
    return f"<ul>{rows}</ul>"


def _number(question: NumberQuestion, said: StageReply | None) -> str:
    unit = f" {escape(question.unit)}" if question.unit else ""
    yours = f"You said {said:g}{unit}. " if isinstance(said, float) else ""
    near = f", give or take {question.tolerance:g}{unit}" if question.tolerance else ""
    return f"<p>{yours}The author's number is {question.answer:g}{unit}{near}.</p>{paragraphs(question.feedback)}"
