"""What comes back after a commit: the engine's verdict and reasons beside what the learner said, kindly and exactly."""

from collections.abc import Iterator
from html import escape

import streamlit as st

from cryoteach.domain.cases.keys import limiting
from cryoteach.domain.practice.marking import Marked
from cryoteach.domain.practice.person_to_judge import PersonToJudge
from cryoteach.domain.practice.replies import Reply, marked
from cryoteach.domain.rules.assessment import Assessment, Verdict
from cryoteach.figures.calibration import WORDS as SURE
from cryoteach.person_view.verdict import headline, why
from cryoteach.widgets.frame.signs import signed
from cryoteach.widgets.frame.text import paragraphs

MARKS_ARE_FOR = "A mark is for the whole answer: the verdict, and every condition that limits with none besides."


def feedback(item: PersonToJudge, reply: Reply) -> None:
    """Show the answer, why it is so, what the learner said, and what the author adds."""
    key = item.key
    st.html(f'<div role="status">{_beside(item, reply, key)}</div>{headline(key)}{why(key)}{_named(reply, key)}')
    if item.case is not None:
        stage = item.case.stages[-1]
        st.html(
            f'<div class="ct-feedback"><h3>The author adds</h3>{paragraphs(stage.note)}'
            f'{paragraphs(item.case.teaching_point)}<p class="ct-small">{escape(item.case.author)} · '
            f"{escape(item.case.licence)} · {escape(item.case.review.words)}</p></div>"
        )


def _beside(item: PersonToJudge, reply: Reply, key: Assessment) -> str:
    answer = marked(item.name, reply, key)
    sure = f", and your certainty was {SURE[answer.certainty]}" if answer.certainty else ""
    mark = (
        f" That brings {signed(answer.mark)}." if answer.mark is not None else " Without a certainty there is no mark."
    )
    kind, words = _kind(answer)
    return (
        f'<h3>Your answer</h3><div class="ct-feedback ct-{kind}"><p><strong>{words}</strong> You said: '
        f'{escape(reply.verdict.words)}{sure}.{mark}</p><p class="ct-small">{MARKS_ARE_FOR}</p></div>'
    )


def _kind(answer: Marked) -> tuple[str, str]:
    if answer.right:
        return "right", "● That holds."
    if answer.is_for_wrong_reason:
        return "other", "◐ Right verdict, wrong reason."
    return "other", "◐ Not quite, and it is worth a look."


def _named(reply: Reply, key: Assessment) -> str:
    """What the learner named and what decides, condition by condition, each with its reason."""
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in _sentences(reply, key))
    return f"<h3>The conditions you named</h3><ul>{items}</ul>"


def _sentences(reply: Reply, key: Assessment) -> Iterator[str]:
    decide = limiting(key)
    for finding in key.findings:
        title = finding.condition.criterion.title
        if finding.id in decide:
            yield f"{title}: {'named, and it' if finding.id in reply.named else 'not named, and it'} decides."
        elif finding.id in reply.named:
            yield f"{title}: named, but it does not decide. {finding.reason}"
    if not decide and not reply.named:
        yield "None, and none decides: every condition is met."
    if key.verdict is Verdict.OUTSIDE and len(decide) > 1:
        yield f"{len(decide)} conditions failed. Any one of them is enough for outside; a whole answer names them all."
