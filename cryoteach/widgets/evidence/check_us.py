"""Check us: which sets of limits are in force, in which version, and who has reviewed what."""

from collections import Counter
from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.evidence.sources_and_facts import GRADES
from cryoteach.domain.registry import shown_facts


def check_us(content: Content) -> None:
    """Show the versions and the state of review of everything that judges or teaches."""
    profiles = [
        (profile.title, f"{profile.id} v{profile.version}", profile.date, profile.reviewer)
        for profile in content.rules.profiles.values()
    ]
    st.html(_rows(("set of limits", "version", "date", "review"), profiles))
    reviews = Counter(case.review.words for case in content.teaching.cases.values())
    st.html(_rows(("teaching cases", "review"), [(str(count), words) for words, count in reviews.items()]))
    shown = shown_facts(content.evidence.facts)
    grades = Counter(GRADES[fact.grade] for fact in shown.values())
    st.html(_rows(("facts shown", "how surely"), [(str(count), words) for words, count in grades.most_common()]))
    held_back = len(content.evidence.facts) - len(shown)
    st.html(f'<p class="ct-small">{held_back} more entries are held back and appear nowhere in the app.</p>')


def _rows(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div class="ct-table"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
