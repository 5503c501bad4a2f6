"""The case on the trainer's desk: fields as they were typed, kept in the address, so that a reload loses nothing.

Where it came from, or where it was laid, is kept beside it, so that it takes its own place among the trainer's cases
again and never another's.
"""

import streamlit as st

from cryoteach.domain.cases.draft import EMPTY, CaseDraft
from cryoteach.domain.cases.packed import pack, unpack
from cryoteach.domain.cases.sizes import LONGEST_DRAFT
from cryoteach.domain.page_address import Part, Phrase
from cryoteach.widgets.state import chapter_state

DRAFT, LAID, TOO_LONG, LEFT = "draft", "laid", "desk_draft_too_long", "desk_fields_left"


def desk_parts() -> list[Part]:
    """What the address of the desk may hold."""
    return [
        Part(kind=Phrase(name=DRAFT, label="the case being written", longest=LONGEST_DRAFT, form="packed"), default=""),
        Part(kind=Phrase(name=LAID, label="its place among your cases", form="list"), default=""),
    ]


def draft() -> CaseDraft:
    """The case as it stands."""
    return _on_the_desk()[0]


def not_read() -> str:
    """Why the case in the address cannot be read; empty where it can."""
    return _on_the_desk()[1]


def place_laid() -> str:
    """The id under which the case on the desk lies among the trainer's own; empty for a case that lies nowhere yet."""
    return chapter_state.text(LAID)


def put_on_the_desk(case: CaseDraft, laid: str = "") -> None:
    """Put another case on the desk, perhaps one that lies among the trainer's own."""
    text = pack(case.fields)
    st.session_state.pop(TOO_LONG, None)
    if len(text) > LONGEST_DRAFT or case.too_large:
        st.session_state[TOO_LONG] = case
        text = ""
    chapter_state.put({DRAFT: text, LAID: laid})


def keep(case: CaseDraft) -> None:
    """Keep the case after an edit, in its place."""
    put_on_the_desk(case.edited(draft()), place_laid())


def note_left(field: str) -> None:
    """Note that a field was left: from now on the check speaks of it."""
    st.session_state[LEFT] = {*st.session_state.get(LEFT, ()), field}


def is_untouched(field: str) -> bool:
    """Whether a field is as empty as on an empty desk, and nobody has left it yet."""
    is_empty = draft().fields.get(field) == EMPTY.fields.get(field) == ""
    return is_empty and field not in st.session_state.get(LEFT, ())


def outlives_a_reload() -> bool:
    """Whether the address holds the case on the desk."""
    return bool(chapter_state.text(DRAFT)) or TOO_LONG not in st.session_state


def _on_the_desk() -> tuple[CaseDraft, str]:
    text = chapter_state.text(DRAFT)
    if not text:
        return st.session_state.get(TOO_LONG, EMPTY), ""
    try:
        return CaseDraft(written=unpack(text)), ""
    except ValueError as error:
        return EMPTY, f"The case in this link cannot be read: {error}. Used instead: an empty one"
