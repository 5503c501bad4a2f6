"""The last move of a control of ours, as it arrived from the browser."""

import streamlit as st
from pydantic import BaseModel, FiniteFloat, ValidationError


class Moved(BaseModel, frozen=True, extra="forbid"):
    """What the part says: the value it was moved to (None: not known), whether it is settled, and which move it was."""

    value: FiniteFloat | None = None
    settled: bool = True
    turn: int = 0


def last_move(key: str) -> Moved:
    """The last move of the part with this key."""
    try:
        return Moved.model_validate(st.session_state[key]["moved"])
    except (KeyError, TypeError, ValidationError):  # not moved yet, or made by hand
        return Moved()
