"""The verdict in HTML, with what decided it; every word of content is escaped."""

from html import escape

from cryoteach.domain.rules.assessment import Assessment, Verdict
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.phrases import TEAM, count_line, flip_sentence, verdict_line, weakest_words
from cryoteach.theme import LOOKS


def headline(assessment: Assessment) -> str:
    """The verdict with its count and its weakest link, for a place that stays in sight."""
    look = LOOKS[assessment.verdict.value]
    mark = f'<span class="ct-mark" aria-hidden="true">{look.mark}</span>'
    reads_on = f": {TEAM}" if assessment.verdict is Verdict.WITHIN else ""
    rest = "".join(f"<span> · {escape(part)}</span>" for part in (count_line(assessment), weakest_words(assessment)))
    words = f"<strong>{escape(assessment.verdict.words)}</strong>{escape(reads_on)}"
    return f'<p class="ct-verdict ct-{assessment.verdict.value}">{mark}{words}{rest}</p>'


def why(assessment: Assessment) -> str:
    """What decided the verdict, and the smallest change that would flip it."""
    items = "".join(f"<li>{escape(reason)}</li>" for reason in reasons(assessment))
    return f'<ul class="ct-reasons">{items}</ul><p class="ct-flip">{escape(flip_sentence(assessment))}</p>'


def reasons(assessment: Assessment) -> list[str]:
    """What decided the verdict: what is not met, else what is open, else that nothing is."""
    if assessment.verdict is Verdict.WITHIN:
        return ["Every condition is met. That is not an offer of treatment."]
    decides = Status.NOT_MET if assessment.verdict is Verdict.OUTSIDE else Status.CANNOT_TELL
    return [finding.reason for finding in assessment.with_status(decides)]


def spoken(assessment: Assessment) -> str:
    """Both in a sentence, for those who do not see the screen."""
    return f"{verdict_line(assessment)}. {flip_sentence(assessment)}"
