"""The glossary, opened over whatever page is on screen: every word in plain words, with a search."""

from html import escape

import streamlit as st

from cryoteach.domain.practice.glossary import Glossary, Term
from cryoteach.wiring import content

TITLE, ASKED = "Words, in plain words", "glossary_asked"


def glossary_button(words: str = "Glossary", *, at: str = "", key: str = "glossary") -> None:
    """A button that opens the glossary; nothing where its file cannot be used (the page says so elsewhere).

    Args:
        words: what the button says.
        at: what is looked for when it opens, such as ``cited``; everything is shown where it is empty.
        key: of the button, one for each place of a page that has one.
    """
    if content().teaching.glossary is not None and st.button(words, key=key, type="tertiary"):
        open_glossary(at)


@st.dialog(TITLE, width="medium")
def open_glossary(at: str = "") -> None:
    """Show the glossary over the page, looking for a word; one dialog at a time is Streamlit's rule."""
    glossary = content().teaching.glossary
    if glossary is None:
        return
    asked = st.text_input("Look for a word", value=at, key=f"{ASKED}_{at}", placeholder="such as platelets")
    st.html(_listed(glossary, asked))


def _listed(glossary: Glossary, asked: str) -> str:
    found = glossary.found(asked)
    if not found:
        return f'<p role="status">No word here holds “{escape(asked)}”. Look for a shorter one, or a part of it.</p>'
    told = "" if len(found) == len(glossary.root) else f'<p class="ct-small" role="status">{len(found)} found.</p>'
    return f'{told}<dl class="ct-gate ct-glossary">{"".join(_term(id_, term) for id_, term in found.items())}</dl>'


def _term(id_: str, term: Term) -> str:
    also = f' <span class="ct-also">also: {escape(", ".join(term.also))}</span>' if term.also else ""
    return f'<dt id="word-{escape(id_)}">{escape(term.word)}{also}</dt><dd>{escape(term.means)}</dd>'
