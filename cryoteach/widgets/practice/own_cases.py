"""Cases that a link carries, laid beside those of the library after a full check.

A sealed exercise says itself who is met and how stories are told; nothing else of the link can change that.
"""

from typing import NamedTuple

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.sealed import Exercise
from cryoteach.domain.content import Content
from cryoteach.domain.input.link_text import BETWEEN_PACKED
from cryoteach.library.cases.bring_in import from_links
from cryoteach.widgets.practice.link_parts import IN_STAGES, LIST, OWN, TELL_AS, listed
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.remembered import remembered
from cryoteach.wiring.seal import is_for_students, opened

KEPT, OPENED = "own_cases", "exercise_opened"


class _Opened(NamedTuple):
    exercise: Exercise | None = None
    problem: str = ""


def exercise() -> Exercise | None:
    """The exercise that a trainer sealed in the link on screen; None where there is none or it cannot be opened."""
    return _opened().exercise


def names_listed() -> list[str]:
    """The people of the list: as the seal says, else as the address does."""
    sealed = exercise()
    return list(sealed.names) if sealed is not None and sealed.names else listed(LIST)


def is_list_sealed() -> bool:
    """Whether who is met, and how many, cannot be changed."""
    sealed = exercise()
    return sealed is not None and bool(sealed.names)


def is_in_stages() -> bool:
    """Whether stories are told stage by stage: as the seal says; without one, whatever a trainer sent is."""
    sealed = exercise()
    if sealed is not None:
        return sealed.order == "stages"
    return bool(chapter_state.text(OWN)) or chapter_state.text(TELL_AS) == IN_STAGES


def with_own(content: Content, *, sealed_too: bool = True) -> tuple[Content, tuple[str, ...]]:
    """The content with the cases of the link, and a sentence for each thing that cannot be used.

    Kept for the visit: a link may hold a hundred stories, and every run of a page asks for them.

    Args:
        content: what is here without the link.
        sealed_too: whether the page keeps every key until the commit; where it does not, what is sealed stays shut.
    """
    text = chapter_state.text(OWN)
    if not text:
        return content, ()
    if not sealed_too and any(map(is_for_students, text.split(BETWEEN_PACKED))):
        return content, ("Exercise in the link: it is worked in the clinic list. Used instead: no case",)
    kept = st.session_state.get(KEPT)
    if kept is None or kept[0] != text or kept[1] is not content:
        kept = st.session_state[KEPT] = (text, content, _checked(text, content))
    return kept[2]


def _opened() -> _Opened:
    text = chapter_state.text(OWN)
    return remembered(OPENED, (text,), lambda: _open(text))


def _open(text: str) -> _Opened:
    """Open what was sealed; it stands alone, for a case laid beside it could ask about its findings."""
    sealed = next((part for part in text.split(BETWEEN_PACKED) if is_for_students(part)), "")
    if not sealed:
        return _Opened()
    try:
        return _Opened(opened(sealed))
    except ValueError as error:
        return _Opened(None, str(error))


def _checked(text: str, content: Content) -> tuple[Content, tuple[str, ...]]:
    parts = [part for part in text.split(BETWEEN_PACKED) if part]
    sealed, found = any(map(is_for_students, parts)), _opened()
    problems = [found.problem] if found.problem else []
    if sealed and len(parts) > 1:
        problems.append("what stands beside a sealed exercise was left out")
    cases = found.exercise.cases if found.exercise else ()
    brought = (
        from_links(["the seal"], content.rules.profiles, content.teaching.cases, lambda _: cases)
        if sealed
        else from_links(parts, content.rules.profiles, content.teaching.cases)
    )
    problems += [problem.message for problem in brought.problems]
    own = [Case.model_validate(fields) for fields in brought.good]
    laid = dict(content.teaching.cases) | {case.id: case for case in own}
    notices = (f"Case in the link: it cannot be used ({problem}). Used instead: no case" for problem in problems)
    return content.having(cases=laid), tuple(notices)
