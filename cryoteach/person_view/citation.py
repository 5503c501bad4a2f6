"""Facts of the registry with everything that a careful reader asks of them, as HTML; a source is named once."""

from collections.abc import Iterable, Mapping
from html import escape

from cryoteach.domain.evidence.sources_and_facts import Fact, Source


def citations(facts: Iterable[Fact], sources: Mapping[str, Source]) -> str:
    """Facts as the entries of a list, those of one source in one entry, as safe HTML; empty where there are none."""
    by_source: dict[str, list[Fact]] = {}
    for fact in facts:
        by_source.setdefault(fact.source, []).append(fact)
    return "".join(_entry(together, sources[name]) for name, together in by_source.items())


def what_was_read(facts: Iterable[Fact], sources: Mapping[str, Source]) -> str:
    """The same as a list under its own heading, as whoever reads a page knows it; empty where there are none."""
    listed = citations(facts, sources)
    return f'<dl class="ct-gate"><dt>What was read</dt><dd><ul>{listed}</ul></dd></dl>' if listed else ""


def citation(fact: Fact, source: Source) -> str:
    """A fact with its interval, population, year, caveat and source, as safe HTML."""
    return _entry([fact], source)


def _entry(facts: list[Fact], source: Source) -> str:
    """What was read in one source: what is the same for all of it is said once, at the end."""
    about = {fact.id: _about(fact, source) for fact in facts}
    same = next(iter(about.values())) if len(set(about.values())) == 1 else ""
    told = "".join(_fact(fact, "" if same else about[fact.id]) for fact in facts)
    link = name = escape(source.name)
    if source.link:
        link = f'<a href="{escape(source.link)}" target="_blank" rel="noopener noreferrer">{name}</a>'
    by_others = " (a summary by others)" if source.second_hand else ""
    people = f"{escape(same)}. " if same else ""
    return f'<li>{told}<p class="ct-small">{people}Source: {link}{by_others}.</p></li>'


def _fact(fact: Fact, about: str) -> str:
    people = f"{escape(about)}. " if about else ""
    return (
        f"<p>{escape(fact.statement)}{escape(_interval(fact))}</p>"
        f'<p class="ct-small">{people}Mind: {escape(fact.caveat)} '
        f'<a href="evidence?fact={escape(fact.id)}" target="_blank">In the registry</a></p>'
    )


def _about(fact: Fact, source: Source) -> str:
    return " · ".join(part for part in (fact.population, fact.setting, _year(fact, source)) if part)


def _year(fact: Fact, source: Source) -> str:
    year = fact.year or source.year
    return str(year) if year else "undated"


def _interval(fact: Fact) -> str:
    if fact.low is None or fact.high is None:
        return ""
    return f" ({fact.low:g} to {fact.high:g} {fact.unit}{f', {fact.interval}' if fact.interval else ''})"
