"""The margin of one condition about its limit as a small bar: right of the line is met, and one step on is ideal."""

from cryoteach.domain.rules.assessment import Finding
from cryoteach.domain.rules.criteria import Status
from cryoteach.drawings.patterns import hatching
from cryoteach.figures.one_person.margins import look_of
from cryoteach.theme import INK, LOOKS, Look

MOST, SLIVER, MIDDLE = 1.3, 0.05, 50.0
ALL = tuple(LOOKS.items())


def margin_patterns() -> str:
    """The patterns of met, near the edge, not met and open, once a page."""
    drawn = "".join(hatching(look.colour, look.pattern, f"gate-{name}") for name, look in ALL)
    return f'<svg class="ct-patterns" width="0" height="0" aria-hidden="true"><defs>{drawn}</defs></svg>'


def margin_bar(finding: Finding) -> str:
    """Draw one; what is open reaches to both sides. The same stands beside it in words."""
    look = look_of(finding)
    start, end = _ends(finding)
    box = f'x="{start:.1f}%" y="12%" width="{end - start:.1f}%" height="76%" fill="url(#gate-{_name(look)})"'
    line = f'<rect x="{MIDDLE - 0.4:.1f}%" y="0" width="0.8%" height="100%" fill="{INK}"/>'
    drawn = f'<rect {box} stroke="{look.colour}" stroke-width="2"/>{line}'
    return f'<svg class="ct-margin" width="100%" aria-hidden="true">{drawn}</svg>'


def _name(look: Look) -> str:
    return next(name for name, other in ALL if other == look)


def _ends(finding: Finding) -> tuple[float, float]:
    if finding.margin is None:
        return _across(-1.0), _across(1.0)
    if finding.status is Status.MET:
        return MIDDLE, _across(max(finding.margin, SLIVER))
    return _across(min(finding.margin, -SLIVER)), MIDDLE


def _across(margin: float) -> float:
    return MIDDLE + MIDDLE * max(-MOST, min(MOST, margin)) / MOST
