"""Draws so many of 1,000 people as dots, ten blocks of a hundred, as SVG of a few shapes, however many dots."""

from html import escape

from cryoteach.domain.evidence.costs import THOUSAND
from cryoteach.theme import CANNOT_TELL, OUTSIDE

APART, BLOCK, ACROSS, DOWN = 7, 10, 5, 2
STRIDE = (BLOCK + 1) * APART
"""From one block of a hundred to the next: a dot's width lies between them."""

LARGE, RING, SMALL = 5.6, 3.4, 4


def dots(of_1000: int, high: int | None, says: str) -> str:
    """Draw a thousand dots, those harmed filled, and rings on to the upper end of the interval.

    Args:
        of_1000: how many are filled.
        high: the upper end; None where no interval was read.
        says: the same in words, for whoever cannot see it.
    """
    unsure = range(of_1000, min(THOUSAND, max(of_1000, high or 0)))
    parts = (
        _everyone(f"dots-{of_1000}-{high}"),
        _some(unsure, "currentColor", LARGE),
        _some(unsure, "var(--st-background-color)", RING),
        _some(range(of_1000), OUTSIDE.colour, LARGE),
    )
    box = f"0 0 {ACROSS * STRIDE - APART} {DOWN * STRIDE - APART}"
    return f'<svg role="img" aria-label="{escape(says)}" viewBox="{box}">{"".join(parts)}</svg>'


def _everyone(name: str) -> str:
    """Pale dots, one of a pattern for each person."""
    middle, side = APART / 2, BLOCK * APART
    dot = f'<circle cx="{middle}" cy="{middle}" r="{SMALL / 2}" fill="{CANNOT_TELL.colour}" fill-opacity="0.5"/>'
    blocks = "".join(
        f'<rect x="{across * STRIDE}" y="{down * STRIDE}" width="{side}" height="{side}" fill="url(#{name})"/>'
        for down in range(DOWN)
        for across in range(ACROSS)
    )
    return (
        f'<pattern id="{name}" width="{APART}" height="{APART}" patternUnits="userSpaceOnUse">{dot}</pattern>{blocks}'
    )


def _some(people: range, colour: str, size: float) -> str:
    """One path of dots: lines without length, whose round ends are seen."""
    at = "".join(f"M{x:g} {y:g}h0" for x, y in map(_place, people))
    return f'<path fill="none" stroke="{colour}" stroke-width="{size}" stroke-linecap="round" d="{at}"/>' if at else ""


def _place(person: int) -> tuple[float, float]:
    """The middle of a person's dot: blocks fill from the left, rows within a block from the top."""
    block, within = divmod(person, BLOCK * BLOCK)
    row, column = divmod(within, BLOCK)
    down, across = divmod(block, ACROSS)
    return across * STRIDE + column * APART + APART / 2, down * STRIDE + row * APART + APART / 2
