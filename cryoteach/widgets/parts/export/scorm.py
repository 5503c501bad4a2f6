"""Offers cases as a package for a learning platform, which is told where a learner is, a score and the end."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.export.offline.tables import carried
from cryoteach.export.scorm.course import Course, usual_title, why_too_many
from cryoteach.export.scorm.package import as_package
from cryoteach.settings import settings
from cryoteach.widgets.parts.export.download import download

NAME = "cryoteach-scorm.zip"
ABOUT = (
    "Your platform is told where a student is, a score, and when every person is answered. A sheet for whoever looks "
    "after it lies inside. It holds the keys of its cases."
)
TRIED = "SCORM 1.2, tried in two simulated platforms. An import into a real one was not tried."


def scorm_button(content: Content, key: str, names: Iterable[str] = ()) -> None:
    """Offer it with these cases, or with all that can be used where none is named; in words where it cannot be."""
    known = {profile.id for profile in carried(content.rules.profiles.values())}
    all_cases, chosen = content.teaching.cases, list(names)
    cases = [all_cases[name] for name in chosen or all_cases if all_cases[name].profile in known]
    if not cases:
        return
    if trouble := why_too_many(cases):
        st.html(f"<p>No package for a learning platform: {escape(trouble)}.</p>")
        return
    words = "These cases for Moodle and others" if chosen else "All cases for Moodle and others"
    limits, course = carried(content.rules.profiles.values()), Course(title=usual_title(cases))
    download(words, lambda: as_package(content, cases, limits, course, address=settings().address), NAME, key, ABOUT)
