"""Cases that a link carries, laid beside those of the library after a full check."""

import streamlit as st

from cryoteach.domain.cases import Case
from cryoteach.domain.content import Content
from cryoteach.domain.packed import BETWEEN
from cryoteach.library.case_files import from_links
from cryoteach.settings import settings
from cryoteach.widgets import address
from cryoteach.widgets.practice_parts import OWN

KEPT = "own_cases"


def with_own(content: Content) -> tuple[Content, tuple[str, ...]]:
    """The content with the cases of the link, and a sentence for each thing that cannot be used.

    Kept for the visit: a link may hold a hundred stories, and every run of a page asks for them.
    """
    text = address.text(OWN)
    if not text:
        return content, ()
    kept = st.session_state.get(KEPT)
    if kept is None or kept[0] != text or kept[1] is not content:
        kept = st.session_state[KEPT] = (text, content, _checked(text, content))
    return kept[2]


def _checked(text: str, content: Content) -> tuple[Content, tuple[str, ...]]:
    brought = from_links([part for part in text.split(BETWEEN) if part], content, settings().seal)
    notices = tuple(
        f"Case in the link: it cannot be used ({problem.message}). Used instead: no case"
        for problem in brought.problems
    )
    own = [Case.model_validate(fields) for fields in brought.good]
    cases = dict(content.cases) | {case.id: case for case in own}
    return content.model_copy(update={"cases": cases}), notices
