"""One fact of the registry with everything that a careful reader asks of it, as HTML."""

from html import escape

from cryoteach.domain.evidence.sources_and_facts import Fact, Source


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
