"""Chapter 6's answer: a card for each harm, the commonest first, with its dots of 1,000, one line and its source."""

from collections.abc import Mapping
from html import escape

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.costs import THOUSAND, Harm, Rate, ranked
from cryoteach.domain.evidence.sources_and_facts import Fact, Source
from cryoteach.domain.rules.terms import Tag
from cryoteach.person_view.citation import what_was_read
from cryoteach.person_view.tag_label import tag_label
from cryoteach.widgets.parts.charts.picture import picture
from cryoteach.widgets.treatments.dots import dots

RESERVE = 560
CITED = tag_label(Tag.CITED)


def harm_cards(evidence: Evidence) -> None:
    """Draw every harm; the one that was asked about is marked."""
    if evidence.costs is None:
        return
    sheet = evidence.costs
    cards = (
        _card(harm, rate, evidence.facts, evidence.sources, is_asked=harm.drawn == sheet.guess)
        for harm, rate in ranked(sheet.harms, evidence.facts)
    )
    picture(f'<div class="ct-cards">{"".join(cards)}</div>', key="harm_cards", reserve=RESERVE)


def rate_words(rate: Rate) -> str:
    """A rate with its interval, or that there is none."""
    if rate.of_1000 is None:
        return "No rate read"
    number = f"{rate.of_1000} of {THOUSAND:,}"
    return number if rate.low is None or rate.high is None else f"{number} ({rate.low} to {rate.high})"


def _card(harm: Harm, rate: Rate, facts: Mapping[str, Fact], sources: Mapping[str, Source], *, is_asked: bool) -> str:
    asked = ' <span class="ct-also">what you were asked</span>' if is_asked else ""
    read = what_was_read([facts[name] for name in harm.facts if name in facts], sources)
    folded = f"<details><summary>{_source_words(harm, facts)}</summary>{read}</details>" if read else ""
    return (
        f'<article class="ct-card"><h3>{escape(harm.title)}{asked}</h3>{_picture(harm, rate)}'
        f"{_line(rate)}{folded}</article>"
    )


def _picture(harm: Harm, rate: Rate) -> str:
    return "" if rate.of_1000 is None else dots(rate.of_1000, rate.high, f"{harm.title}: {rate_words(rate)} people")


def _line(rate: Rate) -> str:
    if rate.of_1000 is None:
        why = escape(rate.why_none.removeprefix("No rate read.").strip())
        return f'<p><span class="ct-rate">{rate_words(rate)}</span></p><p>{why}</p>'
    no_interval = "" if rate.high is not None else "; no interval read"
    counted = escape(f"{rate.counted}{no_interval}".removeprefix("; "))
    return f'<p><span class="ct-rate">{rate_words(rate)}</span> {counted} <small>{CITED}</small></p>'


def _source_words(harm: Harm, facts: Mapping[str, Fact]) -> str:
    count = len({facts[name].source for name in harm.facts if name in facts})
    return "The source" if count == 1 else f"The {count} sources"
