"""What a tutor takes along: a lesson's sheet, files for a room without network and for a course; made when asked."""

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.rooms.events import Opened
from cryoteach.export.tutor_sheet import as_html
from cryoteach.widgets.frame.share import root_for_others
from cryoteach.widgets.parts.export.offline import offline_button
from cryoteach.widgets.parts.export.paper import cards_buttons, handout_of_cases
from cryoteach.widgets.parts.export.scorm import TRIED, scorm_button


def sheet_button(lesson: Opened, join: str = "", code: str = "") -> None:
    """Offer the sheet of a lesson; of an open room with its code."""
    st.download_button(
        "The tutor’s sheet, to print", lambda: as_html(lesson, join, code), "tutors-sheet.html", "text/html",
        key="room_sheet", on_click="ignore", help="Plan, minutes, keys, likely mistakes, what to say: not for students",
    )  # fmt: skip


def without_a_network(content: Content, lesson: Opened | None = None) -> None:
    """Offer the offline file, and on paper the cases of the lesson and answer cards, folded away."""
    with st.expander("If the network may fail: one file to take along, or paper", key="room_offline"):
        st.html("<p>It opens by a double click, without a network. Everybody answers on a device of their own.</p>")
        offline_button(content, "room_offline_file", root_for_others())
        st.html("<p>Or on paper: everybody holds up a card, and you type the counts in at the desk.</p>")
        with st.container(horizontal=True):
            cards_buttons(content, "room_cards", root_for_others())
            cases = lesson.cases if lesson else ()
            handout_of_cases(content, cases, "room_handout", root_for_others(), content.teaching.cases)


def for_a_course(content: Content) -> None:
    """Offer all cases as a package for a learning platform, folded away."""
    with st.expander("For a course in Moodle, Canvas or Blackboard", key="room_course"):
        st.html(f"<p>A package of cases that each student does alone. {TRIED}</p>")
        scorm_button(content, "room_scorm", root_for_others())
        st.html("<p>For cases of your choice, go to the case desk. For one page in a frame, press Share on it.</p>")
