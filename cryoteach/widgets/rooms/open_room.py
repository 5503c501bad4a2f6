"""A room that is open: its code and QR code, the projector, the desk, and what is kept for how long."""

from datetime import UTC, datetime
from html import escape
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from cryoteach.domain.input.web_address import Reachable
from cryoteach.domain.rooms.codes import shown_code
from cryoteach.domain.rooms.rehearsal.phones import MARK
from cryoteach.export.qr import qr
from cryoteach.widgets.frame.share import room_link
from cryoteach.widgets.parts.page.arrival import arrival
from cryoteach.widgets.rooms.join_address import join_address, only_here
from cryoteach.widgets.rooms.opening import ARRIVAL, MyRoom, my_rooms, show_room, words_of_opening
from cryoteach.widgets.rooms.sheet import sheet_button

KEPT = (
    "Of each phone the room keeps answers, certainties and the second of each. No name, no e-mail, no address of a "
    "machine. It is all erased four hours after opening, or when you say so at the desk."
)
NOT_OF_THIS_SESSION = (
    "This page was loaded anew, and no longer has your desk’s secret link. In the browser that opened the desk, the "
    "button still leads there. Elsewhere, use the link that you kept."
)
KEEP = "Keep this link: it is the only key to your desk, on any device. Whoever has it leads the lesson."


def open_room_shown(code: str) -> None:
    """Show the room of this code; what only its trainer may see comes from this session."""
    mine = my_rooms().get(code)
    with arrival(ARRIVAL):
        st.html(f"<h2>{_heading(mine)}</h2>")
    if words := words_of_opening():
        st.html(f'<p class="ct-notice" role="alert">{escape(words)}</p>')
    place = join_address()
    only_here(place)
    left, right = st.columns([3, 2], gap="medium", vertical_alignment="center")
    with left:
        _way_in(code, place, mine)
    if not place.only_here:
        right.image(qr(room_link(place, "j", code)), alt=f"QR code to join room {shown_code(code)}", width=300)
    _ways(code, place, mine)
    _kept(place, mine)
    with st.container(horizontal=True):
        if mine:
            sheet_button(mine.lesson, "" if place.only_here else room_link(place, "j", code), code)
        st.button("Open another room", key="room_another", on_click=show_room, args=("",))


def my_other_rooms() -> None:
    """The ways back to the rooms that this session has opened; nothing where there are none."""
    for code, mine in my_rooms().items():
        words = f"Room {shown_code(code)}: {mine.lesson.title}"
        st.button(words, key=f"room_back_{code}", type="tertiary", on_click=show_room, args=(code,))


def _heading(mine: MyRoom | None) -> str:
    if mine is None:
        return "Your room"
    return f"Your rehearsal is open: {_plain(mine)}" if mine.lesson.rehearsal else f"Your room is open: {_plain(mine)}"


def _plain(mine: MyRoom) -> str:
    return escape(mine.lesson.title.removeprefix(MARK))


def _way_in(code: str, place: Reachable, mine: MyRoom | None) -> None:
    erased = f"<p>Erased at {_clock(mine.expires)}.</p>" if mine else ""
    typed = escape(room_link(place, "j").partition("://")[2])
    st.html(f'<p class="ct-room-join">{typed}</p><p class="ct-room-code">{shown_code(code)}</p>{erased}')


def _ways(code: str, place: Reachable, mine: MyRoom | None) -> None:
    desk = room_link(place, "t", mine.secret) if mine else room_link(place, "r", code, "desk")
    with st.container(horizontal=True, key="room_ways"):
        words = "Open your desk" if mine else "Back to your desk"
        st.link_button(words, desk, type="primary", icon=":material/co_present:")
        st.link_button("Open the projector", room_link(place, "r", code, "screen"), icon=":material/cast:")


def _kept(place: Reachable, mine: MyRoom | None) -> None:
    if mine is None:
        st.html(f'<p class="ct-small">{NOT_OF_THIS_SESSION}</p>')
    else:
        with st.expander("Keep the link to your desk", key="room_secret"):
            st.html(f"<p>{KEEP}</p>")
            st.code(room_link(place, "t", mine.secret), language=None, wrap_lines=True)
    with st.expander("What the room keeps", key="room_keeps"):
        st.html(f"<p>{KEPT}</p>")


def _clock(seconds: int) -> str:
    """A time of day where the trainer is."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = UTC
    return datetime.fromtimestamp(seconds, zone).strftime("%H:%M %Z")
