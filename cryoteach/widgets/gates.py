"""The six gates: each says whether it is open for this person, and opens to its rule, value, why and source."""

from html import escape

import streamlit as st

from cryoteach.domain.assessment import Assessment, Finding
from cryoteach.domain.content import Content
from cryoteach.figures.margins import look_of
from cryoteach.theme import TAG_MARKS
from cryoteach.widgets.text import citation, label


def gates(assessment: Assessment, content: Content) -> None:
    """Draw the list of gates in the order that conditions keep everywhere."""
    st.subheader(f"The {len(assessment.findings)} gates", anchor=False)
    for finding in assessment.findings:
        with st.expander(_title(finding), key=f"gate_{finding.id}", on_change="rerun") as gate:
            if gate.open:  # a closed gate sends nothing at every move
                st.html(_inside(finding, content))
    asked = {finding.id for finding in assessment.findings}
    left_out = [criterion.title.lower() for criterion in content.criteria.values() if criterion.id not in asked]
    if left_out:
        st.html(f'<p class="ct-small">This set of limits does not ask about: {escape(", ".join(left_out))}.</p>')


def _title(finding: Finding) -> str:
    words = {"met": "met", "not-met": "not met", "cannot-tell": "cannot tell"}[finding.status.value]
    near = ", near the edge" if finding.near else ""
    title = f"{finding.condition.criterion.letters} · {finding.condition.criterion.title}"
    return f"{look_of(finding).mark} **{label(title)}**: {label(finding.value_words)} — {words}{near}"


def _inside(finding: Finding, content: Content) -> str:
    condition, criterion = finding.condition, finding.condition.criterion
    facts = [content.facts[cite] for cite in condition.limit.cites if cite in content.facts]
    rows = [
        ("This person", finding.reason),
        ("The rule", f"{condition.limit_words} {TAG_MARKS[finding.tag]} ({finding.tag.words})"),
        ("What the leaflet says, in our words", f"{criterion.leaflet_says} ({criterion.leaflet_place}.)"),
        ("Why it is asked", criterion.why),
        *([("Whose number", condition.limit.note)] if condition.limit.note else []),
    ]
    listed = "".join(f"<dt>{escape(term)}</dt><dd>{escape(text)}</dd>" for term, text in rows)
    sources = "".join(citation(fact, content.sources[fact.source]) for fact in facts)
    return f'<dl class="ct-gate">{listed}<dt>What was read</dt><dd><ul>{sources}</ul></dd></dl>'
