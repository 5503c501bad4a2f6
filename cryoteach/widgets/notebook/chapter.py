"""Draws chapter 12: the guesses, the pins and the marks of this learner, all of it in the page's own address."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.page_address import Part
from cryoteach.domain.person_link import write_link
from cryoteach.domain.practice.marking import Marked
from cryoteach.domain.practice.replies import marked
from cryoteach.domain.practice.slips import Slip
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.phrases import short_line
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Value
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.share import link_and_code
from cryoteach.widgets.frame.text import label
from cryoteach.widgets.notebook.guesses import guess_parts, guesses, guesses_made
from cryoteach.widgets.practice.clinic import visit
from cryoteach.widgets.practice.clinic_summary import accuracy, how_right, how_sure
from cryoteach.widgets.practice.link_parts import (
    PINS,
    REPLIES,
    TAPS,
    TWINS,
    carried,
    clinic_parts,
    replies,
    slips_parts,
    taps,
    twins_parts,
)
from cryoteach.widgets.practice.person_to_judge import open_in_chapter_2, person_to_judge
from cryoteach.widgets.practice.pins import LETTER, PERSON, person_of, pinned, unpin
from cryoteach.widgets.state import chapter_state


def notebook_parts(content: Content) -> list[Part]:
    """Everything that a learner's notebook holds."""
    parts = [
        *guess_parts(content.rules, content.evidence, content.models.seedlings),
        *clinic_parts(content.rules.first_profile),
        *twins_parts(content.teaching.cases),
        *slips_parts(content.teaching.slips),
    ]
    return list({part.kind.name: part for part in parts}.values())


@st.fragment
def notebook(content: Content) -> None:
    """Show everything that is kept, or where to begin."""
    found = [*visit(content).marked_replies, *_of_twins(content)]
    pins, tapped = pinned(), taps()
    if not (found or guesses_made() or pins or tapped):
        lesson.section(content.teaching.lessons.get("my-notebook"), "empty")
        chapter_link("guess-first", "Guess first")
        chapter_link("clinic-list", "Clinic list")
        return
    guesses(content)
    _marks(found, content)
    _letters(tapped, content.teaching.slips)
    _pins(pins, content)
    _carry(content)


def _of_twins(content: Content) -> list[Marked]:
    items = [(person_to_judge(name, content), reply) for name, reply in replies(TWINS, content)[0].items()]
    return [marked(item.name, reply, item.key) for item, reply in items if item is not None]


def _marks(found: list[Marked], content: Content) -> None:
    if not found:
        return
    st.html(f"<h2>Your answers</h2><p>{how_right(found)}</p>")
    how_sure(found)
    accuracy(found, content)
    if chapter_state.text(REPLIES):
        parts = carried(
            *(part.kind.name for part in clinic_parts(content.rules.first_profile))  # one left out would be reset there
        )
        chapter_link("clinic-list", "Go on with the clinic list", **parts)


def _letters(tapped: list[tuple[str, int]], letters: Mapping[str, Slip]) -> None:
    found = [slip.title for slip in letters.values() if (slip.id, slip.place) in tapped]
    if tapped:
        listed = "".join(f"<li>{escape(title)}</li>" for title in found) or "<li>none yet</li>"
        st.html(f"<h2>Slips you found</h2><ul>{listed}</ul>")


def _pins(pins: list[tuple[str, str]], content: Content) -> None:
    if pins:
        st.html("<h2>Pinned</h2>")
    for place, (kind, name) in enumerate(pins):
        with st.container(border=True, key=f"pinned_{place}"):
            _pin(kind, name, content)
            st.button("Unpin", key=f"unpin_{place}", on_click=unpin, args=(kind, name))


def _pin(kind: str, name: str, content: Content) -> None:
    if kind == LETTER and name in content.teaching.slips:
        place = str(list(content.teaching.slips).index(name) + 1)
        chapter_link("spot-the-slip", label(content.teaching.slips[name].title), letter=place, **carried(TAPS, PINS))
    elif kind == PERSON:
        _pinned_person(name, content.rules.first_profile)
    elif (item := person_to_judge(name, content)) is not None:
        st.html(f"<p>{escape(item.title)}: {escape(short_line(item.key))}</p>")
        open_in_chapter_2(item)
    else:
        st.html("<p>Something that is no longer here.</p>")


def _pinned_person(name: str, first_profile: Profile | None) -> None:
    person = person_of(name)
    if person is None or first_profile is None:
        st.html("<p>A person whose findings cannot be read.</p>")
        return
    st.html(f"<p>A person of chapter 2: {escape(short_line(assess(person, first_profile)))}</p>")
    chapter_link("one-person", "Open this person", ":material/person:", **write_link(person, first_profile))


def _carry(content: Content) -> None:
    lesson.section(content.teaching.lessons.get("my-notebook"), "keep")
    with st.expander("Carry it to another device", key="carry"):
        link_and_code(chapter_state.parameters(), "QR code of this notebook")
    nothing = {part.kind.name: part.default for part in notebook_parts(content)}
    st.button("Erase everything in my notebook", key="erase", on_click=_erase, args=(nothing,))


def _erase(nothing: Mapping[str, Value | None]) -> None:
    chapter_state.put(nothing)
