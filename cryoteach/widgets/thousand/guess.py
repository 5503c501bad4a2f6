"""The learner's guess, with its certainty: made in chapter 1, brought back in chapter 4, changeable in both."""

from html import escape

import streamlit as st

from cryoteach.domain.page_address import Part
from cryoteach.domain.rules.scales import Choice, Quantity
from cryoteach.figures.thousand.guess import Guess
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.visit import progress
from cryoteach.widgets.parts.controls.quantity import dial
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget

GUESS = Quantity(name="guess", label="your guess", term="", unit="of 100 people", low=0, high=100, step=1)
SURE = Choice(
    name="sure", label="how sure you are", term="", options={"1": "1 · a hunch", "2": "2 · fairly", "3": "3 · very"}
)
PARTS = [Part(kind=GUESS), Part(kind=SURE)]
IN_A_WORD = {"hardly any": 1, "a few": 5, "one in ten": 10, "a quarter": 25, "half": 50, "most": 75}


@st.fragment
def guess_first() -> None:
    """Ask for the guess, in one tap; show that it is kept, and where it comes back."""
    with st.container(border=True, key="guess_box"):
        dial(
            GUESS, "Your guess: how many of 100 people?", chapter_state.value(GUESS.name),
            lambda moved: chapter_state.put_dial(GUESS.name, GUESS, moved), key="guess_dial", words=IN_A_WORD,
            nothing="no guess",
        )  # fmt: skip
        set_widget("sure_choice", chapter_state.value(SURE.name))
        st.segmented_control(
            "How sure are you?", list(SURE.options), key="sure_choice", required=True,
            format_func=SURE.options.__getitem__, on_change=chapter_state.put_widget, args=(SURE.name, "sure_choice"),
        )  # fmt: skip
        st.html(f'<p role="status">{escape(_kept())}</p>')
        if chapter_state.value(GUESS.name) is not None:
            progress.finish("guess-first")
    with st.container(horizontal=True):
        chapter_link("one-person", "Next: One person", ":material/person:")
        chapter_link("a-thousand-people", "Or straight to a thousand people", ":material/groups:", **_parts())


def guess_words() -> str:
    """The guess and its certainty in a few words; empty when nobody guessed."""
    guess = chapter_state.value(GUESS.name)
    if guess is None:
        return ""
    sure = chapter_state.value(SURE.name)
    return f"{guess} of 100" + (f", certainty {SURE.words(sure)}" if sure is not None else "")


def asked_guess() -> Guess | None:
    """The guess as the chart of it wants it; None when nobody guessed."""
    guess, sure = chapter_state.value(GUESS.name), chapter_state.value(SURE.name)
    return None if guess is None else Guess(of_100=int(guess), certainty=SURE.words(sure) if sure is not None else "")


def _kept() -> str:
    words = guess_words()
    if not words:
        return "No guess yet. You may go on without one."
    return f"Kept: {words}. It comes back beside the result, and you may change it until then."


def _parts() -> dict[str, str]:
    return {name: text for name, text in chapter_state.parameters().items() if name in {GUESS.name, SURE.name}}
