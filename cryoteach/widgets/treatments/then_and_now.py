"""Chapter 8's table: the leaflet beside what was read since, three rows of it, and the rest behind "all"."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.roads import VERIFIED, VERIFIED_MARKS, ThenNow
from cryoteach.widgets.treatments.road_steps import CITED, LEAFLET

FIRST = 3


def then_and_now(evidence: Evidence) -> None:
    """Draw the rows, each with how far it was checked."""
    if evidence.then_and_now is None:
        st.info("The file of then and now cannot be used. The list above says what to mend.")
        return
    rows = evidence.then_and_now.root
    st.html(_table(rows[:FIRST], evidence))
    if len(rows) > FIRST:
        with st.expander(f"All {len(rows)} rows", key="then_all"):
            used = {row.verified for row in rows}
            key = " · ".join(f"{VERIFIED_MARKS[name]} {words}" for name, words in VERIFIED.items() if name in used)
            st.html(f'<p class="ct-small">{escape(key)}</p>{_table(rows[FIRST:], evidence)}')


def _table(rows: Sequence[ThenNow], evidence: Evidence) -> str:
    return (
        "<div class='ct-table'><table class='ct-then'><thead><tr>"
        f'<th scope="col">The leaflet <small>{LEAFLET}</small></th>'
        f'<th scope="col">What was read since <small>{CITED}</small></th></tr></thead>'
        f"<tbody>{''.join(_row(row, evidence) for row in rows)}</tbody></table></div>"
    )


def _row(row: ThenNow, evidence: Evidence) -> str:
    """One row; what was not checked at its source is left out, and only that it was left out is said."""
    facts = [evidence.facts[name] for name in row.facts if name in evidence.facts and evidence.facts[name].show]
    by_source = {fact.source: fact for fact in reversed(facts)}  # a source is named once, with the first fact of it
    links = ", ".join(
        f'<a href="evidence?fact={escape(fact.id)}" target="_blank">{escape(evidence.sources[source].name)}</a>'
        for source, fact in reversed(by_source.items())
    )
    return (
        f"<tr><td><p class='ct-small'>{escape(row.seed_says)}</p>"
        f"<p class='ct-small'>{VERIFIED_MARKS[row.verified]} {VERIFIED[row.verified]}</p></td>"
        f"<td><p class='ct-small'>{escape(row.now)}</p><p class='ct-small'>{links}</p></td></tr>"
    )
