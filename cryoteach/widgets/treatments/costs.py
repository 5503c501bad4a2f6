"""Draws chapter 6: the way through the treatment, a guess, the fact box, and cold beside heat."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.costs import THOUSAND, CostSheet, Harm, pair, rate
from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.page_address import Part
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.rules.scales import Choice, Quantity
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.evidence import cold_and_heat, harm_reasons, harm_rows
from cryoteach.person_view.citation import citation
from cryoteach.person_view.tag_label import tag_label
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.parts.charts.chart import show_chart
from cryoteach.widgets.parts.controls.quantity import dial
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget

CHAPTER = "what-it-costs"
STEP, APART = "cost_step", "cost_apart"
SAYINGS = {
    "as-far": "about as far apart",
    "half": "half as far",
    "hardly": "hardly apart",
    "see": "show me",
}
GUESS = Quantity(name="cost_guess", label="your guess", term="", unit="of 1,000 people", low=0, high=THOUSAND, step=1)


def cost_parts(sheet: CostSheet | None) -> list[Part]:
    """What the address of chapter 6 may hold."""
    steps = sheet.steps if sheet else {}
    first = next(iter(steps), None)
    return [
        Part(kind=GUESS),
        Part(kind=Choice(name=STEP, label="step", term="", options=steps), default=first),
        Part(kind=Choice(name=APART, label="how far apart", term="", options=SAYINGS)),
    ]


@st.fragment
def pathway(sheet: CostSheet | None, lessons: Mapping[str, Lesson]) -> None:
    """Show the way a person would go, one step at a time."""
    if sheet is None:
        return
    steps = sheet.steps
    set_widget("cost_step_choice", chapter_state.text(STEP))
    st.segmented_control(
        "Step of the way", list(steps), key="cost_step_choice", required=True, wrap=True,
        format_func=steps.__getitem__, label_visibility="collapsed",
        on_change=chapter_state.put_widget, args=(STEP, "cost_step_choice"),
    )  # fmt: skip
    with st.container(border=True, key="cost_step_box"):
        lesson.section(lessons.get(CHAPTER), chapter_state.text(STEP))


@st.fragment
def guess_first(evidence: Evidence) -> None:
    """Ask for a number, then show what was read beside it."""
    fact = evidence.facts.get(evidence.costs.guess) if evidence.costs else None
    if fact is None:
        st.info("The file of this chapter cannot be used. The list above says what to mend.")
        return
    dial(
        GUESS, "Your guess: how many of 1,000 people?", chapter_state.value(GUESS.name),
        lambda moved: chapter_state.put_dial(GUESS.name, GUESS, moved), key="dial_cost_guess", nothing="no guess",
    )  # fmt: skip
    if chapter_state.value(GUESS.name) is None:
        st.html('<p role="status">No guess yet. You may go on without one: the answer is in the box below.</p>')
    else:
        beside_the_guess(evidence)


def beside_the_guess(evidence: Evidence) -> None:
    """Say what was guessed and what was read; nothing where nobody guessed or the file cannot be used."""
    fact, guess = (
        evidence.facts.get(evidence.costs.guess) if evidence.costs else None,
        chapter_state.value(GUESS.name),
    )
    if fact is None or guess is None:
        return
    read = rate(Harm(title="read", drawn=fact.id, facts=(fact.id,)), evidence.facts)
    st.html(
        f'<p role="status">You guessed {int(guess):,} of 1,000. Read: <strong>{read.of_1000} of 1,000</strong> '
        f"{tag_label(Tag.CITED)}.</p><ul>{citation(fact, evidence.sources[fact.source])}</ul>"
    )


def fact_box(evidence: Evidence) -> None:
    """Draw every harm as so many of 1,000 people, then say whose number each is."""
    if evidence.costs is None:
        return
    _rows(evidence.facts, evidence.costs.harms, "harm-rows", "Harms in the leaflet's order, each of 1,000 people")
    listed = "".join(_harm(harm, evidence) for harm in evidence.costs.harms)
    st.html(f'<dl class="ct-gate">{listed}</dl>')


@st.fragment
def cold_beside_heat(evidence: Evidence, lessons: Mapping[str, Lesson]) -> None:
    """Draw the older pair, ask how far apart a randomised trial found the two, then draw both studies."""
    if evidence.costs is None or not evidence.costs.compared:
        return
    lesson.section(lessons.get(CHAPTER), "cold-and-heat")
    _ask_how_far(evidence.costs, lessons)
    said = chapter_state.text(APART)
    studies = evidence.costs.compared if said else evidence.costs.compared[:1]
    pairs = [pair(study, evidence.facts) for study in studies]
    name = f"Complications after cold and after heat, each of {THOUSAND:,} people"
    show_chart(cold_and_heat.figure(pairs), cold_and_heat.table(pairs), key="cold-and-heat", name=name)
    if said:
        if said != "see":
            gaps = f"{pairs[0].apart:,} apart in the older pair, {pairs[1].apart:,} in the trial"
            st.html(
                f'<p role="status">You said: {escape(SAYINGS[said])}. Read: {gaps}, of {THOUSAND:,} people '
                f"{tag_label(Tag.CITED)}.</p>"
            )
        lesson.section(lessons.get(CHAPTER), "why-so-far-apart")


def _ask_how_far(sheet: CostSheet | None, lessons: Mapping[str, Lesson]) -> None:
    """Ask before anything of the trial is drawn; nothing is asked where there is no second study."""
    if sheet is None or len(sheet.compared) < 2:  # noqa: PLR2004 - a pair of pairs
        return
    lesson.section(lessons.get(CHAPTER), "how-far-apart")
    set_widget("cost_apart_choice", chapter_state.value(APART))
    st.segmented_control(
        "Your guess: in the trial, cold and heat were", list(SAYINGS), key="cost_apart_choice", wrap=True,
        required=True,
        format_func=SAYINGS.__getitem__, on_change=chapter_state.put_widget, args=(APART, "cost_apart_choice"),
    )  # fmt: skip


def reasons(sheet: CostSheet | None) -> None:
    """Draw why the blood, the kidneys and the lungs suffer, once and in one picture."""
    if sheet is not None and sheet.reasons:
        why = sheet.reasons
        show_chart(
            harm_reasons.figure(why), harm_reasons.table(why), key="harm-reasons",
            name="Why the blood, the kidneys and the lungs suffer",
        )  # fmt: skip


def _rows(facts: Mapping[str, Fact], harms: Sequence[Harm], key: str, name: str) -> None:
    rates = [rate(harm, facts) for harm in harms]
    show_chart(harm_rows.figure(rates), harm_rows.table(rates), key=key, name=name)


def _harm(harm: Harm, evidence: Evidence) -> str:
    facts = [evidence.facts[name] for name in harm.facts if name in evidence.facts]
    read = "".join(citation(fact, evidence.sources[fact.source]) for fact in facts)
    none = f"<p>{escape(harm.no_rate)}</p>" if harm.no_rate else ""
    return f"<dt>{escape(harm.title)}</dt><dd>{none}{f'<ul>{read}</ul>' if read else ''}</dd>"
