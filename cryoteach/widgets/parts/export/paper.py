"""Offers what is printed: handouts with the answers overleaf, and answer cards for a room without a network."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.content import Content
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.drawings.paper_map import paper_map
from cryoteach.export.cards.pages import MOST, USUAL, judged_by
from cryoteach.export.cards.pages import as_html as cards_html
from cryoteach.export.cards.shapes import SHAPES
from cryoteach.export.handout.page import as_html
from cryoteach.export.handout.sheet import Sheet, sheet_of_case, sheet_of_person
from cryoteach.widgets.parts.export.download import download
from cryoteach.widgets.state.remembered import remembered

NAME = "handout.html"
ABOUT = "Open it and print on both sides of A4: the question in front, the answers overleaf."
ABOUT_CARDS = "Four a page, a letter, a shape and a certainty each, and a tally sheet to type in at the desk."


def handout_of_cases(content: Content, cases: Iterable[Case], key: str, address: str, shipped: Iterable[str]) -> None:
    """Offer the handouts of cases; where a text is too long for its page, say so instead.

    Args:
        content: what the cases stand on.
        cases: in the order of the pages.
        key: what tells this button from the others of a page.
        address: where other devices reach the app; empty where none can.
        shipped: the ids of the cases that a link may name.
    """
    profiles, known = content.rules.profiles, frozenset(shipped)
    usable = tuple((case, profiles[case.profile]) for case in cases if case.profile in profiles)

    def make() -> tuple[str, str]:
        sheets = [sheet_of_case(case, profile, content.evidence, stage) for case, profile in usable]
        own = frozenset(case.id for case, _ in usable) - known
        return _made(sheets, address, own)

    if usable:
        stage = _stage_asked([case for case, _ in usable], key)
        _offer(remembered(f"paper_{key}", (usable, address, stage), make), len(usable), key)


def handout_of_person(content: Content, person: Person, profile: Profile, case: Case | None, address: str) -> None:
    """Offer the handout of the person of chapter 2; where a case is told to its end, that of the case."""
    if case is not None and case.person == person:
        sheet = sheet_of_case(case, profile, content.evidence, _stage_asked([case], "share_handout"))
    else:
        sheet = sheet_of_person(person, profile, content.evidence)
    _offer(_made([sheet], address, frozenset()), 1, "share_handout")


def cards_buttons(content: Content, key: str, address: str) -> None:
    """Offer the cards for few letters, and for all; the tally sheet says where the app is, and its limits."""
    limits = judged_by(content)
    for letters in (USUAL, MOST):
        words = f"Answer cards A–{list(SHAPES)[letters - 1]}, to print"
        download(
            words,
            lambda many=letters: cards_html(many, limits, address),
            f"answer-cards-{letters}.html",
            f"{key}_{letters}",
            ABOUT_CARDS,
        )


def _stage_asked(cases: Sequence[Case], key: str) -> int | None:
    """Let a trainer choose whose question the handouts ask, among the stages that all cases have; None is the last."""
    most = min(len(case.stages) for case in cases)
    if most == 1:
        return None
    labels = {at: f"of stage {at + 1}" for at in range(most)}
    if len(cases) == 1:
        labels = {at: f"{at + 1}. {stage.label}" for at, stage in enumerate(cases[0].stages[:-1])}
    return st.selectbox(
        "Handout: which question", [None, *labels], key=f"{key}_stage", help="The story is told up to it, no further",
        format_func=lambda at: "the last" if at is None else labels[at],
    )  # fmt: skip


def _made(sheets: Sequence[Sheet], address: str, own: frozenset[str]) -> tuple[str, str]:
    """The file, or nothing and why not."""
    try:
        return as_html(sheets, paper_map, address, own=own), ""
    except ValueError as too_long:
        return "", str(too_long)


def _offer(found: tuple[str, str], count: int, key: str) -> None:
    made, why_not = found
    if why_not:
        st.html(f'<p role="status">No handout: {escape(why_not)}.</p>')
        return
    words = "Handout, to print" if count == 1 else f"Handouts of these {count}, to print"
    download(words, lambda: made, NAME, key, ABOUT)
