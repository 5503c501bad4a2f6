"""Chapter 8's answer: the roads as steps, each with what the leaflet says of it, what became of it and who says so."""

from html import escape

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.roads import Step
from cryoteach.domain.rules.terms import Tag
from cryoteach.person_view.citation import what_was_read
from cryoteach.person_view.tag_label import tag_label
from cryoteach.widgets.parts.charts.picture import picture

RESERVE = 360
LEAFLET, CITED = (tag_label(tag) for tag in (Tag.LEAFLET, Tag.CITED))


def road_steps(evidence: Evidence) -> None:
    """Draw a card for each step."""
    if evidence.roads is None:
        return
    titles = evidence.roads.places
    cards = "".join(
        _card(f"{number} · {titles[step.place]}", step, evidence) for number, step in enumerate(evidence.roads.steps, 1)
    )
    picture(f'<div class="ct-cards">{cards}</div>', key="road_steps", reserve=RESERVE)


def _card(title: str, step: Step, evidence: Evidence) -> str:
    facts = [evidence.facts[name] for name in step.facts if name in evidence.facts]
    read = what_was_read(facts, evidence.sources)
    return (
        f'<article class="ct-card"><h3>{escape(title)}</h3>'
        f"<p>{escape(step.then)} <small>{LEAFLET}</small></p><p>→ {escape(step.since)} <small>{CITED}</small></p>"
        f"<details><summary>Who says so</summary>{read}</details></article>"
    )
