"""An assessment as a small HTML card for a notebook, where everything is escaped, and as five lines of plain text."""

from html import escape

from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.phrases import flip_sentence, verdict_line
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.verdict import Finding, Judgement

MARKS = {Status.MET: "●", Status.NOT_MET: "✕", Status.CANNOT_TELL: "?"}


def in_five_lines(assessment: Judgement) -> str:
    """Write the verdict, what is not met, what is not known, what would flip it, and by which limits."""
    return "\n".join([
        verdict_line(assessment),
        f"Not met: {_with_values(assessment, Status.NOT_MET)}",
        f"Cannot tell: {_with_values(assessment, Status.CANNOT_TELL)}",
        flip_sentence(assessment),
        signature(assessment.profile),
    ])  # fmt: skip


def _with_values(assessment: Judgement, status: Status) -> str:
    found = assessment.with_status(status)
    told = [
        f"{one.condition.criterion.title.lower()} ({one.value_words}; {one.condition.limit_words})" for one in found
    ]
    return ", ".join(told) or "none"


def signature(profile: Profile) -> str:
    """The last line of every answer: by which limits it was given, and what it is not."""
    return f"Profile {profile.id} {profile.version}, {profile.reviewer}. Education with fictional people only."


def card(assessment: Judgement) -> str:
    """Draw the verdict, the flip sentence and a row per condition."""
    rows = "".join(_row(finding) for finding in assessment.findings)
    return (
        f"<div><p><strong>{escape(verdict_line(assessment))}</strong></p><p>{escape(flip_sentence(assessment))}</p>"
        "<table><thead><tr><th>Condition</th><th>Value</th><th>Limit</th><th>Margin</th><th>Why</th></tr></thead>"
        f"<tbody>{rows}</tbody></table><p><small>{escape(signature(assessment.profile))}</small></p></div>"
    )


def _row(finding: Finding) -> str:
    margin = "not known" if finding.margin is None else f"{finding.margin:+.2f}"
    cells = (
        f"{MARKS[finding.status]} {finding.condition.criterion.title}",
        finding.value_words,
        f"{finding.condition.limit_words} ({finding.tag.words})",
        margin,
        finding.reason,
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
