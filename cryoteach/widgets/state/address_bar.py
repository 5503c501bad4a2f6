"""The address of the page on screen: its parts as they came, and how it is shown, which no part of a chapter says.

How a page is shown (on a projector, or not) stays when a chapter writes its parts, and no chapter is asked about it.
"""

from collections.abc import Mapping

import streamlit as st

from cryoteach.domain.input.link_text import PROJECTOR

_YES = "1"


def given() -> dict[str, str]:
    """The parts of the address as they came, the last of each name, without how the page is shown."""
    return {
        name: values[-1]
        for name in st.query_params
        if name != PROJECTOR and (values := st.query_params.get_all(name))
    }  # fmt: skip


def write(parts: Mapping[str, str]) -> None:
    """Write these parts, and go on showing the page as it is shown."""
    st.query_params.from_dict({**parts, **how_shown()})


def is_projected() -> bool:
    """Whether the page is shown to a class on a projector."""
    return PROJECTOR in st.query_params


def how_shown() -> dict[str, str]:
    """What a link to another chapter takes along, so that it is shown as this one is."""
    return {PROJECTOR: _YES} if is_projected() else {}
