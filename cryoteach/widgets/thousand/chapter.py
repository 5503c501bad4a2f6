"""Draws chapter 4: who the people are, how many are within, and one view at a time of the others."""

from collections.abc import Callable
from html import escape

import streamlit as st

from cryoteach.domain.cohort.dials import moved
from cryoteach.domain.cohort.settings import CohortParameters
from cryoteach.domain.content import Content
from cryoteach.domain.rules.terms import Tag
from cryoteach.widgets.frame.sticky_bar import sticky_bar
from cryoteach.widgets.parts.person.announcement import announce
from cryoteach.widgets.state import chapter_state, session
from cryoteach.widgets.state.session import set_widget
from cryoteach.widgets.thousand.band import of_thousand, watch, work_on_band
from cryoteach.widgets.thousand.chosen_group import chosen_group
from cryoteach.widgets.thousand.guess import guess_words
from cryoteach.widgets.thousand.how_sure import how_sure_view
from cryoteach.widgets.thousand.limit_dials import put_back
from cryoteach.widgets.thousand.link_parts import HOW_SURE, LIMIT, MODE, MODES, PRESET, RATES, REAL, VIEW, VIEWS
from cryoteach.widgets.thousand.people_controls import people_controls
from cryoteach.widgets.thousand.population import Population, dials_moved, population, profile_asked
from cryoteach.widgets.thousand.real_people import real_people
from cryoteach.widgets.thousand.views import (
    findings_view,
    funnel_view,
    loosen_view,
    shares_view,
    thousand_view,
    together_view,
)

SHOWN_BY: dict[str, Callable[[Population, Content], None]] = {
    "thousand": thousand_view,
    "funnel": funnel_view,
    "together": together_view,
    "shares": shares_view,
    "loosen": loosen_view,
    "findings": findings_view,
    HOW_SURE: how_sure_view,
}


@st.fragment
def thousand(content: Content) -> None:
    """Show the chapter; a move redraws the line that stays in sight and the one view that is chosen."""
    _chooser(MODE, MODES, "Which people")
    if chapter_state.text(MODE) == REAL:
        real_people(content.evidence.resected, content.rules.first_profile, content.teaching.lessons)
        return
    profile = profile_asked(content.rules)
    people = population(content.models.cohort, content.rules, profile) if profile else None
    if people is None:
        st.info("The file that these people are made from cannot be used. The list above says what to mend.")
        return
    session.judging_by(people.profile)
    _headline(people, content.models.cohort)
    left, right = st.columns([19, 9], gap="medium")
    with left:
        _chooser(VIEW, VIEWS, "Look at them")
        SHOWN_BY[chapter_state.text(VIEW)](people, content)
    with right:
        put_back(people)
        chosen_group(people, content.rules, content.teaching.case_checks)
        people_controls(people, content.models.cohort, content.rules)
        work = (
            work_on_band(content.models.cohort, content.rules.profiles, people.profile)
            if people.tag is Tag.MODEL_OUTPUT
            else None
        )
        if work is not None and people.band is None:
            watch(work)


def _chooser(name: str, options: dict[str, str], title: str) -> None:
    key = f"{name}_choice"
    set_widget(key, chapter_state.text(name))
    st.segmented_control(
        title, list(options), key=key, required=True, format_func=options.__getitem__, wrap=True,
        label_visibility="collapsed",
        on_change=chapter_state.put_widget, args=(name, key),
    )  # fmt: skip


def _headline(people: Population, parameters: CohortParameters | None) -> None:
    """The line that stays in sight: how many are within, whose number it is, and the learner's guess."""
    within, whole = people.thousand.within, people.thousand.people
    whose = "your own gate rates" if chapter_state.text(MODE) == RATES else _invented()
    parts = [f"{people.tag.words}, {whose}", *_moved(people)]
    if people.band is not None:
        low, high = of_thousand(people.band.within())
        parts.append(f"over all plausible numbers {low:,} to {high:,}")
    guess = guess_words()
    parts += [f"your guess: {guess}"] if guess else []
    rest = "".join(f"<span> · {escape(part)}</span>" for part in parts)
    line = f"{within:,} of {whole:,} {_who(parameters)}within every limit"
    with sticky_bar():
        mark = '<span class="ct-mark" aria-hidden="true">●</span>'
        st.html(f'<p class="ct-verdict ct-within">{mark}<strong>{escape(line)}</strong>{rest}</p>')
    announce(f"{line}. {'; '.join(parts)}", key="thousand_announcement")


def _invented() -> str:
    numbers = len(moved(dials_moved()))
    words = f", {numbers} of their numbers moved by you" if numbers else ""
    return f"invented people{words}"


def _who(parameters: CohortParameters | None) -> str:
    """Whom a mix counts, where it does not count everybody."""
    preset = parameters.presets.get(chapter_state.text(PRESET)) if parameters else None
    return f"people {preset.people} are " if preset and preset.people and chapter_state.text(MODE) != RATES else ""


def _moved(people: Population) -> list[str]:
    """Say which limits are not those of the set any more."""
    return [
        f"limit moved: {condition.criterion.title.lower()}, {condition.limit_words}"
        for condition in people.profile.conditions
        if chapter_state.value(f"{LIMIT}{condition.id}") is not None
    ]
