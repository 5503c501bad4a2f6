"""Asks before anything is told: one press commits to a guess, another shows without one; only then is the answer drawn.

Each chapter that predicts asks here. A guess stands in the address under its own name; that it was passed over stands
under the name with ``_shown``. An old link that carries a guess has committed to it.
"""

from collections.abc import Callable, Mapping
from html import escape

import streamlit as st
from pydantic import BaseModel

from cryoteach.domain.page_address import Part
from cryoteach.domain.rules.scales import Choice, Quantity, Value
from cryoteach.widgets.frame.text import label
from cryoteach.widgets.parts.controls.quantity import dial
from cryoteach.widgets.parts.page.arrival import arrive_at
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.move import Moved

SHOW_ME, COMMIT, AGAIN = "Show me", "That is my guess", "Guess again"
_YES = "yes"


class Presses(BaseModel, frozen=True, extra="forbid"):
    """What is pressed under a dial.

    Attributes:
        commit: the words of the press that commits to the guess.
        show: the words of the press that shows without one.
        needs_guess: whether there is nothing to commit to before the dial was moved; else that shows without a guess.
        on_commit: is called besides when the first of the two is pressed.
        on_show: likewise of the second.
    """

    commit: str = COMMIT
    show: str = SHOW_ME
    needs_guess: bool = True
    on_commit: Callable[[], None] | None = None
    on_show: Callable[[], None] | None = None


PRESSES = Presses()


def question_parts(*asked: Choice | Quantity) -> list[Part]:
    """The parts of the address that questions need: each guess, and whether it was passed over."""
    return [
        part
        for kind in asked
        for part in (
            Part(kind=kind),
            Part(kind=Choice(name=_shown(kind.name), label="answer shown", term="", options={_YES: "without a guess"})),
        )
    ]


def may_see(name: str) -> bool:
    """Whether the answer to a question may be seen: it was guessed, or passed over."""
    return chapter_state.value(name) is not None or chapter_state.text(_shown(name)) == _YES


def ask_choice(question: Choice, words: str, *, then: str = "") -> bool:
    """Ask for one of several answers, in one press; True once the answer may be seen.

    Args:
        question: its name in the address and its options.
        words: what is asked.
        then: the place that a press leads to.
    """
    if may_see(question.name):
        _said(question.name, question.words)
        return True
    with st.container(key=f"ask_{question.name}"):
        st.html(f'<p class="ct-ask">{escape(words)}</p>')
        with st.container(horizontal=True, key=f"options_{question.name}"):
            for option, says in question.options.items():
                _button(label(says), f"say_{question.name}_{option}", {question.name: option}, then)
            _show_me(question.name, then)
    return False


def ask_number(
    scale: Quantity,
    words: str,
    *,
    in_a_word: Mapping[str, int] | None = None,
    then: str = "",
    presses: Presses = PRESSES,
    besides: Callable[[], None] | None = None,
) -> bool:
    """Ask for a number: a dial, and a press that commits to it; True once the answer may be seen.

    Args:
        scale: its name in the address and its range.
        words: what is asked.
        in_a_word: numbers that can be chosen by a word.
        then: the place that a press leads to.
        presses: what the two presses are called, and what the first does.
        besides: draws what else is asked, between the dial and the presses.
    """
    if may_see(scale.name):
        _said(scale.name, scale.words)
        return True
    draft = f"draft_{scale.name}"

    def keep(moved: Moved) -> None:
        st.session_state[draft] = None if moved.value is None else scale.nearest(moved.value)

    with st.container(key=f"ask_number_{scale.name}"):
        dial(
            scale, words, st.session_state.get(draft), keep,
            key=f"dial_{scale.name}", words=in_a_word, nothing="no guess",
        )  # fmt: skip
        if besides is not None:
            besides()
        _presses(scale.name, st.session_state.get(draft), then, presses)
    return False


def _presses(name: str, guess: Value | None, then: str, presses: Presses) -> None:
    values: dict[str, Value | None] = {_shown(name): _YES} if guess is None else {name: guess}
    with st.container(horizontal=True, key=f"options_{name}"):
        st.button(
            presses.commit, key=f"say_{name}", type="secondary" if presses.needs_guess else "primary",
            disabled=guess is None and presses.needs_guess,
            on_click=_commit, args=(values, then, presses.on_commit),
        )  # fmt: skip
        _show_me(name, then, presses)


def _said(name: str, words: Callable[[Value], str]) -> None:
    """What was guessed, and a way to be asked again."""
    guess = chapter_state.value(name)
    told = f"You said: {words(guess)}." if guess is not None else "Shown without a guess."
    with st.container(horizontal=True, vertical_alignment="center", key=f"said_{name}"):
        st.html(f'<p class="ct-said" role="status">{escape(told)}</p>', width="content")
        st.button(AGAIN, key=f"again_{name}", type="tertiary", on_click=_ask_again, args=(name,))


def _button(words: str, key: str, values: dict[str, Value | None], then: str) -> None:
    st.button(words, key=key, on_click=_commit, args=(values, then))


def _show_me(name: str, then: str, presses: Presses = PRESSES) -> None:
    args = ({_shown(name): _YES}, then, presses.on_show)
    st.button(presses.show, key=f"show_{name}", type="tertiary", on_click=_commit, args=args)


def _commit(values: dict[str, Value | None], then: str, also: Callable[[], None] | None = None) -> None:
    chapter_state.put(values)
    if also is not None:
        also()
    if then:
        arrive_at(then)


def _ask_again(name: str) -> None:
    chapter_state.put({name: None, _shown(name): None})


def _shown(name: str) -> str:
    return f"{name}_shown"
