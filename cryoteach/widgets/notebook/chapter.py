"""Draws chapter 12: the guesses, the pins and the marks of this learner, all of it in the page's own address."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.page_address import Part
from cryoteach.domain.practice.marking import Marked
from cryoteach.domain.practice.replies import marked
from cryoteach.domain.practice.slips import Slip
from cryoteach.domain.rules.scales import Value
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.notebook.guesses import guess_parts, guesses, guesses_made
from cryoteach.widgets.notebook.keep import keep
from cryoteach.widgets.notebook.kept import kept
from cryoteach.widgets.notebook.pinned import pins
from cryoteach.widgets.practice.clinic import visit
from cryoteach.widgets.practice.clinic_summary import accuracy, how_right, how_sure
from cryoteach.widgets.practice.link_parts import (
    REPLIES,
    TWINS,
    carried,
    clinic_parts,
    replies,
    slips_parts,
    taps,
    twins_parts,
)
from cryoteach.widgets.practice.person_to_judge import person_to_judge
from cryoteach.widgets.practice.pins import pinned
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
    tapped = taps()
    if not (found or guesses_made() or pinned() or tapped):
        lesson.section(content.teaching.lessons.get("my-notebook"), "empty")
        chapter_link("guess-first", "Guess first")
        chapter_link("clinic-list", "Clinic list")
        return
    keep(content, kept(found, tapped, content))
    guesses(content)
    _marks(found, content)
    _letters(tapped, content.teaching.slips)
    pins(content)
    nothing = {part.kind.name: part.default for part in notebook_parts(content)}
    st.button("Erase everything in my notebook", key="erase", on_click=_erase, args=(nothing,))


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


def _erase(nothing: Mapping[str, Value | None]) -> None:
    chapter_state.put(nothing)
