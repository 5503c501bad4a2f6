"""The verdict of the person on screen: in a bar that stays in sight, and said once to those who do not see it."""

from html import escape

import streamlit as st

from cryoteach.domain.assessment import Assessment, Verdict
from cryoteach.domain.criteria import Status
from cryoteach.domain.phrases import TEAM, count_line, flip_sentence, verdict_line, weakest_words
from cryoteach.theme import LOOKS
from cryoteach.widgets.live import announce


def verdict_bar(assessment: Assessment) -> None:
    """Show the verdict with its count and its weakest link, for a place that stays in sight."""
    st.html(headline(assessment))


def why(assessment: Assessment) -> None:
    """Show what decided the verdict and the smallest change that would flip it; say both to a screen reader."""
    st.html(reasons(assessment))
    announce(f"{verdict_line(assessment)}. {flip_sentence(assessment)}", key="announcement")


def headline(assessment: Assessment) -> str:
    """Write the verdict with its count and its weakest link, as safe HTML."""
    look = LOOKS[assessment.verdict.value]
    mark = f'<span class="ct-mark" aria-hidden="true">{look.mark}</span>'
    reads_on = f": {TEAM}" if assessment.verdict is Verdict.WITHIN else ""
    rest = "".join(f"<span> · {escape(part)}</span>" for part in (count_line(assessment), weakest_words(assessment)))
    words = f"<strong>{escape(assessment.verdict.words)}</strong>{escape(reads_on)}"
    return f'<p class="ct-verdict ct-{assessment.verdict.value}">{mark}{words}{rest}</p>'


def reasons(assessment: Assessment) -> str:
    """Write what decided the verdict and the smallest change that would flip it, as safe HTML."""
    decided = [finding.reason for finding in assessment.with_status(Status.NOT_MET)]
    if assessment.verdict is Verdict.CANNOT_TELL:
        decided = [finding.reason for finding in assessment.with_status(Status.CANNOT_TELL)]
    if assessment.verdict is Verdict.WITHIN:
        decided = ["Every condition is met. That is not an offer of treatment."]
    items = "".join(f"<li>{escape(reason)}</li>" for reason in decided)
    return f'<ul class="ct-reasons">{items}</ul><p class="ct-flip">{escape(flip_sentence(assessment))}</p>'
