"""Locked mode: whoever comes by a trainer's sealed link sees the cases to be worked and no control of a trainer."""

import streamlit as st

from cryoteach.domain.packed import BETWEEN
from cryoteach.domain.sealed import is_sealed
from cryoteach.widgets.practice_parts import OWN


def is_locked() -> bool:
    """Whether the link on screen carries sealed cases."""
    return any(is_sealed(part) for given in st.query_params.get_all(OWN) for part in given.split(BETWEEN))
