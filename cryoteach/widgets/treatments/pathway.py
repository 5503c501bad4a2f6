"""Chapter 6's picture: the way through the treatment as five drawings, each with what happens there behind it."""

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from cryoteach.domain.evidence.costs import CostSheet, Step
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.parts.charts.picture import picture
from cryoteach.widgets.state import chapter_state

CHAPTER = "what-it-costs"
STEP = "cost_step"
RESERVE = 160
_PICTURES = Path(__file__).with_name("pictures")


@st.fragment
def pathway(sheet: CostSheet | None, lessons: Mapping[str, Lesson]) -> None:
    """Show the way a person would go; a press on a picture opens what happens there, another folds it away."""
    if sheet is None:
        return
    steps, chosen = sheet.steps, chapter_state.text(STEP)
    shown = "".join(
        _button(number, name, step, is_open=name == chosen) for number, (name, step) in enumerate(steps.items(), 1)
    )

    def press(name: str) -> None:
        if name in steps:
            chapter_state.put({STEP: None if name == chosen else name})

    picture(f'<ol class="ct-way">{shown}</ol>', key="cost_way", reserve=RESERVE, on_press=press)
    if chosen:
        with st.container(border=True, key="cost_step_box"):
            lesson.section(lessons.get(CHAPTER), chosen)


@cache
def drawing(name: str, shows: str = "") -> str:
    """One of our own pictures as SVG, with what it shows in words; empty where no file has this name.

    Args:
        name: of its file below pictures, without the ending.
        shows: for whoever cannot see it; without it the picture is left out for them, as words beside it say the same.
    """
    path = _PICTURES / f"{name}.svg"
    if not path.is_file():
        return ""
    named = f'role="img" aria-label="{escape(shows)}"' if shows else 'aria-hidden="true"'
    return path.read_text(encoding="utf-8").replace("<svg ", f"<svg {named} ", 1)


def _button(number: int, name: str, step: Step, *, is_open: bool) -> str:
    opened = str(is_open).lower()
    words = f"<span>{number}\N{NO-BREAK SPACE}· {escape(step.title)}</span>"
    return (
        f'<li><button type="button" value="{escape(name)}" aria-expanded="{opened}">'
        f"{drawing(name, step.shows)}{words}</button></li>"
    )
