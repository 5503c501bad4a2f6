"""Takes every move of the person's numbers, of a control or by a tap on the map, and keeps it in the session.

While a slider is dragged, the page follows by itself: the script fetches what is said of the person over plain HTTP
(web/person_view.py) and gives it to the parts that show it, before Streamlit could have run. Python is told when the
move has come to rest: then the session knows, and the address, so that a dragged slider is one step of Back and not
fifty. Moves are counted, so that an answer to an older move never undoes a newer one.
"""

from collections.abc import Mapping

import streamlit as st
from pydantic import BaseModel, FiniteFloat, ValidationError
from streamlit.components.v2 import component

from cryoteach.domain.rules.assessment import Assessment
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.scales import Quantity
from cryoteach.person_view import ADDRESS
from cryoteach.person_view.payload import state
from cryoteach.widgets.parts.page.front_end import as_payload, loader
from cryoteach.widgets.state import session

KEY = "listen_for_moves"
_mount = component("cryoteach_hand", js=loader("person/moves"), isolate_styles=False)


class Moved(BaseModel, frozen=True, extra="forbid"):
    """What the hand says: where it put which findings (None: not known), and which of its moves this was."""

    values: Mapping[str, FiniteFloat | None] = {}
    turn: int = 0


def listen_for_moves(assessment: Assessment) -> None:
    """Listen for moves, and say where the person stands."""
    payload = {"turn": _heard().turn, "answers": ADDRESS, **state(assessment)}
    _mount(key=KEY, data=as_payload(payload), on_moved_change=_move)


def _move() -> None:
    """Follow the hand, to the legal values nearest to where it points."""
    session.move(
        {
            name: None if value is None else scale.nearest(value)
            for name, value in _heard().values.items()
            if isinstance(scale := SCALES.get(name), Quantity)
        }
    )


def _heard() -> Moved:
    try:
        return Moved.model_validate(st.session_state[KEY]["moved"])
    except (KeyError, TypeError, ValidationError):  # not moved yet, or made by hand
        return Moved()
