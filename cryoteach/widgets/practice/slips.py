"""Draws chapter 10: a letter whose sentences can be tapped; whichever is tapped is explained."""

from collections.abc import Mapping
from functools import partial
from html import escape

import streamlit as st

from cryoteach.domain.practice.slips import Sentence, Slip
from cryoteach.widgets.frame.share import way_back_on_paper
from cryoteach.widgets.frame.text import paragraphs
from cryoteach.widgets.frame.visit import progress
from cryoteach.widgets.parts.controls.letter import LetterSentence, Note, letter
from cryoteach.widgets.parts.page.arrival import arrival, arrive_at
from cryoteach.widgets.practice.link_parts import BETWEEN, LETTER, TAPS, listed, taps
from cryoteach.widgets.practice.pins import LETTER as LETTER_PIN
from cryoteach.widgets.practice.pins import pin_button
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget

FAULT = "fault"


@st.fragment
def slips(known: Mapping[str, Slip]) -> None:
    """Show one letter; what has not been tapped yet is not explained, and so not sent."""
    letters = list(known.values())
    if not letters:
        st.info("No letter can be used. The list above says what to mend.")
        return
    _chooser(letters)
    slip = letters[min(int(chapter_state.number(LETTER)), len(letters)) - 1]
    taps_here = [place for name, place in taps() if name == slip.id and place < len(slip.sentences)]
    tapped = list(dict.fromkeys(taps_here))
    _on_paper(slip)
    with arrival(LETTER):
        st.html(f"<h2>{escape(slip.title)}</h2>")
        letter(slip.id, slip.title, _sentences(slip, taps_here), partial(_tap, slip), key="letter")
    if slip.place in tapped:
        _all(slip, tapped, len(letters))
    elif tapped:
        st.html('<p class="ct-small">The slip is still in the letter. Read on, and tap another sentence.</p>')


def _on_paper(slip: Slip) -> None:
    """What only a printed page shows: the letter without a mark, its sentences numbered; answers stand overleaf."""
    sentences = "".join(f"<li>{escape(sentence.text)}</li>" for sentence in slip.sentences)
    with st.container(key="on_paper"):
        st.html(
            f"<h2>{escape(slip.title)}</h2><ol>{sentences}</ol>"
            '<p class="ct-ask"><strong>Which sentence holds the slip, and why?</strong></p>'
        )
        way_back_on_paper({LETTER: str(int(chapter_state.number(LETTER)))})


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


def _sentences(slip: Slip, tapped: list[int]) -> list[LetterSentence]:
    """The letter as it stands: marks on what was tapped, and what is said of the one tapped last."""
    return [
        LetterSentence(text=sentence.text)
        if place not in tapped
        else LetterSentence(
            text=sentence.text,
            mark=_words(sentence)[0],
            means=_words(sentence)[2:],
            note=_note(sentence) if place == tapped[-1] else None,
        )
        for place, sentence in enumerate(slip.sentences)
    ]


def _words(sentence: Sentence) -> str:
    return "◆ This is where the reasoning slips." if sentence.slip else "● This sentence is sound."


def _note(sentence: Sentence) -> Note:
    why = [" ".join(part.split()) for part in sentence.feedback.split("\n\n")]
    return Note(kind="right" if sentence.slip else "other", words=_words(sentence), why=tuple(filter(None, why)))


def _tap(slip: Slip, place: int) -> None:
    """Keep a tap; one that is tapped again is the last one again."""
    tap = f"{slip.id}_{place}"
    is_new = tap not in listed(TAPS)
    chapter_state.put({TAPS: BETWEEN.join([*listed(TAPS), tap])})
    if place == slip.place and is_new:
        arrive_at(FAULT)


def _explained(sentence: Sentence) -> str:
    kind = "right" if sentence.slip else "other"
    return (
        f'<div class="ct-feedback ct-{kind}"><p><strong>{_words(sentence)}</strong></p><p>“{escape(sentence.text)}”</p>'
        f"{paragraphs(sentence.feedback)}</div>"
    )


def _all(slip: Slip, tapped: list[int], letters: int) -> None:
    count = tapped.index(slip.place) + 1
    with arrival(FAULT):
        st.html(
            f"<h3>The fault</h3><p>{escape(slip.fault)}. You found it at tap {count}.</p>"
            f"{_explained(slip.sentences[slip.place])}{paragraphs(slip.teaching_point)}"
            f'<p class="ct-small">{escape(slip.author)} · {escape(slip.licence)} · {escape(slip.review.words)}</p>'
        )
    with st.expander("Every sentence explained", key="every_sentence"):
        st.html("".join(map(_explained, slip.sentences)))
    with st.container(horizontal=True):
        if (at := int(chapter_state.number(LETTER))) < letters:
            st.button("Next letter", key="next_letter", type="primary", on_click=_turn_to, args=(at + 1,))
        pin_button(LETTER_PIN, slip.id)
        others = [tap for tap in listed(TAPS) if tap.rpartition("_")[0] != slip.id]
        st.button("Read it afresh", key="letter_again", on_click=_read_afresh, args=(BETWEEN.join(others),))
    if at >= letters:
        st.html(f'<p class="ct-small">That was the last of {letters} letters.</p>')


def _turn_to(place: int) -> None:
    chapter_state.put({LETTER: place})
    arrive_at(LETTER)


def _read_afresh(others: str) -> None:
    chapter_state.put({TAPS: others})
    arrive_at(LETTER)
