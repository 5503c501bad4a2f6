"""Locked mode: whoever comes by a trainer's sealed link sees the cases to be worked and no control of a trainer."""

import streamlit as st

from cryoteach.domain.cases.sealed import Exercise
from cryoteach.domain.input.link_text import BETWEEN_PACKED, own_parts, without_blanks
from cryoteach.widgets.practice.link_parts import OWN
from cryoteach.widgets.practice.own_cases import exercise, names_listed
from cryoteach.wiring.seal import is_for_students

SEALED = "Sealed: its keys can be read with the secret of this CryoTeach alone."
HIDDEN = "Hidden, not sealed: somebody who programs could read its keys in the link."
SHUT = (
    "This exercise stays shut. If the link lost something on its way, open it again from where it was sent, or copy it "
    "whole and paste it below."
)


def is_locked() -> bool:
    """Whether the link on screen carries a sealed exercise, even one that cannot be opened."""
    given = own_parts({name: BETWEEN_PACKED.join(st.query_params.get_all(name)) for name in st.query_params}).get(
        OWN, ""
    )
    return any(is_for_students(part) for part in without_blanks(given).split(BETWEEN_PACKED))


def what_it_is() -> None:
    """Say what a trainer's exercise holds, and what keeps its keys; nothing where the link carries none."""
    if not is_locked():
        return
    found = exercise()
    st.html(f'<p class="ct-small">{_words(found) if found else SHUT}</p>')


def _words(found: Exercise) -> str:
    people, way = len(names_listed()), "stage by stage" if found.order == "stages" else "the whole story at once"
    many = "1 person" if people == 1 else f"{people} people"
    return f"A trainer’s exercise: {many}, {way}. {SEALED if found.is_sealed else HIDDEN}"
