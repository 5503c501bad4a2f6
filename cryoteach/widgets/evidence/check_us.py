"""Check us: which sets of limits are in force, in which version, and who has reviewed what."""

from collections import Counter
from collections.abc import Mapping
from html import escape

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.evidence.sources_and_facts import GRADES, Fact
from cryoteach.domain.registry import shown_facts
from cryoteach.domain.rules.profiles import Profile


def check_us(facts: Mapping[str, Fact], profiles: Mapping[str, Profile], cases: Mapping[str, Case]) -> None:
    """Show the versions and the state of review of everything that judges or teaches."""
    versions = [
        (profile.title, f"{profile.id} v{profile.version}", profile.date, profile.reviewer)
        for profile in profiles.values()
    ]
    st.html(_rows(("set of limits", "version", "date", "review"), versions))
    reviews = Counter(case.review.words for case in cases.values())
    st.html(_rows(("teaching cases", "review"), [(str(count), words) for words, count in reviews.items()]))
    shown = shown_facts(facts)
    grades = Counter(GRADES[fact.grade] for fact in shown.values())
    st.html(_rows(("facts shown", "how surely"), [(str(count), words) for words, count in grades.most_common()]))
    held_back = len(facts) - len(shown)
    st.html(f'<p class="ct-small">{held_back} more entries are held back and appear nowhere in the app.</p>')


def _rows(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div class="ct-table"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
