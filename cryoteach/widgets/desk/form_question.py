"""The question of one stage in the form of the case desk: what is asked, its options or number, and the feedback."""

from typing import Any

import streamlit as st

from cryoteach.domain.cases.draft_fields import fields_in, options_of, stages_of, with_stage
from cryoteach.domain.cases.sizes import FEWEST_OPTIONS, MOST_OPTIONS
from cryoteach.domain.input.typed_numbers import NotReadError, read_number
from cryoteach.domain.rules.terms import LONGEST_LINE, LONGEST_PROSE
from cryoteach.widgets.desk.draft import draft, keep
from cryoteach.widgets.state.session import set_widget

KINDS = {
    "verdict": "within, outside or cannot tell",
    "limiting-conditions": "which conditions are not met",
    "more-same-less": "more, the same or less likely after this",
    "choice": "a choice of your own, with feedback on every option",
    "number": "a number to work out, with a tolerance",
}
NO_OPTION: dict[str, Any] = {"text": "", "right": False, "feedback": ""}
NEW: dict[str, dict[str, Any]] = {
    "choice": {"prompt": "", "options": [{**NO_OPTION, "right": True}, NO_OPTION]},
    "number": {"prompt": "", "tolerance": 0.0, "unit": "", "feedback": ""},
}
NUMBERS = {"answer": "The right number", "tolerance": "Right within, on either side"}


def question(place: int, stage: dict[str, Any]) -> None:
    """Draw what this stage asks."""
    asked = fields_in(stage.get("question"))
    kind = next((known for known in KINDS if known == asked.get("kind")), None)  # anything may stand there
    set_widget(f"desk_question_{place}", kind)
    st.selectbox(
        "What is asked", list(KINDS), index=None, key=f"desk_question_{place}", format_func=KINDS.__getitem__,
        placeholder="nothing", on_change=_keep_kind, args=(place,),
    )  # fmt: skip
    if kind in NEW:
        _line(place, "prompt", f"What you ask at stage {place + 1}", asked, LONGEST_LINE)
    if kind == "choice":
        _options(place, asked)
    if kind == "number":
        _number(place, asked)


def _number(place: int, asked: dict[str, Any]) -> None:
    for column, (name, title) in zip(st.columns(2), NUMBERS.items(), strict=True):
        with column:
            _line(place, name, title, asked, 20)
    _line(place, "unit", "Unit, such as cm; may be empty", asked, 20)
    _area(place, "feedback", "What is said to everybody afterwards", asked)


def _options(place: int, asked: dict[str, Any]) -> None:
    options = options_of(asked)
    for at, option in enumerate(options[:MOST_OPTIONS]):
        _line(place, f"option_{at}", f"Option {at + 1}", {f"option_{at}": option.get("text")}, LONGEST_LINE)
        words = f"What is said to whoever chooses option {at + 1}"
        _area(place, f"why_{at}", words, {f"why_{at}": option.get("feedback")})
    most = min(len(options), MOST_OPTIONS)
    right = next((at for at, option in enumerate(options[:most]) if option.get("right") is True), None)
    set_widget(_key(place, "right"), right)
    st.selectbox(
        "Which option is right", range(most), index=None, key=_key(place, "right"), on_change=_keep_right,
        args=(place,), format_func=lambda at: f"option {at + 1}",
    )  # fmt: skip
    with st.container(horizontal=True):
        many = len(options)
        more, less = _key(place, "more_options"), _key(place, "fewer_options")
        st.button("Add an option", key=more, disabled=many >= MOST_OPTIONS, on_click=_resize, args=(place, 1))
        st.button(
            "Take the last option away", key=less, disabled=many <= FEWEST_OPTIONS, on_click=_resize, args=(place, -1)
        )


def _line(place: int, name: str, title: str, asked: dict[str, Any], longest: int) -> None:
    value = asked.get(name)
    set_widget(_key(place, name), "" if value is None else f"{value:g}" if isinstance(value, float) else str(value))
    st.text_input(title, key=_key(place, name), max_chars=longest, on_change=_keep, args=(place, name))


def _area(place: int, name: str, title: str, asked: dict[str, Any]) -> None:
    set_widget(_key(place, name), str(asked.get(name) or ""))
    st.text_area(title, key=_key(place, name), height=80, max_chars=LONGEST_PROSE, on_change=_keep, args=(place, name))


def _key(place: int, name: str) -> str:
    return f"desk_asked_{name}_{place}"


def _asked(place: int) -> dict[str, Any]:
    return fields_in(stages_of(draft()[0])[place].get("question"))


def _put(place: int, question: dict[str, Any] | None) -> None:
    keep(with_stage(draft()[0], place, question=question))


def _keep_kind(place: int) -> None:
    kind = st.session_state[f"desk_question_{place}"]
    _put(place, {"kind": kind, **NEW.get(kind, {})} if kind else None)


def _keep(place: int, name: str) -> None:
    typed, asked = str(st.session_state[_key(place, name)]), _asked(place)
    what, _, at = name.partition("_")
    if at:
        part = {"option": "text", "why": "feedback"}[what]
        options = [{**option, part: typed} if i == int(at) else option for i, option in enumerate(options_of(asked))]
        _put(place, {**asked, "options": options})
        return
    _put(place, {**asked, name: _read(typed) if name in NUMBERS else typed})


def _read(typed: str) -> object:
    """The number that was typed; what is none stays as it was typed, for the check to speak of."""
    try:
        return read_number(typed)
    except NotReadError:
        return typed


def _keep_right(place: int) -> None:
    right, asked = st.session_state[_key(place, "right")], _asked(place)
    _put(place, {**asked, "options": [{**o, "right": at == right} for at, o in enumerate(options_of(asked))]})


def _resize(place: int, way: int) -> None:
    asked = _asked(place)
    options = options_of(asked)
    _put(place, {**asked, "options": [*options, NO_OPTION] if way > 0 else options[:-1]})
