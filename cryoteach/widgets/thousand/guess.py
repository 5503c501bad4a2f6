"""The learner's guess of how many of 1,000 get through: asked on Start or in chapter 1, brought back in chapter 4."""

import streamlit as st

from cryoteach.domain.page_address import Former, Part
from cryoteach.domain.population.thousand import THOUSAND
from cryoteach.domain.rules.scales import Choice, Quantity
from cryoteach.figures.thousand.guess import Guess
from cryoteach.widgets.frame.predict import question_parts
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget

GUESS = Quantity(
    name="guess_of_1000", label="your guess", term="", unit="of 1,000 people", low=0, high=THOUSAND, step=1
)
OF_100 = Former(
    kind=Quantity(name="guess", label="your guess", term="", unit="of 100 people", low=0, high=100, step=1), times=10
)
SURE = Choice(
    name="sure", label="how sure you are", term="", options={"1": "1 · a hunch", "2": "2 · fairly", "3": "3 · very"}
)
_ASKED = question_parts(GUESS)
PARTS = [_ASKED[0].model_copy(update={"former": OF_100}), *_ASKED[1:], Part(kind=SURE)]
IN_A_WORD = {"hardly any": 10, "a few": 50, "one in ten": 100, "a quarter": 250, "half": 500, "most": 750}


def ask_how_sure() -> None:
    """Ask how sure the learner is of the guess."""
    set_widget("sure_choice", chapter_state.value(SURE.name))
    st.segmented_control(
        "How sure are you?", list(SURE.options), key="sure_choice", required=True,
        format_func=SURE.options.__getitem__, on_change=chapter_state.put_widget, args=(SURE.name, "sure_choice"),
    )  # fmt: skip


def guess_words() -> str:
    """The guess and its certainty in a few words; empty when nobody guessed."""
    guess = guessed()
    if guess is None:
        return ""
    sure = chapter_state.value(SURE.name)
    return f"{guess:,} of {THOUSAND:,}" + (f", certainty {SURE.words(sure)}" if sure is not None else "")


def asked_guess() -> Guess | None:
    """The guess as the chart of it wants it; None when nobody guessed."""
    guess, sure = guessed(), chapter_state.value(SURE.name)
    return None if guess is None else Guess(of_1000=guess, certainty=SURE.words(sure) if sure is not None else "")


def guessed() -> int | None:
    """The guess; None when nobody guessed."""
    guess = chapter_state.value(GUESS.name)
    return None if guess is None else int(guess)


def guess_in_link() -> dict[str, str]:
    """The guess as a link to another chapter carries it."""
    names = {part.kind.name for part in PARTS}
    return {name: text for name, text in chapter_state.parameters().items() if name in names}
