"""What opens a chapter: its heading beside its buttons, what could not be used, and what was refused of the link."""

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from cryoteach.domain.practice.lessons import Lesson
from cryoteach.errors import Problem
from cryoteach.widgets.frame import page_frame
from cryoteach.widgets.frame.share import share_chapter
from cryoteach.widgets.parts.controls.print_button import print_button
from cryoteach.widgets.parts.page.arrival import arrival


def chapter_head(
    title: str,
    chapter: Lesson | None,
    problems: Sequence[Problem],
    notices: Iterable[str],
    share: Callable[[], None] = share_chapter,
) -> None:
    """Open a chapter that can be shared by link and printed."""
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="title"):
        page_frame.heading(title, _story(chapter))
        with st.container(horizontal=True, width="content"):
            share()
            print_button()
    _told(problems, notices)


def practice_head(title: str, chapter: Lesson | None, problems: Sequence[Problem], notices: Iterable[str]) -> None:
    """Open a page whose address holds what somebody has answered: it offers ways to share of its own."""
    with arrival("heading"):
        page_frame.heading(title, _story(chapter))
    _told(problems, notices)


def _story(chapter: Lesson | None) -> str:
    return chapter.story if chapter else ""


def _told(problems: Sequence[Problem], notices: Iterable[str]) -> None:
    page_frame.unusable(problems)
    page_frame.refusals(tuple(notices))
