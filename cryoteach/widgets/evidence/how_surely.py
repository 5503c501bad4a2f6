"""Chapter 13's picture: every fact that is shown as one square, by how surely it was read."""

from collections import Counter
from collections.abc import Mapping
from html import escape

from cryoteach.domain.evidence.sources_and_facts import GRADES, Fact
from cryoteach.domain.registry import shown_facts
from cryoteach.theme import CANNOT_TELL, WITHIN
from cryoteach.widgets.parts.charts.picture import picture

SIDE, APART, DEEP, RESERVE = 8, 10, 10, 150
PALEST = 0.25


def how_surely(facts: Mapping[str, Fact]) -> None:
    """Draw a block of squares for each grade, the surest darkest, with its count and its name below."""
    counted = Counter(fact.grade for fact in shown_facts(facts).values())
    grades = [grade for grade in GRADES if counted[grade]]
    blocks = "".join(
        _block(GRADES[grade], counted[grade], 1 - (1 - PALEST) * number / max(1, len(grades) - 1))
        for number, grade in enumerate(grades)
    )
    picture(f'<div class="ct-grades">{blocks}</div>', key="how_surely", reserve=RESERVE)


def _block(words: str, count: int, dark: float) -> str:
    columns = -(-count // DEEP)
    squares = "".join(
        f"M{place // DEEP * APART + 1} {place % DEEP * APART + 1}h{SIDE}v{SIDE}h-{SIDE}z" for place in range(count)
    )
    look = f'fill="{WITHIN.colour}" fill-opacity="{dark:.2f}" stroke="{CANNOT_TELL.colour}"'
    size = f'viewBox="0 0 {columns * APART} {DEEP * APART}" style="width: {columns * APART}px"'
    return (
        f'<figure><svg aria-hidden="true" {size}><path {look} d="{squares}"/></svg>'
        f"<figcaption><strong>{count}</strong> {escape(words)}</figcaption></figure>"
    )
