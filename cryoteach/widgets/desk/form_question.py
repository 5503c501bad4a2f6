"""The question of one stage in the form of the case desk: what is asked, its options or number, and the feedback."""

import streamlit as st

from cryoteach.domain.cases.draft import StageDraft
from cryoteach.domain.cases.question_draft import NEW, QuestionDraft
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
NUMBERS = {"answer": "The right number", "tolerance": "Right within, on either side"}


def question(place: int, stage: StageDraft) -> None:
    """Draw what this stage asks."""
    asked = stage.question
    kind = next((known for known in KINDS if known == asked.kind), None)  # anything may stand there
    set_widget(f"desk_question_{place}", kind)
    st.selectbox(
        "What is asked", list(KINDS), index=None, key=f"desk_question_{place}", format_func=KINDS.__getitem__,
        placeholder="nothing", on_change=_keep_kind, args=(place,),
    )  # fmt: skip
    if kind in NEW:
        _line(place, "prompt", f"What you ask at stage {place + 1}", asked.prompt, LONGEST_LINE)
    if kind == "choice":
        _options(place, asked)
    if kind == "number":
        _number(place, asked)


def _number(place: int, asked: QuestionDraft) -> None:
    typed = (asked.answer, asked.tolerance)
    for column, (name, title), number in zip(st.columns(2), NUMBERS.items(), typed, strict=True):
        with column:
            _line(place, name, title, number, 20)
    _line(place, "unit", "Unit, such as cm; may be empty", asked.unit, 20)
    _area(place, "feedback", "What is said to everybody afterwards", asked.feedback)


def _options(place: int, asked: QuestionDraft) -> None:
    many, most = len(asked.options), min(len(asked.options), MOST_OPTIONS)
    for at, option in enumerate(asked.options[:most]):
        _line(place, f"option_{at}", f"Option {at + 1}", option.text, LONGEST_LINE)
        words = f"What is said to whoever chooses option {at + 1}"
        _area(place, f"why_{at}", words, option.feedback)
    set_widget(_key(place, "right"), asked.right if asked.right in range(most) else None)
    st.selectbox(
        "Which option is right", range(most), index=None, key=_key(place, "right"), on_change=_keep_right,
        args=(place,), format_func=lambda at: f"option {at + 1}",
    )  # fmt: skip
    with st.container(horizontal=True):
        more, less = _key(place, "more_options"), _key(place, "fewer_options")
        st.button("Add an option", key=more, disabled=many >= MOST_OPTIONS, on_click=_resize, args=(place, 1))
        st.button(
            "Take the last option away", key=less, disabled=many <= FEWEST_OPTIONS, on_click=_resize, args=(place, -1)
        )


def _line(place: int, name: str, title: str, typed: str, longest: int) -> None:
    set_widget(_key(place, name), typed)
    st.text_input(title, key=_key(place, name), max_chars=longest, on_change=_keep, args=(place, name))


def _area(place: int, name: str, title: str, typed: str) -> None:
    set_widget(_key(place, name), typed)
    st.text_area(title, key=_key(place, name), height=80, max_chars=LONGEST_PROSE, on_change=_keep, args=(place, name))


def _key(place: int, name: str) -> str:
    return f"desk_asked_{name}_{place}"


def _asked(place: int) -> QuestionDraft:
    return draft().stages[place].question


def _put(place: int, question: QuestionDraft | None) -> None:
    case = draft()
    keep(case.with_stage(place, case.stages[place].asking(question)))


def _keep_kind(place: int) -> None:
    kind = st.session_state[f"desk_question_{place}"]
    _put(place, QuestionDraft.new(kind) if kind else None)


def _keep(place: int, name: str) -> None:
    typed, asked = str(st.session_state[_key(place, name)]), _asked(place)
    what, _, at = name.partition("_")
    if at:
        part = {"option": "text", "why": "feedback"}[what]
        _put(place, asked.with_option(int(at), **{part: typed}))
        return
    _put(place, asked.changed(**{name: _read(typed) if name in NUMBERS else typed}))


def _read(typed: str) -> object:
    """The number that was typed; what is none stays as it was typed, for the check to speak of."""
    try:
        return read_number(typed)
    except NotReadError:
        return typed


def _keep_right(place: int) -> None:
    _put(place, _asked(place).with_right(st.session_state[_key(place, "right")]))


def _resize(place: int, way: int) -> None:
    asked = _asked(place)
    _put(place, asked.with_one_more() if way > 0 else asked.with_one_less())
