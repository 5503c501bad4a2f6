"""A letter on paper whose sentences can be tapped; what is said of the last one stands below it, in the letter."""

from collections.abc import Callable, Sequence

import streamlit as st
from pydantic import BaseModel, Field
from streamlit.components.v2 import component

from cryoteach.widgets.parts.page.front_end import as_payload, loader

LETTERS_A_LINE, A_LINE, PAPER = 75, 28, 230  # pixels, but for the first: what the part will need, so that nothing jumps
_mount = component("cryoteach_letter", js=loader("controls/letter"), isolate_styles=False)


class Note(BaseModel, frozen=True, extra="forbid"):
    """What is said of a sentence: in a few words, and why in paragraphs; ``kind`` is "right" or "other"."""

    kind: str
    words: str
    why: tuple[str, ...]


class LetterSentence(BaseModel, frozen=True, extra="forbid"):
    """A sentence as it stands in the letter: its text, and a mark once it has been tapped, with what the mark means."""

    text: str
    mark: str = ""
    means: str = ""
    note: Note | None = Field(default=None, description="Drawn below the sentence; what has no note is not told.")


def letter(
    name: str, about: str, sentences: Sequence[LetterSentence], on_tap: Callable[[int], None], *, key: str
) -> None:
    """Draw it.

    Args:
        name: which letter it is: another one is drawn anew, the same one in place.
        about: what stands in its subject line.
        sentences: its sentences, in order.
        on_tap: hears the place of the sentence that was tapped.
        key: of this part.
    """
    lines = sum(len(sentence.text) for sentence in sentences) / LETTERS_A_LINE
    payload = {
        "name": name, "about": about, "sentences": [sentence.model_dump() for sentence in sentences],
        "reserve": round(PAPER + lines * A_LINE),
    }  # fmt: skip
    _mount(key=key, data=as_payload(payload), on_tapped_change=lambda: _hear(key, len(sentences), on_tap))


def _hear(key: str, many: int, on_tap: Callable[[int], None]) -> None:
    place = st.session_state[key].get("tapped")
    if place in range(many):  # anything else was made by hand
        on_tap(int(place))
