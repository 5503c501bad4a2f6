"""The button that gives the tutor's sheet, written when it is asked for."""

import streamlit as st

from cryoteach.domain.rooms.events import Opened
from cryoteach.export.tutor_sheet import as_html


def sheet_button(lesson: Opened, join: str = "", code: str = "") -> None:
    """Offer the sheet of a lesson; of an open room with its code."""
    st.download_button(
        "The tutor’s sheet, to print", lambda: as_html(lesson, join, code), "tutors-sheet.html", "text/html",
        key="room_sheet", on_click="ignore", help="Plan, minutes, keys, likely mistakes, what to say: not for students",
    )  # fmt: skip
