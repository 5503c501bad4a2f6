"""The form of the case desk: every field keeps itself the moment it is left, and none can undo another."""

from collections.abc import Mapping
from typing import Any, get_args

import streamlit as st

from cryoteach.domain.cases.case import Level, Objective
from cryoteach.domain.cases.draft_fields import fields_in, listed, stages_of, with_stage
from cryoteach.domain.cases.sizes import LONGEST_NAME, LONGEST_NOTE, MOST_STAGES
from cryoteach.domain.input.typed_numbers import read_number
from cryoteach.domain.input.unknown_words import is_unknown
from cryoteach.domain.rules.patient import SCALES, scale_of
from cryoteach.domain.rules.scales import Choice, Quantity
from cryoteach.domain.rules.terms import LONGEST_LINE, LONGEST_PROSE, Misconception
from cryoteach.widgets.desk.draft import draft, keep
from cryoteach.widgets.desk.form_question import question
from cryoteach.widgets.desk.form_rest import more
from cryoteach.widgets.state.session import set_widget

AS_BEFORE, NOT_KNOWN = "as before", "not known"


def form() -> None:
    """Draw the form of the case on the desk."""
    fields, _ = draft()
    _text("title", "Title", fields, LONGEST_LINE)
    _text("name", "First name of the person; may be empty", fields, LONGEST_NAME)
    _text("id", "Name of its file (small letters and hyphens)", fields, 60)
    _area("vignette", "Who is this person? A first name, an age, a life", fields)
    many = len(stages_of(fields))
    for place, stage in enumerate(stages_of(fields)[:MOST_STAGES]):
        _stage(place, stage)
    if many > MOST_STAGES:
        st.html(f"<p>{many - MOST_STAGES:,} more stages are not shown: a case takes at most {MOST_STAGES}.</p>")
    with st.container(horizontal=True):
        st.button("Add a stage", key="desk_more", disabled=many >= MOST_STAGES, on_click=_stages, args=(1,))
        st.button("Take the last stage away", key="desk_less", disabled=many < 2, on_click=_stages, args=(-1,))  # noqa: PLR2004
    _area("teaching_point", "Your teaching point", fields)
    _choices("level", "Level", get_args(Level), fields)
    _several("objectives", "Objectives it serves", get_args(Objective), fields)
    _several("misconceptions", "Misconceptions it meets", get_args(Misconception), fields)
    _text("author", "Author (shown with the case)", fields, LONGEST_LINE)
    more(fields)


def _text(name: str, title: str, fields: dict[str, Any], longest: int) -> None:
    set_widget(f"desk_{name}", str(fields.get(name) or ""))
    st.text_input(title, key=f"desk_{name}", max_chars=longest, on_change=_keep, args=(name,))


def _area(name: str, title: str, fields: dict[str, Any]) -> None:
    set_widget(f"desk_{name}", str(fields.get(name) or ""))
    st.text_area(title, key=f"desk_{name}", max_chars=LONGEST_PROSE, on_change=_keep, args=(name,))


def _choices(name: str, title: str, options: tuple[str, ...], fields: dict[str, Any]) -> None:
    set_widget(f"desk_{name}", fields.get(name) if fields.get(name) in options else options[0])
    st.selectbox(title, options, key=f"desk_{name}", on_change=_keep, args=(name,))


def _several(name: str, title: str, options: tuple[str, ...], fields: dict[str, Any]) -> None:
    set_widget(f"desk_{name}", [option for option in listed(fields.get(name)) if option in options])
    st.multiselect(title, list(options), key=f"desk_{name}", on_change=_keep, args=(name,))


def _keep(name: str) -> None:
    keep({**draft()[0], name: st.session_state[f"desk_{name}"]})


def _stage(place: int, stage: dict[str, Any]) -> None:
    with st.expander(f"Stage {place + 1}", expanded=True, key=f"desk_stage_{place}"):
        for name, title in (("label", f"When stage {place + 1} is"), ("story", f"What is told at stage {place + 1}")):
            key = f"desk_{name}_{place}"
            set_widget(key, str(stage.get(name) or ""))
            height, longest = (68, LONGEST_LINE) if name == "label" else (110, LONGEST_PROSE)
            st.text_area(title, key=key, height=height, max_chars=longest, on_change=_keep_stage, args=(place, name))
        findings = fields_in(stage.get("findings"))
        left, right = st.columns(2)
        for turn, name in enumerate(SCALES):
            with (left, right)[turn % 2]:
                _finding(place, name, findings)
        question(place, stage)
        set_widget(f"desk_note_{place}", str(stage.get("note") or ""))
        st.text_area(
            f"Your note on stage {place + 1}, shown once they have committed", key=f"desk_note_{place}", height=80,
            max_chars=LONGEST_NOTE, on_change=_keep_stage, args=(place, "note"),
        )  # fmt: skip


def _finding(place: int, name: str, findings: Mapping[str, Any]) -> None:
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
    keep(with_stage(draft()[0], place, **{name: st.session_state[f"desk_{name}_{place}"]}))


def _keep_finding(place: int, name: str) -> None:
    fields, _ = draft()
    found = fields_in(stages_of(fields)[place].get("findings"))
    findings = {key: value for key, value in found.items() if key != name}
    typed = str(st.session_state[f"desk_{name}_{place}"]).strip()
    if typed not in {"", AS_BEFORE}:
        findings[name] = None if is_unknown(typed) else _read(name, typed)
    keep(with_stage(fields, place, findings=findings))


def _read(name: str, typed: str) -> object:
    """The value that was typed; what is none stays as it was typed, for the check to speak of."""
    try:
        scale = scale_of(name)
        return scale.checked(read_number(typed)) if isinstance(scale, Quantity) else scale.read(typed)
    except ValueError:
        return typed


def _stages(way: int) -> None:
    fields, _ = draft()
    stages = stages_of(fields)
    new = {"label": "At the meeting", "story": "", "findings": {}, "question": {"kind": "verdict"}}
    keep({**fields, "stages": [*stages, new] if way > 0 else stages[:-1]})
