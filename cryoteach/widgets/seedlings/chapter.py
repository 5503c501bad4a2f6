"""Draws chapter 7: freeze what can be seen, let the time run, and see what could not be seen come up."""

from collections.abc import Mapping
from html import escape

import numpy as np
import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.rules.terms import Tag
from cryoteach.domain.seedlings.invented_people import MONTH, Seedlings
from cryoteach.domain.seedlings.lab import SeedlingLab
from cryoteach.figures.seedlings import appearances
from cryoteach.figures.seedlings import timeline as seedling_timeline
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.sticky_bar import sticky_bar
from cryoteach.widgets.parts.charts.chart import chart
from cryoteach.widgets.parts.controls.quantity import dial
from cryoteach.widgets.parts.person.announcement import announce
from cryoteach.widgets.seedlings.controls import PLAYING, buttons, go_on, law_dials, playing, predict
from cryoteach.widgets.seedlings.link_parts import (
    FROZEN,
    GUESSED,
    MONTH_NOW,
    SAYINGS,
    WHO,
    YES,
    laws_asked,
    month_scale,
)
from cryoteach.widgets.seedlings.observed import observed_months
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.move import Moved
from cryoteach.widgets.state.session import was_turned
from cryoteach.wiring import seedlings_of

BEAT = 1.0
"""Seconds from one scan to the next while the time runs by itself."""

_STOPPED = "seedlings_stopped"


def seedling_lab(content: Content) -> None:
    """Show the lab; while it plays, only its pictures run again."""
    lab = content.models.seedlings
    if lab is None:
        st.info("The file of this lab cannot be used. The list above says what to mend.")
        return
    if was_turned():  # whoever left while it played comes back to a time that stands still
        st.session_state[PLAYING] = False
    predict()
    buttons(lab)
    st.fragment(_pictures, run_every=BEAT if playing() else None)(content.evidence, content.teaching.lessons, lab)


def _pictures(evidence: Evidence, lessons: Mapping[str, Lesson], lab: SeedlingLab) -> None:
    _run_on(lab)
    laws = laws_asked(lab)
    everyone = seedlings_of(laws, lab.people)
    timeline = _timeline(lab, everyone)
    shown = appearances.Appearances(
        first_days=everyone.first_days(),
        observed=lab.beside(evidence.facts),
        month=timeline.month,
        months=lab.months,
    )
    _headline(timeline, shown)
    left, right = st.columns(2, gap="medium")
    with left:
        _draw_one(timeline)
        if timeline.frozen:
            _month(lab)
    with right:
        if timeline.frozen:
            _draw_everyone(shown)
        else:
            lesson.section(lessons.get("control-is-not-cure"), "before")
    if timeline.frozen:
        law_dials(lab)
        observed_months(evidence, lessons, lab, laws)


def _run_on(lab: SeedlingLab) -> None:
    """While it plays, go to the next scan; where it has stopped, tell the whole page, so that nothing beats on."""
    if playing() and not go_on(lab, settled=False):
        st.session_state[PLAYING] = False
        chapter_state.put({})
        st.rerun()
    if st.session_state.pop(_STOPPED, False):
        st.rerun()


def _draw_everyone(shown: appearances.Appearances) -> None:
    chart(
        appearances.drawing(shown), appearances.table(shown), key="appearances", height=appearances.HEIGHT,
        name=f"When something new appears in {shown.people} invented people",
    )  # fmt: skip


def _timeline(lab: SeedlingLab, everyone: Seedlings) -> seedling_timeline.Timeline:
    frozen = chapter_state.text(FROZEN) == YES
    return seedling_timeline.Timeline(
        hidden=everyone.of(int(chapter_state.number(WHO)) - 1), visible_mm=lab.visible_mm, frozen=frozen,
        month=chapter_state.number(MONTH_NOW) if frozen else 0, months=lab.months,
    )  # fmt: skip


def _draw_one(timeline: seedling_timeline.Timeline) -> None:
    chart(
        seedling_timeline.drawing(timeline), seedling_timeline.table(timeline), key="seedling-timeline",
        name=f"Invented person {chapter_state.text(WHO)}: each deposit, and when a scan shows it",
        height=seedling_timeline.HEIGHT,
    )  # fmt: skip


def _month(lab: SeedlingLab) -> None:
    scale = month_scale(lab)
    dial(
        scale,
        "Month after the freezing",
        chapter_state.value(MONTH_NOW),
        lambda moved: _to(lab, moved),
        key="dial_seed_month",
    )


def _to(lab: SeedlingLab, moved: Moved) -> None:
    if playing():
        st.session_state[PLAYING] = False
        st.session_state[_STOPPED] = True
    chapter_state.put_dial(MONTH_NOW, month_scale(lab), moved)


def _headline(timeline: seedling_timeline.Timeline, shown: appearances.Appearances) -> None:
    """The line that stays in sight: the month, in how many something has come up, and the guess."""
    line = "Nothing is frozen yet"
    parts = [f"invented person {chapter_state.text(WHO)}, {Tag.OUR_ASSUMPTION.words}"]
    if timeline.frozen:
        new = timeline.shown() or "nothing new"
        line = f"Month {timeline.month:g}: {new} seen in this person, something new in {shown.words}"
        parts = [Tag.MODEL_OUTPUT.words, *_guess(timeline)]
    rest = "".join(f"<span> · {escape(part)}</span>" for part in parts)
    look = "ct-outside" if timeline.frozen and timeline.appeared else "ct-cannot-tell"
    with sticky_bar():
        st.html(f'<p class="ct-verdict {look}"><strong>{escape(line)}</strong>{rest}</p>')
    if not playing():
        announce(line, key="seedlings_announcement")


def _guess(timeline: seedling_timeline.Timeline) -> list[str]:
    """The guess, and what it looks like once the answer is there."""
    said = chapter_state.text(GUESSED)
    if not said or not timeline.frozen:
        return []
    first = float(np.min(timeline.hidden.seen_day, initial=np.inf)) / MONTH
    guess = f"your guess: {SAYINGS[said]}"
    if first <= timeline.month:
        return [f"{guess}; the first was seen in month {first:.0f}"]
    if timeline.month >= timeline.months:
        return [f"{guess}; nothing was seen in {timeline.months} months"]
    return [guess]
