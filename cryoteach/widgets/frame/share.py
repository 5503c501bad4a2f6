"""Share what is on screen: the link as text, and as a QR code for a projector or a phone.

Every link that leaves the app is made here, so that all begin where other people's devices can follow.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import TypeAlias
from urllib.parse import urlencode

import streamlit as st

from cryoteach.domain.input.web_address import Reachable, reachable
from cryoteach.domain.rules.patient import SCALES
from cryoteach.export.qr import qr
from cryoteach.settings import settings
from cryoteach.widgets.parts.export.course_page import in_a_course_page
from cryoteach.widgets.parts.export.notebook import person_notebook
from cryoteach.widgets.parts.export.offline import offline_button
from cryoteach.widgets.parts.export.paper import handout_of_person
from cryoteach.widgets.state import chapter_state, session
from cryoteach.wiring import content
from cryoteach.wiring.machine import addresses_of_machine, names_of_machine

PERSON = "The link opens this person, this set of limits and its version."
CHAPTER = "The link opens this chapter as its controls stand."
PLAIN = "It holds nothing else: not what you have seen, done or guessed."
ANSWERED = re.compile(r"guess|\bsure\b|answer|replies|tapped", re.IGNORECASE)
"""The labels of what a learner said or had shown, which a link may leave out."""

FRAMED = {"embed": "true"}  # Streamlit's own: without the header and the foot that the page around it has
LONGEST_VALUE = 200  # characters of a value that are listed
Holds: TypeAlias = Sequence[tuple[str, str, str]]
"""What a link holds: the name of each part in the address, its label, and its value in words."""


def share_button() -> None:
    """A button that opens the link to the person of chapter 2, and its QR code."""
    if session.is_open():
        _button(session.parameters, _person_in_words, PERSON)


def share_chapter() -> None:
    """The same for any other chapter, as its controls stand."""
    _button(chapter_state.parameters, chapter_state.in_words, CHAPTER)


def unanswered(parts: Mapping[str, str]) -> dict[str, str]:
    """These parts of this page's address without what a learner guessed, answered or had shown."""
    answers = {name for name, label in chapter_state.labels().items() if ANSWERED.search(label)}
    return {name: text for name, text in parts.items() if name not in answers and "guess" not in name}


def link(parts: Mapping[str, str], chapter: str = "") -> str:
    """The address of this page, or of another chapter, with these parts, whole."""
    page = f"{_reachable().root}/{chapter or session.page()}"
    return f"{page}?{urlencode(parts)}" if parts else page


def show_link(whole: str) -> None:
    """Show a link to be copied, and say so where only this machine can open it."""
    st.code(whole, language=None, wrap_lines=True)
    if note := _reachable().only_here:
        st.html(f'<p class="ct-only-here" role="note">{escape(note)}</p>')


def link_and_code(parts: Mapping[str, str], alt: str) -> None:
    """Show the address of this page with these parts as text, and as a QR code where one can hold it."""
    whole = link(parts)
    show_link(whole)
    picture = qr(whole)
    if picture:
        st.image(picture, alt=alt, width=320)
    else:
        st.html("<p>The link is too long for a QR code. Copy it instead.</p>")


def way_back_on_paper(parts: Mapping[str, str]) -> None:
    """The address of this page with these parts, as code and as text; to be put where only paper shows it."""
    whole = link(parts)
    if code := qr(whole, at_once=True):
        st.image(code, alt="QR code of the link to this page", width=112)
    st.html(f'<p class="ct-small">{escape(whole)}</p>')


def places() -> dict[str, Reachable]:
    """Every place where links may begin for this visitor, the best first, by the address that other devices open."""
    machine = addresses_of_machine()
    found = [_reachable((first, *(other for other in machine if other != first))) for first in machine]
    return {place.root: place for place in found or [_reachable()]}


def room_link(place: Reachable, *parts: str) -> str:
    """The address of a page of a tutorial room; ``j`` and a code, where phones join."""
    return "/".join((place.root, *parts))


def _reachable(machine: Sequence[str] | None = None) -> Reachable:
    """Where links begin, for this visitor; the machine's own addresses in an order of choice, or the best first."""
    listens_at = str(st.get_option("server.address") or "")
    page = (st.context.url or f"http://127.0.0.1:{st.get_option('server.port')}").partition("?")[0]
    return reachable(
        page.rstrip("/").removesuffix(f"/{session.page()}").rstrip("/"),
        settings().address,
        "127.0.0.1" if listens_at.startswith("unix:") else listens_at,
        addresses_of_machine() if machine is None else machine,
        names_of_machine(),
    )


def root_for_others() -> str:
    """Where links begin that other people's devices can follow; empty where only this machine can."""
    found = _reachable()
    return "" if found.only_here else found.root


def _answers_too(whole: str) -> None:
    """What holds the verdict, so of a case whose verdict is still hidden there is none: handout and notebook."""
    now, everything = session.now(), content()
    if not now.is_verdict_hidden:
        case = everything.teaching.cases.get(now.case_id or "")
        handout_of_person(everything, now.person, now.profile, case, root_for_others())
        person_notebook(everything, now.person, now.profile, case, whole)


def _person_in_words() -> Holds:
    opened = session.now()
    found = [
        (name, scale.label, "not known" if (value := opened.person.value(name)) is None else scale.words(value))
        for name, scale in SCALES.items()
    ]
    limits = ("profile", "set of limits", f"{opened.profile.title}, version {opened.profile.version}")
    return [*found, limits, *([("case", "case", opened.case_id)] if opened.case_id else [])]


def _button(parts: Callable[[], Mapping[str, str]], in_words: Callable[[], Holds], opens: str) -> None:
    if st.button("Share", icon=":material/share:", key="share", help="A link and a QR code to exactly this"):
        _share(parts(), in_words(), opens)


@st.dialog("Share exactly this", width="medium")
def _share(parts: Mapping[str, str], holds: Holds, opens: str) -> None:
    guesses = {name for name, label, _ in holds if ANSWERED.search(label)}
    left_out = bool(guesses) and st.checkbox("Leave out what I guessed", key="share_without_guess")
    kept = {name: text for name, text in parts.items() if not (left_out and name in guesses)}
    listed = "".join(
        f"<li>{escape(label[:1].upper() + label[1:])}: {escape(value[:LONGEST_VALUE])}</li>"
        for name, label, value in holds
        if name in kept
    )
    told = f"<p>The link holds, and whoever has it can read:</p><ul>{listed}</ul>" if listed else ""
    plain = "" if guesses and not left_out else f"<p>{PLAIN}</p>"
    st.html(f'<div role="status"><p>{escape(opens)}</p>{told}{plain}</div>')
    link_and_code(kept, "QR code of the link")
    title = f"CryoTeach: {session.page().replace('-', ' ').capitalize()}"
    in_a_course_page(link(kept), link({**kept, **FRAMED}), title)
    if opens == PERSON:
        st.html("<h3>Take it with you</h3>")
        offline_button(content(), "share_offline", root_for_others())
        _answers_too(link(kept))
