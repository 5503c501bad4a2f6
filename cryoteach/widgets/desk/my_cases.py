"""The trainer's own cases besides the one on the desk: kept in the address while they fit there.

None takes another's place: only the case that was taken up from here, laid down again, takes its own.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.draft import CaseDraft
from cryoteach.domain.cases.packed import pack_cases, unpack_cases
from cryoteach.domain.cases.sizes import LONGEST_MY_CASES
from cryoteach.domain.content import Content
from cryoteach.domain.page_address import Part, Phrase
from cryoteach.errors import Problem
from cryoteach.library.cases.bring_in import Brought, from_fields
from cryoteach.library.cases.my_cases import laid_among, with_own_cases
from cryoteach.library.cases.written import NAME
from cryoteach.widgets.desk.draft import draft, place_laid, put_on_the_desk
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.remembered import remembered

MY_CASES, TOO_LONG, CHECKED = "cases", "desk_tray_too_long", "desk_tray_checked"


def my_cases_part() -> Part:
    """What the address may hold of them."""
    return Part(
        kind=Phrase(name=MY_CASES, label="the cases of this desk", longest=LONGEST_MY_CASES, form="packed"), default=""
    )


def my_cases() -> tuple[list[dict[str, Any]], str]:
    """The cases, and why those in the address cannot be read, if they cannot."""
    if TOO_LONG in st.session_state:
        return st.session_state[TOO_LONG], ""
    text = chapter_state.text(MY_CASES)
    try:
        return (unpack_cases(text) if text else []), ""
    except ValueError as error:
        return [], f"The cases of this desk cannot be read from the link: {error}. Used instead: none"


def lay(cases: Sequence[dict[str, Any]]) -> list[str]:
    """Lay cases that were brought beside the desk; a sentence for each that had to be given another id."""
    laid = laid_among(my_cases()[0], cases)
    keep_my_cases(laid.cases)
    return laid.notes


def lay_draft() -> None:
    """Lay the case on the desk among the others, or in its own place again."""
    laid = laid_among(my_cases()[0], [draft().fields], place_laid())
    keep_my_cases(laid.cases)
    laid_down = next(case for case in laid.cases if case["id"] == laid.ids[0])
    put_on_the_desk(CaseDraft(written=laid_down), laid.ids[0])


def lies_there() -> dict[str, Any] | None:
    """The case whose place the one on the desk takes when it is laid down."""
    mine = draft().fields.get("id")
    return next((case for case in my_cases()[0] if case.get("id") == mine == place_laid()), None)


def collision() -> list[Problem]:
    """The problem that another of the trainer's cases has the id of the one on the desk already."""
    fields = draft().fields
    mine = fields.get("id")
    other = next((case for case in my_cases()[0] if case.get("id") == mine != place_laid()), fields)
    if other == fields:
        return []
    message = f"{mine!r} is the id of “{other.get('title')}” among your cases; give this one another"
    return [Problem(file=NAME, place="id", message=message)]


def checked(content: Content) -> Brought:
    """Those of the cases that are sound, and what is wrong with the others: a link may have been changed."""
    held = my_cases()[0]
    return remembered(
        CHECKED, (content, held), lambda: from_fields(held, content.rules.profiles, content.teaching.cases)
    )


def with_my_cases(content: Content, but: str = "") -> Content:
    """The content with the sound ones of the trainer's cases beside those of the library, all but one."""
    own = (Case.model_validate(fields) for fields in checked(content).good)
    return content.having(cases=with_own_cases(content.teaching.cases, own, but))


def keep_my_cases(cases: list[dict[str, Any]]) -> None:
    """Keep these cases and no others."""
    text = pack_cases(cases) if cases else ""
    st.session_state.pop(TOO_LONG, None)
    if len(text) > LONGEST_MY_CASES:
        st.session_state[TOO_LONG] = cases
        text = ""
    chapter_state.put({MY_CASES: text})


def survives_a_reload() -> bool:
    """Whether the address holds them."""
    return TOO_LONG not in st.session_state
