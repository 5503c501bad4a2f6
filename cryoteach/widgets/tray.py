"""The trainer's own cases besides the one on the desk: kept in the address while they fit there."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from cryoteach.domain.addresses import Part, Phrase
from cryoteach.domain.case_sizes import LONGEST_TRAY
from cryoteach.domain.packed import pack_cases, unpack_cases
from cryoteach.widgets import address

TRAY, TOO_LONG = "cases", "desk_tray_too_long"


def tray_part() -> Part:
    """What the address may hold of them."""
    return Part(kind=Phrase(name=TRAY, label="the cases of this desk", longest=LONGEST_TRAY), default="")


def tray() -> tuple[list[dict[str, Any]], str]:
    """The cases, and why those in the address cannot be read, if they cannot."""
    if TOO_LONG in st.session_state:
        return st.session_state[TOO_LONG], ""
    text = address.text(TRAY)
    try:
        return (unpack_cases(text) if text else []), ""
    except ValueError as error:
        return [], f"The cases of this desk cannot be read from the link: {error}. Used instead: none"


def lay(cases: Sequence[dict[str, Any]]) -> None:
    """Lay cases beside the desk; one of the same id is replaced."""
    held = {str(fields.get("id")): fields for fields in (*tray()[0], *cases)}
    keep_tray(list(held.values()))


def keep_tray(cases: list[dict[str, Any]]) -> None:
    """Keep these cases and no others."""
    text = pack_cases(cases) if cases else ""
    st.session_state.pop(TOO_LONG, None)
    if len(text) > LONGEST_TRAY:
        st.session_state[TOO_LONG] = cases
        text = ""
    address.put({TRAY: text})


def survives_a_reload() -> bool:
    """Whether the address holds them."""
    return TOO_LONG not in st.session_state
