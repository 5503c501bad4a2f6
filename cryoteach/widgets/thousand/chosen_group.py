"""The group that is chosen: who they are, one of them by example, and the way to that person in chapter 2."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from cryoteach.domain.person_link import write_link
from cryoteach.domain.population.groups import groups_by_text
from cryoteach.domain.population.thousand import example_of, people_in
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.story_checks.settings import CaseCheckSettings
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.text import paragraphs
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget
from cryoteach.widgets.thousand.link_parts import CHOSEN, HOW_SURE, MOST_TURNS, TURN, VIEW
from cryoteach.widgets.thousand.population import Population


def chosen_group(people: Population, rules: Rules, checks: CaseCheckSettings | None) -> None:
    """Offer every group that holds somebody, and show the one that is chosen."""
    with st.container(border=True, key="picked"):
        counts = _counts(people, rules.criteria)
        chosen = chapter_state.text(CHOSEN) or None
        criteria = rules.criteria.values()
        words = {text: group.words(criteria) for text, group in groups_by_text(criteria).items()}
        options = [*counts] if chosen is None or chosen in counts else [chosen, *counts]
        set_widget("picked_choice", chosen)
        tapped = "" if chapter_state.text(VIEW) == HOW_SURE else " (or tap it in the chart)"
        st.selectbox(
            f"Pick a group{tapped}", options, index=None, key="picked_choice",
            placeholder="nobody picked", on_change=_choose,
            format_func=lambda name: f"{words[name]} · {counts.get(name, 0):,}",
        )  # fmt: skip
        if chosen is not None:
            _show(people, rules.profiles, checks, words[chosen])


def _show(people: Population, profiles: Mapping[str, Profile], checks: CaseCheckSettings | None, words: str) -> None:
    count, whole = people.people_chosen, people.thousand.people
    st.html(f'<p role="status"><strong>{count:,} of {whole:,}</strong> {escape(words)}.</p>')
    if people.cohort is None or people.screening is None:
        st.html('<p class="ct-small">Gate rates hold no people, so there is nobody to show.</p>')
        return
    turn = int(chapter_state.number(TURN))
    person = example_of(people.cohort, people.screening, people.chosen_cells, turn)
    if person is None:
        st.html('<p class="ct-small">Nobody is in this group.</p>')
        return
    st.html(f'<p class="ct-small">One of them, invented: {escape(_told(person))}.</p>')
    for remark in checks.remarks(person) if checks else ():
        st.html(paragraphs(remark, "ct-small"))
    if people.profile != profiles[people.profile.id]:
        st.html('<p class="ct-small">Chapter 2 judges by the limits of the set, not by those you moved.</p>')
    with st.container(horizontal=True):
        again = {TURN: (turn + 1) % (MOST_TURNS + 1)}
        st.button("Another one", key="another", on_click=chapter_state.put, args=(again,))
        profile = profiles[people.profile.id]
        chapter_link("one-person", "Open this person", ":material/person:", **write_link(person, profile))


def _told(person: Person) -> str:
    told = [
        f"{scale.label} not known" if (value := person.value(name)) is None else f"{scale.label}: {scale.words(value)}"
        for name, scale in SCALES.items()
    ]
    return "; ".join(told)


def _counts(people: Population, criteria: Mapping[str, Criterion]) -> dict[str, int]:
    counted = {
        text: people_in(people.thousand, group.cells(people.thousand, people.order))
        for text, group in groups_by_text(criteria.values()).items()
    }
    return {text: count for text, count in counted.items() if count}


def _choose() -> None:
    chapter_state.put({CHOSEN: st.session_state["picked_choice"], TURN: 0})
