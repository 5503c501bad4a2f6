"""One fact of the registry as a card: what it says, of whom, how surely, who said it, and where it is used here."""

from collections.abc import Mapping
from html import escape
from itertools import groupby

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.evidence.sources_and_facts import GRADES, Fact, Source
from cryoteach.domain.registry import uses_of
from cryoteach.figures.evidence import interval
from cryoteach.widgets.frame.chapter_links import chapter_link, is_chapter
from cryoteach.widgets.frame.text import label
from cryoteach.widgets.parts.charts.chart import show_chart
from cryoteach.widgets.parts.visit.page_tools import page_tools


def fact_card(fact: Fact, content: Content, *, says: bool = True) -> None:
    """Show one fact whole; without its statement where that stands above already."""
    rows = [(term, escape(text)) for term, text in _about(fact, content.evidence.sources[fact.source]) if text]
    rows += [("Source", _source(name, content.evidence.sources[name])) for name in (fact.source, *fact.also)]
    listed = "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in rows)
    statement = f"<p>{escape(fact.statement)}</p>" if says else ""
    st.html(f'{statement}<dl class="ct-gate">{listed}</dl>{_bins(fact)}')
    if fact.low is not None and fact.high is not None:
        figure, table = interval.figure({"": fact}), interval.table({"the number": fact})
        show_chart(figure, table, key=f"interval-{fact.id}", name="The number and its interval")
    _beside(fact, content.evidence.facts)
    _where_used(fact, content)
    page_tools(f"the fact “{fact.id}” of the registry", key=f"report_{fact.id}_{says}")


def value_words(fact: Fact) -> str:
    """A fact's number in a few words; empty when it has none."""
    unit = fact.unit if fact.unit in {"", "%"} else f" {fact.unit}"
    spread = "" if fact.low is None or fact.high is None else f"{fact.low:g} to {fact.high:g}"
    if fact.value is None:
        return f"{spread}{unit}" if spread else ""
    return f"{fact.value:g}{unit}" + (f" ({spread})" if spread else "")


def _about(fact: Fact, source: Source) -> list[tuple[str, str]]:
    counted = fact.numerator is not None and fact.denominator is not None
    return [
        ("Number", value_words(fact)),
        ("Interval", fact.interval),
        ("Counted", f"{fact.numerator} of {fact.denominator}" if counted else ""),
        ("People", fact.population),
        ("Setting", fact.setting),
        ("Year", str(fact.year or source.year or "undated")),
        ("How surely", f"{GRADES[fact.grade]}{'; a summary by others' if source.second_hand else ''}"),
        ("Mind", fact.caveat),
    ]


def _source(name: str, source: Source) -> str:
    title = ". ".join(part for part in (source.authors, source.title, source.publication) if part)
    words = escape(f"{title or source.name or name}{_not_seen(source)}")
    if not source.link:
        return words
    place = escape(source.link)
    return f'{words} <a href="{place}" target="_blank" rel="noopener noreferrer">{place}</a>'


def _not_seen(source: Source) -> str:
    """What stands there from memory or in our words, and a source that another one speaks of."""
    if source.read == "not-read":
        return " (not read by us)"
    return f" (not seen where we read it: {', '.join(source.unverified)})" if source.unverified else ""


def _bins(fact: Fact) -> str:
    if not fact.bins:
        return ""
    rows = "".join(f"<li>{escape(part.label)}: {part.percent:g}{escape(fact.unit)}</li>" for part in fact.bins)
    return f"<p>How it is spread:</p><ul>{rows}</ul>"


def _beside(fact: Fact, facts: Mapping[str, Fact]) -> None:
    pair = facts.get(fact.pair)
    if pair is not None and pair.show:
        st.html(f'<p class="ct-small">To be read beside it: {escape(pair.statement)}</p>')


def _where_used(fact: Fact, content: Content) -> None:
    uses = uses_of(fact.id, content)
    if not uses:
        st.html('<p class="ct-small">Used in no chapter yet.</p>')
    for chapter, group in groupby(uses, key=lambda use: use.chapter):
        words = "; ".join(use.words for use in group)
        st.html(f'<p class="ct-small">Used in {escape(words)}.</p>')
        if is_chapter(chapter) and chapter in content.teaching.lessons:
            chapter_link(chapter, f"Open: {label(content.teaching.lessons[chapter].title)}")
