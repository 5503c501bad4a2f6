"""The case on the trainer's desk: fields as they were typed, kept in the address, so that a reload loses nothing.

Where it came from, or where it was laid, is kept beside it, so that it takes its own place among the trainer's cases
again and never another's.
"""

import json
from typing import Any

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.draft_fields import stages_of
from cryoteach.domain.cases.packed import pack, unpack
from cryoteach.domain.cases.sizes import LONGEST_DRAFT, MOST_BYTES_OF_A_CASE
from cryoteach.domain.page_address import Part, Phrase
from cryoteach.domain.rules.terms import LONGEST_LINE
from cryoteach.widgets.state import chapter_state

DRAFT, LAID, TOO_LONG = "draft", "laid", "desk_draft_too_long"
EMPTY: dict[str, Any] = {
    "format": 1, "id": "my-case", "title": "", "level": "core", "objectives": ["LO2"], "misconceptions": ["M4"],
    "author": "", "licence": "CC BY 4.0", "profile": "leaflet", "vignette": "",
    "stages": [
        {"label": "Before the MRI", "story": "", "findings": {}, "question": {"kind": "verdict"}},
        {"label": "After the MRI", "story": "", "findings": {}, "question": {"kind": "verdict"}},
    ],
    "teaching_point": "", "debrief": [],
}  # fmt: skip
REVIEWED = ("title", "vignette", "stages", "teaching_point", "debrief")


def desk_parts() -> list[Part]:
    """What the address of the desk may hold."""
    return [
        Part(kind=Phrase(name=DRAFT, label="the case being written", longest=LONGEST_DRAFT, form="packed"), default=""),
        Part(kind=Phrase(name=LAID, label="its place among your cases", form="list"), default=""),
    ]


def draft() -> tuple[dict[str, Any], str]:
    """The case as it stands, and why the one in the address cannot be read, if it cannot."""
    text = chapter_state.text(DRAFT)
    if not text:
        return st.session_state.get(TOO_LONG, EMPTY), ""
    try:
        return unpack(text), ""
    except ValueError as error:
        return EMPTY, f"The case in this link cannot be read: {error}. Used instead: an empty one"


def place_laid() -> str:
    """The id under which the case on the desk lies among the trainer's own; empty for a case that lies nowhere yet."""
    return chapter_state.text(LAID)


def put_on_the_desk(fields: dict[str, Any], laid: str = "") -> None:
    """Put another case on the desk, perhaps one that lies among the trainer's own."""
    _keep(fields, laid)


def keep(fields: dict[str, Any]) -> None:
    """Keep the case after an edit; a review was of the words and findings that it saw, so it does not outlive them."""
    before, _ = draft()
    edited = any(fields.get(name) != before.get(name) for name in REVIEWED)
    kept = {name: value for name, value in fields.items() if name != "review"} if edited else fields
    _keep(kept, place_laid())


def too_large(fields: dict[str, Any]) -> str:
    """Why these fields are more than any case, or nothing."""
    try:
        size = len(json.dumps(fields, ensure_ascii=False).encode(errors="replace"))
    except ValueError:  # Python will not write out a whole number of thousands of digits
        return "holds a number that is too long to write; shorten it"
    if size <= MOST_BYTES_OF_A_CASE:
        return ""
    return f"is {size:,} bytes; a case takes at most {MOST_BYTES_OF_A_CASE:,}, so shorten it"


def outlives_a_reload() -> bool:
    """Whether the address holds the case on the desk."""
    return bool(chapter_state.text(DRAFT)) or TOO_LONG not in st.session_state


def fields_of_case(case: Case) -> dict[str, Any]:
    """A case's fields for a copy: without what was said of the case as it was, its guards and its review."""
    fields: dict[str, Any] = case.model_dump(mode="json", exclude_defaults=True, exclude={"review"})
    stages = [{name: stage[name] for name in stage if name != "expected_verdict"} for stage in stages_of(fields)]
    return {**fields, "format": case.format, "stages": stages}


def as_near_twin(case: Case) -> dict[str, Any]:
    """A copy to change one fact in: a name of its own, and its near twin named."""
    title = f"{case.title}, a near twin"[:LONGEST_LINE]
    return fields_of_case(case) | {"id": f"{case.id}-twin"[:60].strip("-"), "title": title, "twin": case.id}


def _keep(fields: dict[str, Any], laid: str) -> None:
    text = pack(fields)
    st.session_state.pop(TOO_LONG, None)
    if len(text) > LONGEST_DRAFT or too_large(fields):
        st.session_state[TOO_LONG] = fields
        text = ""
    chapter_state.put({DRAFT: text, LAID: laid})
