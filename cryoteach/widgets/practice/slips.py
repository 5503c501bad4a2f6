"""Draws chapter 10: a letter whose sentences can be tapped; whichever is tapped is explained."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from cryoteach.domain.practice.slips import Slip
from cryoteach.widgets.frame.text import label, paragraphs
from cryoteach.widgets.frame.visit import progress
from cryoteach.widgets.practice.link_parts import BETWEEN, LETTER, TAPS, listed, taps
from cryoteach.widgets.practice.pins import LETTER as LETTER_PIN
from cryoteach.widgets.practice.pins import pin_button
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget


@st.fragment
def slips(known: Mapping[str, Slip]) -> None:
    """Show one letter; what has not been tapped yet is not explained, and so not sent."""
    letters = list(known.values())
    if not letters:
        st.info("No letter can be used. The list above says what to mend.")
        return
    _chooser(letters)
    slip = letters[min(int(chapter_state.number(LETTER)), len(letters)) - 1]
    tapped = list(dict.fromkeys(place for name, place in taps() if name == slip.id and place < len(slip.sentences)))
    found = slip.place in tapped
    st.html(f"<h2>{escape(slip.title)}</h2><p>Tap the sentence that holds the slip.</p>")
    with st.container(key="letter", gap="xsmall"):
        for place, sentence in enumerate(slip.sentences):
            mark = _mark(slip, place, tapped)
            st.button(
                f"{mark}{label(sentence.text)}", key=f"sentence_{slip.id}_{place}", width="stretch",
                on_click=_tap, args=(slip, place),
            )  # fmt: skip
    if tapped:
        st.html(f'<div role="status">{_explained(slip, tapped[-1])}</div>')
    if found:
        _all(slip, tapped)
    elif tapped:
        st.html('<p class="ct-small">The slip is still in the letter. Read on, and tap another sentence.</p>')


def _chooser(letters: list[Slip]) -> None:
    tapped = taps()
    done = [(slip.id, slip.place) in tapped for slip in letters]
    if all(done):
        progress.finish("spot-the-slip")
    set_widget("letter_choice", int(chapter_state.number(LETTER)))
    st.segmented_control(
        "Which letter", list(range(1, len(letters) + 1)), key="letter_choice", required=True, wrap=True,
        on_change=chapter_state.put_widget, args=(LETTER, "letter_choice"),
        format_func=lambda place: f"{place}{' ✓' if done[place - 1] else ''}",
    )  # fmt: skip


def _mark(slip: Slip, place: int, tapped: list[int]) -> str:
    if place not in tapped:
        return ""
    return "◆ " if place == slip.place else "● "


def _tap(slip: Slip, place: int) -> None:
    chapter_state.put({TAPS: BETWEEN.join([*listed(TAPS), f"{slip.id}_{place}"])})


def _explained(slip: Slip, place: int) -> str:
    sentence = slip.sentences[place]
    kind = "right" if sentence.slip else "other"
    words = "◆ This is where the reasoning slips." if sentence.slip else "● This sentence is sound."
    return (
        f'<div class="ct-feedback ct-{kind}"><p><strong>{words}</strong></p><p>“{escape(sentence.text)}”</p>'
        f"{paragraphs(sentence.feedback)}</div>"
    )


def _all(slip: Slip, tapped: list[int]) -> None:
    count = tapped.index(slip.place) + 1
    st.html(
        f"<h3>The fault</h3><p>{escape(slip.fault)}. You found it at tap {count}.</p>{paragraphs(slip.teaching_point)}"
        f'<p class="ct-small">{escape(slip.author)} · {escape(slip.licence)} · {escape(slip.review.words)}</p>'
    )
    with st.expander("Every sentence explained", key="every_sentence"):
        st.html("".join(_explained(slip, place) for place in range(len(slip.sentences))))
    with st.container(horizontal=True):
        pin_button(LETTER_PIN, slip.id)
        others = [tap for tap in listed(TAPS) if tap.rpartition("_")[0] != slip.id]
        st.button(
            "Read it afresh", key="letter_again", on_click=chapter_state.put, args=({TAPS: BETWEEN.join(others)},)
        )
