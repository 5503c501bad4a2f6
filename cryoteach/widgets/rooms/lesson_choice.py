"""The lesson that a trainer chooses: a plan, or cases of the library and of their own; and what it holds."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from cryoteach.domain.cases.aims import OBJECTIVES, minutes, objectives_of
from cryoteach.domain.cases.case import Case
from cryoteach.domain.content import Content
from cryoteach.domain.input.link_text import BETWEEN
from cryoteach.domain.rooms.events import Opened
from cryoteach.domain.rooms.items import MOST_ITEMS, StageItem, items_of
from cryoteach.domain.rooms.plans import Plan
from cryoteach.errors import CryoTeachError
from cryoteach.widgets.practice.case_list import narrowed
from cryoteach.widgets.practice.link_parts import ASKED, LESSON, OWN, listed
from cryoteach.widgets.rooms.link_parts import KEY, KEYS, MEASURES, SIX, SIX_QUESTIONS, lessons_of
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.remembered import remembered
from cryoteach.widgets.state.session import set_widget
from cryoteach.wiring.rooms.lesson import lesson_of

CHOSEN, LESSON_CHOICE, KEY_CHOICE, SIX_CHOICE = "room_cases", "room_lesson", "room_key", "room_six"
NOTHING_CHOSEN = "Choose at least one case."


def choose_lesson(content: Content, own: str) -> Opened | str:
    """Let a lesson be chosen and give its opening, or say why there is none.

    Args:
        content: what may be asked, the trainer's own cases too.
        own: what tells these own cases from others.
    """
    plans = content.rooms.plans
    options = lessons_of(plans)
    set_widget(LESSON_CHOICE, chapter_state.text(LESSON))
    st.radio(
        "The lesson", list(options), key=LESSON_CHOICE, format_func=options.__getitem__,
        on_change=chapter_state.put_widget, args=(LESSON, LESSON_CHOICE),
    )  # fmt: skip
    plan = plans.get(chapter_state.text(LESSON))
    names = [] if plan else _choose_cases(content)
    set_widget(KEY_CHOICE, chapter_state.text(KEY))
    st.radio(
        "The key is shown", list(KEYS), key=KEY_CHOICE, format_func=KEYS.__getitem__,
        on_change=chapter_state.put_widget, args=(KEY, KEY_CHOICE),
    )  # fmt: skip
    set_widget(SIX_CHOICE, chapter_state.text(SIX))
    st.selectbox(
        "Six questions before and after", list(SIX_QUESTIONS), key=SIX_CHOICE, format_func=SIX_QUESTIONS.__getitem__,
        on_change=chapter_state.put_widget, args=(SIX, SIX_CHOICE),
    )  # fmt: skip
    return _opening(content, own, plan, names)


def unknown_cases(content: Content) -> tuple[str, ...]:
    """A sentence for each case of the link that is not here."""
    unknown = [name for name in listed(ASKED) if name not in content.teaching.cases]
    return tuple(f"Case “{name}”: there is none of this name. Used instead: no case" for name in unknown)


def _choose_cases(content: Content) -> list[str]:
    cases = content.teaching.cases
    set_widget(CHOSEN, [name for name in dict.fromkeys(listed(ASKED)) if name in cases])
    offered = narrowed(cases, "room", st.session_state[CHOSEN])
    return st.multiselect(
        "Cases, in the order they are asked", offered, key=CHOSEN, placeholder="choose cases", on_change=_keep_cases,
        format_func=lambda name: cases[name].title,
    )  # fmt: skip


def _keep_cases() -> None:
    chapter_state.put({ASKED: BETWEEN.join(st.session_state[CHOSEN])})


def _opening(content: Content, own: str, plan: Plan | None, names: Sequence[str]) -> Opened | str:
    """What a room would be opened with; made once for a choice, for a plan asks the model about a thousand people."""
    key, six = chapter_state.text(KEY), MEASURES[chapter_state.text(SIX)]
    if not plan and (wrong := _wrong_with([content.teaching.cases[name] for name in names])):
        return wrong
    given = (content.rooms, content.rules, chapter_state.text(OWN), own, plan, tuple(names), key, six)
    return remembered("room_opening", given, lambda: _made(content, plan, names, (key, six)))


def _made(content: Content, plan: Plan | None, names: Sequence[str], set_to: tuple[str, str]) -> Opened | str:
    key, six = set_to
    try:
        return lesson_of([plan.id] if plan else [], names, key, content, measure=six)
    except CryoTeachError as wrong:
        return f"This lesson cannot be opened: {wrong}"


def _wrong_with(cases: Sequence[Case]) -> str:
    if not cases:
        return NOTHING_CHOSEN
    asked = sum(len(items_of(case)) for case in cases)
    return f"These ask {asked} questions; a room takes at most {MOST_ITEMS}. Take a case out." * (asked > MOST_ITEMS)


def show_lesson(opened: Opened) -> None:
    """Show what a lesson holds: its parts with their minutes and aims."""
    rows = _of_plan(opened.plan, opened) if opened.plan else _of_cases(opened.cases)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    head = "<tr><th>Min</th><th>Part</th><th>Teaches to</th></tr>"
    st.html(f'<div class="ct-table" tabindex="0" role="region" aria-label="What the lesson holds">'
            f"<table>{head}{body}</table></div>")  # fmt: skip


def _of_plan(plan: Plan, opened: Opened) -> list[tuple[str, str, str]]:
    items = iter(opened.items)
    rows: list[tuple[str, str, str]] = []
    for part in plan.parts:
        item = next(items) if part.kind == "ask" else None
        aims = _aims([opened.case(item.case)]) if isinstance(item, StageItem) else ""
        rows.append((f"{part.minutes:g}", part.title, aims))
    return rows


def _of_cases(cases: Sequence[Case]) -> list[tuple[str, str, str]]:
    counts = [(case, len(items_of(case))) for case in cases]
    words = {1: "1 question"}
    return [
        (f"about {minutes(case)}", f"{case.title}: {words.get(count, f'{count} questions')}", _aims([case]))
        for case, count in counts
    ]


def _aims(cases: Sequence[Case]) -> str:
    return "; ".join(OBJECTIVES[name] for name in objectives_of(cases))
