"""The six gates of one person: each says whether it is open, and holds its rule, value, why and source."""

from collections.abc import Mapping
from html import escape
from typing import Any

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.rules.assessment import Assessment, Finding
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.figures.parts.marks import look_of
from cryoteach.person_view.citation import citations

_HEAD = 46  # pixels of a closed gate


def gates(assessment: Assessment, evidence: Evidence, criteria: Mapping[str, Criterion]) -> dict[str, Any]:
    """List the gates in the order that conditions keep everywhere."""
    asked = {finding.id for finding in assessment.findings}
    left_out = [criterion.title.lower() for criterion in criteria.values() if criterion.id not in asked]
    return {
        "title": f"The {len(assessment.findings)} gates",
        "gates": [_gate(finding, evidence) for finding in assessment.findings],
        "note": f"This set of limits has no gate for: {', '.join(left_out)}." if left_out else "",
        "reserve": _HEAD * (len(assessment.findings) + 1),
    }


def says(finding: Finding) -> str:
    """What a closed gate says: the value, and how it stands."""
    near = ", near the edge" if finding.near else ""
    return f"{finding.value_words} — {finding.status.words}{near}"


def _gate(finding: Finding, evidence: Evidence) -> dict[str, str]:
    return {
        "id": finding.id,
        "mark": look_of(finding).mark,
        "name": finding.condition.criterion.title,
        "says": says(finding),
        "inside": _inside(finding, evidence),
    }


def _inside(finding: Finding, evidence: Evidence) -> str:
    """What an open gate shows, as HTML in which every word of content is escaped."""
    condition, criterion = finding.condition, finding.condition.criterion
    facts = [evidence.facts[cite] for cite in condition.limit.cites if cite in evidence.facts]
    rows = [
        ("This person", finding.reason),
        ("The rule", f"{condition.limit_words} ({finding.tag.words})"),
        ("What the leaflet says, in our words", f"{criterion.leaflet_says} ({criterion.leaflet_place}.)"),
        ("Why it is asked", criterion.why),
        *([("Whose number", condition.limit.note)] if condition.limit.note else []),
    ]
    listed = "".join(f"<dt>{escape(term)}</dt><dd>{escape(text)}</dd>" for term, text in rows)
    return (
        f'<dl class="ct-gate">{listed}<dt>What was read</dt><dd><ul>{citations(facts, evidence.sources)}</ul></dd></dl>'
    )
