"""Draws chapter 7: guess, freeze what can be seen, let the months go by, and see what could not be seen come up."""

from collections.abc import Mapping
from html import escape

import numpy as np
import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.rules.terms import Tag
from cryoteach.domain.seedlings.invented_people import MONTH
from cryoteach.domain.seedlings.lab import SeedlingLab
from cryoteach.domain.seedlings.laws import Laws
from cryoteach.figures.seedlings import appearances
from cryoteach.figures.seedlings import timeline as seedling_timeline
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.predict import ask_choice, may_see
from cryoteach.widgets.frame.sticky_bar import sticky_bar
from cryoteach.widgets.parts.charts.chart import chart
from cryoteach.widgets.parts.controls.quantity import dial
from cryoteach.widgets.parts.page.arrival import arrival
from cryoteach.widgets.parts.person.announcement import announce
from cryoteach.widgets.seedlings.controls import PLAYING, a_month_on, law_dials, playing, time_buttons
from cryoteach.widgets.seedlings.link_parts import (
    FROZEN,
    GUESS,
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

BEAT = 0.7
"""Seconds from one month to the next while the time runs by itself."""

EVERYBODY = 1000
PLACE, CHAPTER = "seedlings", "control-is-not-cure"
_STOPPED, _TOLD = "seedlings_stopped", "seedlings_told"


def seedling_lab(content: Content) -> bool:
    """Show the lab, as far as it has come; True once what it shows may be explained.

    While it plays, only its pictures run again.
    """
    lab, lessons = content.models.seedlings, content.teaching.lessons
    if lab is None:
        lesson.section(lessons.get(CHAPTER), "predict")
        st.info("The file of this lab cannot be used. The list above says what to mend.")
        return True
    if was_turned():  # whoever left while it played comes back to a time that stands still
        st.session_state[PLAYING] = False
    if not is_frozen():
        lesson.section(lessons.get(CHAPTER), "predict")
        ask_choice(GUESS, "Something new is first seen …", then=PLACE)
    st.session_state[_TOLD] = is_frozen() and (bool(st.session_state.get(_TOLD)) or _has_come_up(lab))
    with arrival(PLACE):
        if is_frozen() or may_see(GUESSED):
            st.html(f"<h2>{'Month by month' if is_frozen() else 'Now freeze them'}</h2>")
            time_buttons(lab, PLACE)
        st.fragment(_pictures, run_every=BEAT if playing() else None)(content.evidence, lessons, lab)
    return bool(st.session_state[_TOLD])


def is_frozen() -> bool:
    """Whether everything that the scan shows has been frozen."""
    return chapter_state.text(FROZEN) == YES


def _pictures(evidence: Evidence, lessons: Mapping[str, Lesson], lab: SeedlingLab) -> None:
    if is_frozen() and not st.session_state[_TOLD] and _has_come_up(lab):
        st.rerun()  # what follows below the pictures may be told from now on
    _run_on(lab)
    laws = laws_asked(lab)
    timeline = _timeline(lab, laws)
    shown = appearances.Appearances(
        first_days=seedlings_of(laws, EVERYBODY).first_days(),
        observed=lab.beside(evidence.facts),
        month=timeline.month,
        months=lab.months,
    )
    _headline(timeline, shown)
    if not timeline.frozen:
        _draw_one(timeline)
        return
    left, right = st.columns(2, gap="medium")
    with left:
        _draw_one(timeline)
        _month(lab)
    with right:
        _draw_everyone(shown)
    law_dials(lab, shown.read)
    observed_months(evidence, lessons, lab, laws, timeline.month)


def _run_on(lab: SeedlingLab) -> None:
    """While it plays, go a month on; where it has stopped, tell the whole page, so that nothing beats on."""
    if playing() and not a_month_on(lab):
        st.session_state[PLAYING] = False
        chapter_state.put({})
        st.rerun()
    if st.session_state.pop(_STOPPED, False):
        st.rerun()


def _has_come_up(lab: SeedlingLab) -> bool:
    """Whether a scan has shown something new in this person by now, or the last month has come."""
    timeline = _timeline(lab, laws_asked(lab))
    return timeline.appeared > 0 or timeline.month >= timeline.months


def _draw_everyone(shown: appearances.Appearances) -> None:
    chart(
        appearances.drawing(shown), appearances.table(shown), key="appearances", height=appearances.HEIGHT,
        name=f"When something new appears in {shown.people:,} invented people",
    )  # fmt: skip


def _timeline(lab: SeedlingLab, laws: Laws) -> seedling_timeline.Timeline:
    mine = seedlings_of(laws, lab.people).of(int(chapter_state.number(WHO)) - 1)
    return seedling_timeline.Timeline(
        hidden=mine, visible_mm=lab.visible_mm, frozen=is_frozen(),
        month=chapter_state.number(MONTH_NOW) if is_frozen() else 0, months=lab.months,
    )  # fmt: skip


def _draw_one(timeline: seedling_timeline.Timeline) -> None:
    chart(
        seedling_timeline.drawing(timeline), seedling_timeline.table(timeline), key="seedling-timeline",
        name=f"Invented person {chapter_state.text(WHO)}: each tumour, and when a scan shows it",
        height=seedling_timeline.HEIGHT,
    )  # fmt: skip


def _month(lab: SeedlingLab) -> None:
    at = chapter_state.value(MONTH_NOW)
    dial(month_scale(lab), "Month after the freezing", at, lambda moved: _to(lab, moved), key="dial_seed_month")


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
    if not said:
        return []
    first = float(np.min(timeline.hidden.seen_day, initial=np.inf)) / MONTH
    guess = f"your guess: {SAYINGS[said]}"
    if first <= timeline.month:
        return [f"{guess}; the first was seen in month {first:.0f}"]
    if timeline.month >= timeline.months:
        return [f"{guess}; nothing was seen in {timeline.months} months"]
    return [guess]
