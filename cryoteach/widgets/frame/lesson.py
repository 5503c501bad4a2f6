"""A chapter's prose and its check-yourself question."""

from html import escape

import streamlit as st

from cryoteach.domain.practice.lessons import Lesson, LessonOption
from cryoteach.person_view.citation import citations
from cryoteach.widgets.frame.text import label, paragraphs
from cryoteach.widgets.frame.visit import progress
from cryoteach.widgets.state.session import set_widget
from cryoteach.wiring import content


def section(lesson: Lesson | None, name: str) -> None:
    """Show one section of a lesson, with the facts it cites one tap away.

    Nothing when the lesson could not be read (the page says so elsewhere).
    """
    if lesson is None or name not in lesson.sections:
        return
    st.markdown(lesson.sections[name])
    if listed := _read_for(lesson, name):
        with st.expander("What was read for this", key=f"read_for_{lesson.id}_{name}"):
            st.html(listed)


def _read_for(lesson: Lesson, name: str) -> str:
    """The facts that a section cites, as HTML; empty where it cites none."""
    everything = content()
    facts = [
        everything.evidence.facts[cite] for cite in lesson.cites.get(name, ()) if cite in everything.evidence.facts
    ]
    listed = citations(facts, everything.evidence.sources)
    return f"<dl><dt>What was read</dt><dd><ul>{listed}</ul></dd></dl>" if listed else ""


def folded(lesson: Lesson | None, name: str, title: str) -> None:
    """Show one section behind a title that opens it, what was read at its end; nothing where it could not be read."""
    if lesson is None or name not in lesson.sections:
        return
    with st.expander(title, key=f"folded_{lesson.id}_{name}"):
        st.markdown(lesson.sections[name])
        if listed := _read_for(lesson, name):
            st.html(listed)


@st.fragment
def check_yourself(lesson: Lesson | None) -> None:
    """Ask the chapter's question; whichever answer is chosen is explained, and then the others."""
    if lesson is None or not lesson.options:
        return
    st.html(f"<h2>Check yourself</h2>{paragraphs(lesson.question)}")
    texts = [label(option.text) for option in lesson.options]
    key, kept = f"check_{lesson.id}", f"answer_{lesson.id}"
    set_widget(key, st.session_state.get(kept))
    st.radio(
        "Your answer", range(len(lesson.options)), index=None, key=key, format_func=texts.__getitem__,
        on_change=_keep, args=(key, kept),
    )  # fmt: skip
    chosen: int | None = st.session_state.get(kept)
    if chosen is None:
        return
    progress.finish(lesson.id)
    st.html(f'<div role="status">{_feedback(lesson.options[chosen])}</div>')
    with st.expander("Why the other answers are what they are", key=f"others_{lesson.id}"):
        st.html("".join(_feedback(option) for i, option in enumerate(lesson.options) if i != chosen))


def _keep(key: str, kept: str) -> None:
    """Keep the answer: a chooser that the browser draws anew in the middle of a run says that nothing is chosen."""
    if st.session_state[key] is not None:
        st.session_state[kept] = st.session_state[key]


def _feedback(option: LessonOption) -> str:
    kind, mark = ("right", "● That holds.") if option.right else ("other", "◐ Not quite.")
    return (
        f'<div class="ct-feedback ct-{kind}"><p><strong>{mark}</strong> {escape(option.text)}</p>'
        f"{paragraphs(option.feedback)}</div>"
    )
