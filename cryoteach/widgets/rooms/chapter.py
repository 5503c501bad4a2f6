"""The whole page: a lesson is chosen and opened, or rehearsed; or the room that is open stands there."""

from html import escape
from typing import cast

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.rooms.codes import read_code
from cryoteach.domain.rooms.events import Opened
from cryoteach.domain.rooms.rehearsal.phones import FEWEST, MOST, PACES, Pace
from cryoteach.widgets.desk.my_cases import MY_CASES, my_cases, with_my_cases
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.parts.page.arrival import arrival
from cryoteach.widgets.practice.own_cases import with_own
from cryoteach.widgets.rooms.join_address import join_address, only_here
from cryoteach.widgets.rooms.lesson_choice import choose_lesson, show_lesson, unknown_cases
from cryoteach.widgets.rooms.link_parts import ROOM
from cryoteach.widgets.rooms.open_room import my_other_rooms, open_room_shown
from cryoteach.widgets.rooms.opening import Simulated, open_room, words_of_opening
from cryoteach.widgets.rooms.sheet import sheet_button, without_a_network
from cryoteach.widgets.state import chapter_state

USUAL_COUNT = 30
NO_CODE = "Code of a room: six signs such as K7M 4QX. Used instead: no room"


def with_every_case(content: Content) -> tuple[Content, tuple[str, ...]]:
    """The content with the trainer's own cases, from the link and from the desk; and what could not be used."""
    with_linked, notices = with_own(content, sealed_too=False)
    everything = with_my_cases(with_linked)
    code = chapter_state.text(ROOM)
    wrong = (NO_CODE,) if code and not read_code(code) else ()
    return everything, (*notices, *filter(None, (my_cases()[1],)), *unknown_cases(everything), *wrong)


def tutorial_room(content: Content) -> None:
    """Show the room that is open, or the choice of a lesson."""
    if code := read_code(chapter_state.text(ROOM)):
        open_room_shown(code)
        return
    with arrival("choice"):
        st.html("<h2>Choose and open</h2>")
    my_other_rooms()
    left, right = st.columns([5, 6], gap="medium")
    with left:
        found = choose_lesson(content, chapter_state.text(MY_CASES))
        if words := words_of_opening():
            st.html(f'<p class="ct-notice" role="alert">{escape(words)}</p>')
        if isinstance(found, str):
            st.html(f'<p role="status">{escape(found)}</p>')
        else:
            st.button("Open the room", key="room_open", type="primary", on_click=open_room, args=(found,))
        only_here(join_address())
    if not isinstance(found, str):
        with right:
            show_lesson(found)
            sheet_button(found)
        _rehearse(found)
    without_a_network(content, None if isinstance(found, str) else found)
    lesson.folded(content.teaching.lessons.get("tutorial-room"), "how", "How the lesson goes")


def _rehearse(found: Opened) -> None:
    with st.expander("Rehearse alone, with simulated phones", key="room_rehearse"):
        left, right = st.columns(2, vertical_alignment="bottom")
        count = left.number_input("How many phones", FEWEST, MOST, USUAL_COUNT, 5, key="room_phones")
        pace = cast(
            "Pace", right.segmented_control("Their pace", PACES, default=PACES[0], required=True, key="room_pace")
        )
        st.html(
            "<p>They join, vote and change their minds by chance, as we assume a class would. No phone is needed.</p>"
        )
        st.button("Open a rehearsal", key="room_rehearsal", on_click=open_room, args=(found, Simulated(count, pace)))
