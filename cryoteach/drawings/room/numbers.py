"""Numbers that a room gave, each a column where it lies between the lowest and the highest: how far they spread."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise

from cryoteach.theme import CANNOT_TELL, INK

WIDTH, HEIGHT, FOOT, SIDE = 1240, 300, 48, 60
THIN, WIDE, SHARE = 8.0, 70.0, 0.8


def numbers_picture(counts: Mapping[float, int], unit: str) -> str:
    """Draw it; each column as high as so many gave that number."""
    low, high = min(counts), max(counts)
    wide = _width(sorted(counts))
    most = max(counts.values())
    columns = "".join(_column(_across(value, low, high), wide, many, most) for value, many in sorted(counts.items()))
    said = f"Answers from {low:g} to {high:g} {unit}".rstrip()
    floor = f'<path d="M0 {HEIGHT}H{WIDTH}" stroke="{CANNOT_TELL.colour}" stroke-width="2"/>'
    ends = "".join(_end(value, unit, low, high) for value in sorted({low, high}))
    return (
        f'<svg class="ct-numbers" viewBox="0 0 {WIDTH} {HEIGHT + FOOT}" role="img" aria-label="{escape(said)}">'
        f"{columns}{floor}{ends}</svg>"
    )


def _across(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return SIDE + share * (WIDTH - 2 * SIDE)


def _width(values: Sequence[float]) -> float:
    """Of a column: such that no two touch, where they are not very close."""
    low, high = values[0], values[-1]
    gaps = [_across(b, low, high) - _across(a, low, high) for a, b in pairwise(values)]
    return max(THIN, min([WIDE, *(gap * SHARE for gap in gaps)]))


def _column(x: float, wide: float, many: int, most: int) -> str:
    tall = (HEIGHT - FOOT) * many / most
    box = f'x="{x - wide / 2:.1f}" y="{HEIGHT - tall:.1f}" width="{wide:.1f}" height="{tall:.1f}" fill="{INK}"'
    number = f'<text x="{x:.1f}" y="{HEIGHT - tall - 8:.1f}" text-anchor="middle">{many}</text>'
    return f"<rect {box}/>{number if many == most else ''}"


def _end(value: float, unit: str, low: float, high: float) -> str:
    x, anchor = _across(value, low, high), "middle" if low == high else "start" if value == low else "end"
    return f'<text x="{x:.1f}" y="{HEIGHT + 36}" text-anchor="{anchor}">{value:g} {escape(unit)}</text>'
