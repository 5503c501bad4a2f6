"""An assessment as a small HTML card for a notebook; everything in it is escaped."""

from html import escape

from cryoteach.domain.criteria import Status
from cryoteach.domain.phrases import flip_sentence, verdict_line
from cryoteach.domain.standing import Finding, Standing

MARKS = {Status.MET: "●", Status.NOT_MET: "✕", Status.CANNOT_TELL: "?"}


def card(assessment: Standing) -> str:
    """Draw the verdict, the flip sentence and a row per condition."""
    rows = "".join(_row(finding) for finding in assessment.findings)
    profile = assessment.profile
    return (
        f"<div><p><strong>{escape(verdict_line(assessment))}</strong></p><p>{escape(flip_sentence(assessment))}</p>"
        "<table><thead><tr><th>Condition</th><th>Value</th><th>Limit</th><th>Margin</th><th>Why</th></tr></thead>"
        f"<tbody>{rows}</tbody></table><p><small>Profile {escape(profile.id)} {escape(profile.version)}, "
        f"{escape(profile.reviewer)}. Education with fictional people only.</small></p></div>"
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
