"""Cold beside heat in chapter 6: the older pair, the question how far a trial found them apart, then both studies."""

from collections.abc import Mapping

import streamlit as st

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.costs import THOUSAND, pair
from cryoteach.domain.page_address import Part
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.rules.scales import Choice
from cryoteach.figures.evidence import cold_and_heat
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.predict import ask_choice, question_parts
from cryoteach.widgets.parts.charts.chart import show_chart
from cryoteach.widgets.parts.page.arrival import arrival
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.treatments.harm_cards import CITED
from cryoteach.widgets.treatments.pathway import CHAPTER

SAYINGS = {"as-far": "about as far apart", "half": "half as far", "hardly": "hardly apart"}
OLD_SHOW_ME = {"see": "show me"}
"""How links of before this had a button of its own said that it was passed over."""

APART = Choice(name="cost_apart", label="your guess, how far apart", term="", options=SAYINGS)
ASKED = "Your guess: in the trial, cold and heat were"
PLACE = "cold-and-heat"


def link_parts() -> list[Part]:
    """What the address may hold of this question."""
    _, shown = question_parts(APART)
    return [Part(kind=APART.model_copy(update={"options": SAYINGS | OLD_SHOW_ME})), shown]


def cold_beside_heat(evidence: Evidence, lessons: Mapping[str, Lesson]) -> None:
    """Draw the older pair; the second study, and why they differ, come once the learner has said how far apart."""
    if evidence.costs is None or not evidence.costs.compared:
        return
    chapter, compared = lessons.get(CHAPTER), evidence.costs.compared
    with arrival(PLACE):
        st.html("<h2>Cold beside heat</h2>")
    lesson.section(chapter, "cold-and-heat")
    seen = len(compared) > 1 and _asked(chapter)
    pairs = [pair(study, evidence.facts) for study in (compared if seen else compared[:1])]
    if seen:
        gaps = f"{pairs[0].apart:,} apart in the older pair, {pairs[1].apart:,} in the trial"
        st.html(f'<p role="status">Read: {gaps}, of {THOUSAND:,} people <small>{CITED}</small></p>')
    name = f"Complications after cold and after heat, each of {THOUSAND:,} people"
    show_chart(cold_and_heat.figure(pairs), cold_and_heat.table(pairs), key="cold-and-heat", name=name)
    if seen:
        lesson.section(chapter, "why-so-far-apart")


def _asked(chapter: Lesson | None) -> bool:
    """Ask before anything of the trial is drawn."""
    if chapter_state.text(APART.name) in OLD_SHOW_ME:
        return True
    lesson.section(chapter, "how-far-apart")
    return ask_choice(APART, ASKED, then=PLACE)
