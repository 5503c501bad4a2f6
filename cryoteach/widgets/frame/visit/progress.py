"""Which chapters were seen and done, and where somebody was: kept in this browser only, and forgotten at a press.

A chapter is seen once it was opened; it is done once its question at the end was answered or its practice finished. The
server knows of it while the page is open, and hears at the first page what the browser has kept of earlier visits.
"""

from collections.abc import Mapping
from secrets import token_hex
from typing import Annotated, cast
from urllib.parse import parse_qsl

import streamlit as st
from pydantic import BaseModel, Field, ValidationError

from cryoteach.domain.input.link_text import PROJECTOR
from cryoteach.widgets.frame.text import label
from cryoteach.widgets.frame.visit import chapters
from cryoteach.widgets.parts.visit.browser_memory import browser_memory
from cryoteach.widgets.state.session import page

_KEPT, _FORGOTTEN = "progress", "progress_forgotten"
NEVER_KEPT = ("draft", "laid", "cases", "own")
"""What of an address no browser keeps: what is written at the desk, and a trainer's cases, which may be sealed."""
LONGEST_ADDRESS, MOST_CHAPTERS = 20_000, 40
Name = Annotated[str, Field(max_length=60)]


class Kept(BaseModel, frozen=True, extra="forbid"):
    """What is kept of a visit.

    Attributes:
        seen: the chapters that were opened, by their names in the address.
        done: those that were finished.
        last: the page that was open last, the start apart, and the rest of its address.
    """

    seen: tuple[Name, ...] = Field(default=(), max_length=MOST_CHAPTERS)
    done: tuple[Name, ...] = Field(default=(), max_length=MOST_CHAPTERS)
    last: tuple[Name, Annotated[str, Field(max_length=LONGEST_ADDRESS)]] | None = None


def kept() -> Kept:
    """What is known of this visit and those before it."""
    return st.session_state.get(_KEPT, Kept())


def see(name: str) -> None:
    """Note that a chapter is open, and keep what is known in the browser."""
    if name:
        _note(seen=name)
    _remember("visit")


def finish(name: str) -> None:
    """Note that a chapter's question was answered or its practice finished."""
    if name not in kept().done:
        _note(done=name)
        _remember("visit_done")


def mark(name: str) -> str:
    """How the menu marks a chapter, by its name in the address; empty for one that was not opened yet."""
    return "done" if name in kept().done else "seen" if name in kept().seen else ""


def go_on_where_you_were() -> None:
    """Offer to go on where this browser was last; keeps its room, so that nothing moves when the browser has said."""
    with st.container(key="go_on"):
        last = kept().last
        if last is not None and last[0] in chapters.addresses():
            name, rest = last
            parts = {part: text for part, text in parse_qsl(rest.removeprefix("?")) if part != PROJECTOR}
            words = label(f"Go on where you were: {chapters.named(name)}")
            chapters.link(name, words, "go_on_link", parts, ":material/arrow_forward:")


@st.dialog("Forget me here?")
def ask_to_forget() -> None:
    """Say what is forgotten, and do so."""
    st.html(
        "<p>This clears what this browser has kept: where you were, which chapters are seen and done, and every guess, "
        "reply and pin of this visit. A link that you have saved keeps what it holds.</p>"
    )
    if st.button("Forget me here", key="forget_now", type="primary"):
        forget()
        st.switch_page(chapters.addresses()[chapters.START])


def forget() -> None:
    """Let go of everything, here and in the browser."""
    pages = st.session_state["pages"]
    st.session_state.clear()
    st.session_state.update({"pages": pages, _FORGOTTEN: token_hex(4)})


def _note(**news: str) -> None:
    now = kept()
    more = {what: (*getattr(now, what), name) for what, name in news.items() if name not in getattr(now, what)}
    st.session_state[_KEPT] = now.model_copy(update=more)


def _remember(key: str) -> None:
    told = {**kept().model_dump(), "page": page(), "forget": st.session_state.get(_FORGOTTEN, ""), "never": NEVER_KEPT}
    browser_memory(told, _hear, key=key)


def _hear() -> None:
    """Take over what the browser has kept; what it says is no more trusted than a link."""
    try:
        said = Kept.model_validate(cast("Mapping[str, object]", st.session_state["visit"])["kept"])
    except (KeyError, TypeError, ValidationError):
        return
    now, known = kept(), chapters.addresses()
    seen, done = (
        tuple(name for name in dict.fromkeys((*getattr(now, what), *getattr(said, what))) if name in known)
        for what in ("seen", "done")
    )
    st.session_state[_KEPT] = Kept(seen=seen, done=done, last=said.last)
