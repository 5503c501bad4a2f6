"""Draws chapter 13: the evidence registry with its search, its filters, its pages and its files."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.evidence.sources_and_facts import GRADES, Fact, Source
from cryoteach.domain.page_address import Part, Phrase
from cryoteach.domain.registry import found_facts, shown_facts
from cryoteach.domain.rules.scales import Choice, Quantity
from cryoteach.export.bibliography import as_bibtex, as_csv
from cryoteach.widgets.evidence.fact_card import fact_card, value_words
from cryoteach.widgets.frame.text import label
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget

A_PAGE = 10
WORDS, TOPIC, GRADE, PAGE, FACT = "words", "topic", "grade", "page", "fact"
ALL = ""


def parts_of(facts: Mapping[str, Fact]) -> list[Part]:
    """What the address of this chapter may hold."""
    shown = shown_facts(facts)
    topics = {fact.topic: fact.topic.replace("-", " ") for fact in shown.values()}
    grades = {fact.grade: GRADES[fact.grade] for fact in shown.values()}
    pages = max(1, _pages(list(shown.values())))
    return [
        Part(kind=Phrase(name=WORDS, label="words searched for"), default=ALL),
        Part(kind=Choice(name=TOPIC, label="topic", term="", options=dict(sorted(topics.items()))), default=ALL),
        Part(kind=Choice(name=GRADE, label="grade", term="", options=grades), default=ALL),
        Part(kind=Quantity(name=PAGE, label="page", term="", unit="", low=1, high=pages, step=1), default=1),
        Part(kind=Phrase(name=FACT, label="fact", form="list"), default=ALL),
    ]


def asked_fact(content: Content) -> tuple[str, ...]:
    """Show the one fact that a link asked for; a sentence when it cannot be shown."""
    name = chapter_state.text(FACT)
    if not name:
        return ()
    fact = shown_facts(content.evidence.facts).get(name)
    if fact is None:
        return (f"Fact: no fact that may be shown is called “{name}”. Used instead: the whole registry",)
    with st.container(border=True, key="asked_fact"):
        st.html("<h2>The fact you asked for</h2>")
        fact_card(fact, content)
        st.button("Close", key="close_fact", on_click=chapter_state.put, args=({FACT: ALL},))
    return ()


@st.fragment
def registry(content: Content) -> None:
    """Show the registry; a search or a filter redraws only this."""
    st.html("<h2>The registry</h2>")
    _filters(content.evidence.facts)
    words, topic, grade = (chapter_state.text(name) for name in (WORDS, TOPIC, GRADE))
    found = found_facts(
        content.evidence.facts.values(), content.evidence.sources, words=words, topic=topic, grade=grade
    )
    page = min(int(chapter_state.number(PAGE)), max(1, _pages(found)))
    first = (page - 1) * A_PAGE
    here = found[first : first + A_PAGE]
    st.html(f'<p role="status">{escape(_count(len(found), first, len(here)))}</p>')
    for fact in here:
        with st.expander(_title(fact), key=f"fact_{fact.id}", on_change="rerun") as box:
            if box.open:  # a closed card sends nothing
                fact_card(fact, content, says=False)
    _turn(found, page)
    _files(found, content.evidence.sources)


def _filters(facts: Mapping[str, Fact]) -> None:
    left, middle, right = st.columns(3, gap="medium")
    kinds = {part.kind.name: part.kind for part in parts_of(facts)}
    with left:
        set_widget(WORDS, chapter_state.text(WORDS))
        st.text_input("Search for words", key=WORDS, max_chars=60, on_change=_ask, args=(WORDS,))
    for column, name, title in ((middle, TOPIC, "Topic"), (right, GRADE, "How surely it was read")):
        kind = kinds[name]
        options = kind.options if isinstance(kind, Choice) else {}
        with column:
            set_widget(name, chapter_state.text(name))
            st.selectbox(
                title, [ALL, *options], key=name, format_func=lambda o, known=options: known.get(o, "all"),
                on_change=_ask, args=(name,),
            )  # fmt: skip


def _ask(name: str) -> None:
    chapter_state.put({name: st.session_state[name] or ALL, PAGE: 1})


def _count(found: int, first: int, here: int) -> str:
    if not found:
        return "No fact holds all of this. Try fewer words, or all topics."
    return f"Facts {first + 1} to {first + here} of {found}."


def _title(fact: Fact) -> str:
    number = value_words(fact)
    return f"{f'**{label(number)}** · ' if number else ''}{label(fact.statement)}"


def _turn(found: Sequence[Fact], page: int) -> None:
    pages = _pages(found)
    if pages < 2:  # noqa: PLR2004 - one page needs no turning
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        earlier, later = {PAGE: page - 1}, {PAGE: page + 1}
        st.button("Earlier", key="earlier", disabled=page == 1, on_click=chapter_state.put, args=(earlier,))
        st.html(f'<p class="ct-page">Page {page} of {pages}</p>', width="content")
        st.button("Later", key="later", disabled=page == pages, on_click=chapter_state.put, args=(later,))


def _files(found: list[Fact], sources: Mapping[str, Source]) -> None:
    with st.container(horizontal=True):
        st.download_button(
            f"These {len(found)} facts as CSV", as_csv(found, sources), "cryoteach-evidence.csv", "text/csv",
            key="facts_csv", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "Their sources as BibTeX", as_bibtex(found, sources), "cryoteach-sources.bib", "text/x-bibtex",
            key="facts_bib", on_click="ignore",
        )  # fmt: skip


def _pages(found: Sequence[Fact]) -> int:
    return -(-len(found) // A_PAGE)
