"""Text that somebody else wrote, made safe to show: as words, never as markup that runs."""

import re
from html import escape

import streamlit as st

from cryoteach.domain.evidence import Fact, Source


def label(text: str) -> str:
    """Escape text for a Streamlit label, which would read Markdown."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:^&])", r"\\\1", text)


def paragraphs(text: str, css_class: str = "") -> str:
    """Escape text and keep its paragraphs."""
    parts = [escape(part.strip()) for part in re.split(r"\n\s*\n", text) if part.strip()]
    opening = f'<p class="{escape(css_class)}">' if css_class else "<p>"
    return "".join(f"{opening}{part}</p>" for part in parts)


def words(text: str, css_class: str = "") -> None:
    """Show text that somebody else wrote."""
    st.html(paragraphs(text, css_class))


def citation(fact: Fact, source: Source) -> str:
    """A fact with its interval, population, year, caveat and source, as safe HTML."""
    about = " · ".join(part for part in (fact.population, fact.setting, _year(fact, source)) if part)
    link = name = escape(source.name)
    if source.link:
        link = f'<a href="{escape(source.link)}" target="_blank" rel="noopener noreferrer">{name}</a>'
    return (
        f"<li><p>{escape(fact.statement)}{escape(_interval(fact))}</p>"
        f'<p class="ct-small">{escape(about)}. Source: {link}'
        f"{' (a summary by others)' if source.second_hand else ''}. Mind: {escape(fact.caveat)} "
        f'<a href="evidence?fact={escape(fact.id)}" target="_blank">In the registry</a></p></li>'
    )


def _year(fact: Fact, source: Source) -> str:
    year = fact.year or source.year
    return str(year) if year else "undated"


def _interval(fact: Fact) -> str:
    if fact.low is None or fact.high is None:
        return ""
    return f" ({fact.low:g} to {fact.high:g} {fact.unit}{f', {fact.interval}' if fact.interval else ''})"
