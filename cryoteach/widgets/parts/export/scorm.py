"""Offers cases as a package for a learning platform, which is told where a learner is, a score and the end."""

from collections.abc import Collection, Iterable
from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.export.scorm.course import Course, usual_title, why_too_many
from cryoteach.export.scorm.package import as_package
from cryoteach.widgets.parts.export.download import download
from cryoteach.widgets.parts.export.taken_along import app_of, taken_along

NAME = "cryoteach-scorm.zip"
ABOUT = (
    "Your platform is told where a student is, a score, and when every person is answered. A sheet for whoever looks "
    "after it lies inside. It holds the keys of its cases."
)
TRIED = "SCORM 1.2, tried in two simulated platforms. An import into a real one was not tried."


def scorm_button(
    content: Content, key: str, address: str, names: Iterable[str] = (), shipped: Collection[str] | None = None
) -> None:
    """Offer it with these cases, or with all that can be used where none is named; in words where it cannot be.

    Args:
        content: what the cases stand on.
        key: what tells this button from the others of a page.
        address: where other devices reach the app; empty where none can.
        names: the ids of the cases.
        shipped: the ids of the cases that a link may name; all of them, where none are given.
    """
    chosen = list(names)
    cases, limits = taken_along(content, chosen)
    if not cases:
        return
    if trouble := why_too_many(cases):
        st.html(f"<p>No package for a learning platform: {escape(trouble)}.</p>")
        return
    words = "These cases for Moodle and others" if chosen else "All cases for Moodle and others"
    course, app = Course(title=usual_title(cases)), app_of(content, address, shipped)
    download(words, lambda: as_package(content, cases, limits, course, app=app), NAME, key, ABOUT)
