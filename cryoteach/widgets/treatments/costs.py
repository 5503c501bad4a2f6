"""Chapter 6's question: what the address may hold, the guess, and the cards that come once it is made or passed."""

from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.costs import THOUSAND, CostSheet, Harm, rate
from cryoteach.domain.page_address import Part
from cryoteach.domain.rules.scales import Choice, Quantity
from cryoteach.person_view.citation import citation
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.predict import ask_number, question_parts
from cryoteach.widgets.parts.page.arrival import arrival
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.treatments import cold_and_heat
from cryoteach.widgets.treatments.harm_cards import CITED, harm_cards, rate_words
from cryoteach.widgets.treatments.pathway import CHAPTER, STEP

GUESS = Quantity(name="cost_guess", label="your guess", term="", unit="of 1,000 people", low=0, high=THOUSAND, step=1)


def cost_parts(sheet: CostSheet | None) -> list[Part]:
    """What the address of chapter 6 may hold."""
    steps = {name: step.title for name, step in sheet.steps.items()} if sheet else {}
    return [
        *question_parts(GUESS),
        Part(kind=Choice(name=STEP, label="step", term="", options=steps)),
        *cold_and_heat.link_parts(),
    ]


@st.fragment
def harms(content: Content) -> None:
    """Ask for a number; once that is done, draw every harm and ask how far cold and heat are apart."""
    evidence, lessons = content.evidence, content.teaching.lessons
    if evidence.costs is None or evidence.costs.guess not in evidence.facts:
        st.info("The file of this chapter cannot be used. The list above says what to mend.")
        return
    lesson.section(lessons.get(CHAPTER), "predict")
    if not ask_number(GUESS, "Your guess: how many of 1,000 people?", then="harms"):
        return
    with arrival("harms"):
        st.html(f"<h2>Harm after freezing, the commonest first, of {THOUSAND:,} people each</h2>")
    _read_beside_the_guess(evidence)
    harm_cards(evidence)
    lesson.folded(lessons.get(CHAPTER), "fact-box", "How to read the cards")
    cold_and_heat.cold_beside_heat(evidence, lessons)


def beside_the_guess(evidence: Evidence) -> None:
    """Say what was guessed and what was read; nothing where nobody guessed or the file cannot be used."""
    fact, guess = (
        evidence.facts.get(evidence.costs.guess) if evidence.costs else None,
        chapter_state.value(GUESS.name),
    )
    if fact is None or guess is None:
        return
    st.html(f'<p role="status">You guessed {int(guess):,} of {THOUSAND:,}.</p>')
    _read_beside_the_guess(evidence)
    st.html(f"<ul>{citation(fact, evidence.sources[fact.source])}</ul>")


def _read_beside_the_guess(evidence: Evidence) -> None:
    if evidence.costs is not None:
        name = evidence.costs.guess
        read = rate(Harm(title="read", drawn=name, facts=(name,)), evidence.facts)
        st.html(f'<p role="status">Read: <strong>{escape(rate_words(read))}</strong> <small>{CITED}</small></p>')
