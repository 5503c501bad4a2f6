"""The form of the case desk: every field keeps itself the moment it is left, and none can undo another."""

from collections.abc import Mapping
from typing import get_args

import streamlit as st

from cryoteach.domain.cases.case import Level, Objective
from cryoteach.domain.cases.draft import CaseDraft, StageDraft
from cryoteach.domain.cases.sizes import LONGEST_NAME, LONGEST_NOTE, MOST_STAGES
from cryoteach.domain.input.typed_numbers import read_number
from cryoteach.domain.input.unknown_words import is_unknown
from cryoteach.domain.rules.patient import SCALES, scale_of
from cryoteach.domain.rules.scales import Choice, Quantity
from cryoteach.domain.rules.terms import LONGEST_LINE, LONGEST_PROSE, Misconception
from cryoteach.widgets.desk.draft import draft, keep, note_left
from cryoteach.widgets.desk.form_question import question
from cryoteach.widgets.desk.form_rest import more
from cryoteach.widgets.state.session import set_widget

AS_BEFORE, NOT_KNOWN = "as before", "not known"
HEIGHTS = {"label": 68, "story": 110, "note": 80}  # pixels


def form() -> None:
    """Draw the form of the case on the desk."""
    case = draft()
    _text("title", "Title", case.title, LONGEST_LINE)
    _text("name", "First name of the person; may be empty", case.name, LONGEST_NAME)
    _text("id", "Name of its file (small letters and hyphens)", case.id, 60)
    _area("vignette", "Who is this person? A first name, an age, a life", case.vignette)
    many = len(case.stages)
    for place, stage in enumerate(case.stages[:MOST_STAGES]):
        _stage(place, stage)
    if many > MOST_STAGES:
        st.html(f"<p>{many - MOST_STAGES:,} more stages are not shown: a case takes at most {MOST_STAGES}.</p>")
    with st.container(horizontal=True):
        st.button("Add a stage", key="desk_more", disabled=many >= MOST_STAGES, on_click=_stages, args=(1,))
        st.button("Take the last stage away", key="desk_less", disabled=many < 2, on_click=_stages, args=(-1,))  # noqa: PLR2004
    _area("teaching_point", "Your teaching point", case.teaching_point)
    _choices("level", "Level", get_args(Level), case.level)
    _several("objectives", "Objectives it serves", get_args(Objective), case)
    _several("misconceptions", "Misconceptions it meets", get_args(Misconception), case)
    _text("author", "Author (shown with the case)", case.author, LONGEST_LINE)
    more(case)


def _text(name: str, title: str, typed: str, longest: int) -> None:
    set_widget(f"desk_{name}", typed)
    st.text_input(title, key=f"desk_{name}", max_chars=longest, on_change=_keep, args=(name,))


def _area(name: str, title: str, typed: str) -> None:
    set_widget(f"desk_{name}", typed)
    st.text_area(title, key=f"desk_{name}", max_chars=LONGEST_PROSE, on_change=_keep, args=(name,))


def _choices(name: str, title: str, options: tuple[str, ...], chosen: object) -> None:
    set_widget(f"desk_{name}", chosen if chosen in options else options[0])
    st.selectbox(title, options, key=f"desk_{name}", on_change=_keep, args=(name,))


def _several(name: str, title: str, options: tuple[str, ...], case: CaseDraft) -> None:
    set_widget(f"desk_{name}", [option for option in case.listed(name) if option in options])
    st.multiselect(title, list(options), key=f"desk_{name}", on_change=_keep, args=(name,))


def _keep(name: str) -> None:
    note_left(name)
    keep(draft().changed(**{name: st.session_state[f"desk_{name}"]}))


def _stage(place: int, stage: StageDraft) -> None:
    with st.expander(f"Stage {place + 1}", expanded=True, key=f"desk_stage_{place}"):
        _told(place, "label", f"When stage {place + 1} is", stage.label, LONGEST_LINE)
        _told(place, "story", f"What is told at stage {place + 1}", stage.story, LONGEST_PROSE)
        left, right = st.columns(2)
        for turn, name in enumerate(SCALES):
            with (left, right)[turn % 2]:
                _finding(place, name, stage.findings)
        question(place, stage)
        title = f"Your note on stage {place + 1}, shown once they have committed"
        _told(place, "note", title, stage.note, LONGEST_NOTE)


def _told(place: int, name: str, title: str, typed: str, longest: int) -> None:
    key = f"desk_{name}_{place}"
    set_widget(key, typed)
    st.text_area(title, key=key, height=HEIGHTS[name], max_chars=longest, on_change=_keep_stage, args=(place, name))


def _finding(place: int, name: str, findings: Mapping[str, object]) -> None:
    scale, key = scale_of(name), f"desk_{name}_{place}"
    words = AS_BEFORE if name not in findings else NOT_KNOWN if findings[name] is None else str(findings[name])
    title = f"{scale.label.capitalize()} ({scale.term})"
    set_widget(key, words)
    if isinstance(scale, Choice):
        options = {AS_BEFORE: AS_BEFORE, NOT_KNOWN: NOT_KNOWN, **scale.options}
        st.selectbox(
            title, list(options) if words in options else [*options, words], key=key, on_change=_keep_finding,
            args=(place, name), format_func=lambda option: options.get(str(option), str(option)),
        )  # fmt: skip
    else:
        hint = f"{scale.range_in_words}; or “{NOT_KNOWN}”, or “{AS_BEFORE}”"
        st.text_input(title, key=key, max_chars=20, help=hint, on_change=_keep_finding, args=(place, name))


def _keep_stage(place: int, name: str) -> None:
    case, typed = draft(), st.session_state[f"desk_{name}_{place}"]
    keep(case.with_stage(place, case.stages[place].changed(**{name: typed})))


def _keep_finding(place: int, name: str) -> None:
    case = draft()
    stage = case.stages[place].without_finding(name)
    typed = str(st.session_state[f"desk_{name}_{place}"]).strip()
    if typed not in {"", AS_BEFORE}:
        stage = stage.with_finding(name, None if is_unknown(typed) else _read(name, typed))
    keep(case.with_stage(place, stage))


def _read(name: str, typed: str) -> object:
    """The value that was typed; what is none stays as it was typed, for the check to speak of."""
    try:
        scale = scale_of(name)
        return scale.checked(read_number(typed)) if isinstance(scale, Quantity) else scale.read(typed)
    except ValueError:
        return typed


def _stages(way: int) -> None:
    keep(draft().with_one_more() if way > 0 else draft().with_one_less())
