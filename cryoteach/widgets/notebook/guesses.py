"""Every guess of the learner, for the notebook: what was asked, what was said, and what stands beside it."""

from collections.abc import Callable
from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.page_address import Part
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.seedlings.lab import SeedlingLab
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.ice import chapter
from cryoteach.widgets.ice.link_parts import CORE, ice_parts
from cryoteach.widgets.seedlings.link_parts import GUESSED, SAYINGS, seedling_parts
from cryoteach.widgets.start import most_stopped
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.thousand import guess
from cryoteach.widgets.treatments import costs, roads


def guess_parts(rules: Rules, evidence: Evidence, seedlings: SeedlingLab | None) -> list[Part]:
    """The parts of every chapter's address that hold a guess."""
    parts = [
        Part(kind=most_stopped.most_stopped(rules)),
        *ice_parts(None),
        *costs.cost_parts(evidence.costs),
        *seedling_parts(seedlings),
        *roads.road_parts(evidence.roads),
    ]
    return [*guess.PARTS, *(part for part in parts if part.kind.name in _MADE)]


def guesses_made() -> list[str]:
    """The parts that hold a guess now, in the order of their chapters."""
    return [name for name in _MADE if chapter_state.value(name) is not None]


def guesses(content: Content) -> None:
    """Show the guesses that were made."""
    if guesses_made():
        st.html("<h2>Your guesses</h2>")
    for name in guesses_made():
        chapter_name, show = _MADE[name]
        chapter = content.teaching.lessons.get(chapter_name)
        if chapter is not None:
            st.html(f"<h3>{escape(chapter.title)}</h3>")
            lesson.section(chapter, "predict")
        show(content)


def _of_1000(_content: Content) -> None:
    st.html(f"<p>People who meet every condition: {escape(guess.guess_words())}.</p>")
    chapter_link("a-thousand-people", "See it beside the model", ":material/groups:")


def _most_stopped(content: Content) -> None:
    said = most_stopped.most_stopped(content.rules).words(chapter_state.text(most_stopped.NAME))
    st.html(f"<p>The gate that stops most, asked alone. You said: {escape(said)}.</p>")
    most_stopped.all_alone(content)


def _core(content: Content) -> None:
    if content.models.ice is not None:
        chapter.beside_the_guess(content.models.ice)


def _something_new(_content: Content) -> None:
    """The lab answers only once everything is frozen and the months have gone by, so it is not told here."""
    st.html(f"<p>You said: {escape(SAYINGS[chapter_state.text(GUESSED)])}.</p>")
    chapter_link("control-is-not-cure", "See it beside the lab", ":material/grain:")


_MADE: dict[str, tuple[str, Callable[[Content], None]]] = {
    guess.GUESS.name: ("guess-first", _of_1000),
    most_stopped.NAME: ("guess-first", _most_stopped),
    CORE: ("inside-the-ice", _core),
    costs.GUESS.name: ("what-it-costs", lambda content: costs.beside_the_guess(content.evidence)),
    GUESSED: ("control-is-not-cure", _something_new),
    roads.GUESS: ("other-roads", lambda content: roads.beside_the_guess(content.evidence.roads)),
}
"""By the part of an address that holds a guess: the chapter that asks for it, and what shows it."""
