"""Opens a room at a press, with simulated phones where it is a rehearsal; its secret stays in this session alone."""

import secrets
from collections.abc import Mapping
from concurrent.futures import TimeoutError as NoAnswerError
from typing import NamedTuple

import streamlit as st

from cryoteach.domain.rooms.events import Opened
from cryoteach.domain.rooms.rehearsal.phones import Pace, as_rehearsal, simulated_phones
from cryoteach.errors import CryoTeachError
from cryoteach.widgets.parts.page.arrival import arrive_at
from cryoteach.widgets.rooms.link_parts import ROOM
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring.rooms import NotOpened, Opening, rooms
from cryoteach.wiring.rooms.rehearsal import TOO_MANY, rehearse

KEPT, WORDS, ARRIVAL = "rooms_opened", "room_words", "room"
SECONDS_TO_OPEN = 20
NO_ANSWER = "The room was not opened: the place where rooms are kept does not answer. Press again."


class MyRoom(NamedTuple):
    """A room that was opened in this session."""

    code: str
    secret: str
    expires: int
    lesson: Opened


class Simulated(NamedTuple):
    """The phones of a rehearsal."""

    phones: int
    pace: Pace


def my_rooms() -> Mapping[str, MyRoom]:
    """The rooms of this session by their codes, the newest last."""
    return st.session_state.setdefault(KEPT, {})


def open_room(lesson: Opened, simulated: Simulated | None = None) -> None:
    """Open a room for a lesson: as the callback of a button. A second press while it is shown opens no other."""
    if chapter_state.text(ROOM):
        return
    event = as_rehearsal(lesson) if simulated else lesson
    opened = _opened(event)
    if isinstance(opened, str):
        st.session_state[WORDS] = opened
        return
    st.session_state[KEPT] = {**my_rooms(), opened.code: MyRoom(opened.code, opened.secret, opened.expires, event)}
    if simulated:
        phones = simulated_phones(simulated.phones, simulated.pace, secrets.randbelow(2**32))
        if rehearse(rooms(), opened.code, phones) is None:
            st.session_state[WORDS] = TOO_MANY
    show_room(opened.code)


def show_room(code: str) -> None:
    """Turn to a room, or with no code to the choice of another one."""
    chapter_state.put({ROOM: code})
    arrive_at(ARRIVAL if code else "choice")


def words_of_opening() -> str:
    """What there is to say of the last press, once; empty where all went well."""
    return str(st.session_state.pop(WORDS, ""))


def _opened(event: Opened) -> Opening | str:
    try:
        opened = rooms().open_room(event).result(SECONDS_TO_OPEN)
    except CryoTeachError as trouble:  # rooms cannot be kept where the settings say
        return f"The room was not opened. {trouble}"
    except NoAnswerError:
        return NO_ANSWER
    return opened.words if isinstance(opened, NotOpened) else opened
