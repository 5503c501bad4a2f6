"""Draws chapter 4: the guess first, then how many are within, one view at a time of the others, and who they are."""

from collections.abc import Callable
from html import escape

import streamlit as st

from cryoteach.domain.cohort.dials import moved
from cryoteach.domain.cohort.settings import CohortParameters
from cryoteach.domain.content import Content
from cryoteach.domain.rules.terms import Tag
from cryoteach.export.notebook.people import Invented
from cryoteach.figures.thousand import fails
from cryoteach.widgets.frame.predict import ask_number, may_see
from cryoteach.widgets.frame.share import link
from cryoteach.widgets.frame.sticky_bar import sticky_bar
from cryoteach.widgets.parts.charts.chart import show_chart
from cryoteach.widgets.parts.export.notebook import people_notebook
from cryoteach.widgets.parts.page.arrival import arrival
from cryoteach.widgets.parts.person.announcement import announce
from cryoteach.widgets.state import chapter_state, session
from cryoteach.widgets.state.session import set_widget
from cryoteach.widgets.thousand.band import of_thousand, watch, work_on_band
from cryoteach.widgets.thousand.chosen_group import chosen_group
from cryoteach.widgets.thousand.guess import GUESS, IN_A_WORD, guess_words, guessed
from cryoteach.widgets.thousand.how_sure import how_sure_view
from cryoteach.widgets.thousand.limit_dials import put_back
from cryoteach.widgets.thousand.link_parts import (
    DEEPER_VIEWS,
    FAILS,
    FIRST_VIEWS,
    HOW_SURE,
    LIMIT,
    MODE,
    MODEL,
    MODES,
    PRESET,
    RATES,
    REAL,
    VIEW,
)
from cryoteach.widgets.thousand.people_controls import people_controls
from cryoteach.widgets.thousand.population import Population, dials_moved, population, profile_asked
from cryoteach.widgets.thousand.real_people import real_people
from cryoteach.widgets.thousand.views import (
    fails_view,
    findings_view,
    funnel_view,
    loosen_view,
    shares_view,
    thousand_view,
    together_view,
)
from cryoteach.wiring.people import PEOPLE, SEED

SHOWN_BY: dict[str, Callable[[Population, Content], None]] = {
    FAILS: fails_view,
    "funnel": funnel_view,
    "loosen": loosen_view,
    "thousand": thousand_view,
    "together": together_view,
    "shares": shares_view,
    "findings": findings_view,
    HOW_SURE: how_sure_view,
}
RESULT, DEEPER = "thousand_result", "deeper"
ASKED = "Of 1,000 people with bowel-cancer secondaries in the liver, how many would be within every limit?"


@st.fragment
def thousand(content: Content) -> None:
    """Ask for the guess where nobody has guessed; then the line that stays in sight, one view, and whose they are."""
    profile = profile_asked(content.rules)
    people = population(content.models.cohort, content.rules, profile) if profile else None
    if chapter_state.text(MODE) == REAL:
        real_people(content.evidence.resected, content.rules.first_profile, content.teaching.lessons)
    elif people is None:
        st.info("The file that these people are made from cannot be used. The list above says what to mend.")
    elif chapter_state.text(MODE) == RATES or may_see(GUESS.name):
        with arrival(RESULT):
            _shown(people, content)
    else:
        session.judging_by(people.profile)
        _asked(content)
        return
    _whose(people, content)


def _asked(content: Content) -> None:
    """The question, above a picture in which nobody stands yet."""
    ask_number(GUESS, ASKED, in_a_word=IN_A_WORD, then=RESULT)
    criteria = content.rules.criteria
    show_chart(fails.untold(criteria), fails.untold_table(criteria), key="fails-untold", name="What will be counted")


def _shown(people: Population, content: Content) -> None:
    """How many are within, and one view at a time of the others."""
    session.judging_by(people.profile)
    _headline(people, content.models.cohort)
    view = chapter_state.text(VIEW)
    _chooser("view_choice", FIRST_VIEWS | {DEEPER: "Go deeper"}, DEEPER if view in DEEPER_VIEWS else view)
    if view in DEEPER_VIEWS:
        _chooser("deeper_choice", DEEPER_VIEWS, view)
    SHOWN_BY[view](people, content)
    if chapter_state.text(MODE) != RATES:
        ask_number(GUESS, ASKED)  # what was guessed, and the way to guess again
    put_back(people)
    _to_take_along(people, content)


def _to_take_along(people: Population, content: Content) -> None:
    """The notebook of these people; the learner's own gate rates hold none."""
    if people.cohort is None:
        return
    numbers = moved(dials_moved())
    invented = Invented(people=PEOPLE, seed=SEED, preset=chapter_state.text(PRESET), moved=numbers)
    people_notebook(content, invented, people.profile, guessed(), link(chapter_state.parameters()))


def _chooser(key: str, options: dict[str, str], chosen: str) -> None:
    set_widget(key, chosen)
    st.segmented_control(
        "Look at them", list(options), key=key, required=True, format_func=options.__getitem__, wrap=True,
        label_visibility="collapsed", on_change=_look, args=(key,),
    )  # fmt: skip


def _look(key: str) -> None:
    said = st.session_state[key]
    if said == DEEPER:
        said = None if chapter_state.text(VIEW) in DEEPER_VIEWS else next(iter(DEEPER_VIEWS))
    if said is not None:
        chapter_state.put({VIEW: said})


def _whose(people: Population | None, content: Content) -> None:
    """Below the picture: a group to follow through every view, and who the people are."""
    mode = chapter_state.text(MODE)
    left, right = st.columns(2, gap="medium")
    if people is not None and mode != REAL:
        with left:
            chosen_group(people, content.rules, content.teaching.case_checks)
    with right, st.expander("Who these people are, and by which limits", expanded=mode != MODEL, key="whose"):
        set_widget("people_choice", mode)
        st.segmented_control(
            "Which people", list(MODES), key="people_choice", required=True, format_func=MODES.__getitem__, wrap=True,
            on_change=chapter_state.put_widget, args=(MODE, "people_choice"),
        )  # fmt: skip
        if people is not None and mode != REAL:
            people_controls(people, content.models.cohort, content.rules)
    if people is not None and people.band is None and people.tag is Tag.MODEL_OUTPUT and mode != REAL:
        work = work_on_band(content.models.cohort, content.rules.profiles, people.profile)
        if work is not None:
            watch(work)


def _headline(people: Population, parameters: CohortParameters | None) -> None:
    """The line that stays in sight: how many are within, whose number it is, and the learner's guess."""
    within, whole = people.thousand.within, people.thousand.people
    whose = "your own gate rates" if chapter_state.text(MODE) == RATES else _invented()
    parts = [f"{people.tag.words}, {whose}", *_moved(people)]
    if people.band is not None:
        low, high = of_thousand(people.band.within())
        parts.append(f"plausible range {low:,} to {high:,}")
    guess = guess_words() if people.tag is Tag.MODEL_OUTPUT else ""
    parts += [f"your guess: {guess}"] if guess else []
    rest = "".join(f"<span> · {escape(part)}</span>" for part in parts)
    line = f"{within:,} of {whole:,} {_who(parameters)}within every limit"
    with sticky_bar():
        mark = '<span class="ct-mark" aria-hidden="true">●</span>'
        st.html(f'<h2 class="ct-verdict ct-within">{mark}<strong>{escape(line)}</strong>{rest}</h2>')
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
