"""One bar of a tally, split by certainty, surest first; its words and numbers stand beside it as text."""

from collections.abc import Iterator

from cryoteach.drawings.room.certainties import HUES, SUREST_FIRST, BySure, Hue, filling
from cryoteach.theme import PAPER

FEWEST_WITH_A_NUMBER = 7.0  # per cent of the whole width, below which a number would not fit into a part
HUNDRED = 100.0


def bar(count: int, by_sure: BySure | None, longest: int, hue: Hue = "plain") -> str:
    """Draw it.

    Args:
        count: how many gave this answer.
        by_sure: of these how many gave no certainty, 1, 2 or 3; None where too few voted to tell.
        longest: the count of the longest bar beside it.
        hue: ``holds`` for the answer that holds, once that may be known.
    """
    whole = "".join(_part(sure, at, wide, many, hue) for sure, at, wide, many in _parts(count, by_sure, longest))
    return f'<svg class="ct-bar" width="100%" aria-hidden="true">{whole}</svg>'


def _parts(count: int, by_sure: BySure | None, longest: int) -> Iterator[tuple[int, float, float, int]]:
    """Certainty, beginning and width in per cent, and how many."""
    share, at = HUNDRED / max(longest, 1), 0.0
    split = {sure: by_sure[sure] for sure in SUREST_FIRST} if by_sure else {max(SUREST_FIRST): count}
    for sure, many in split.items():
        if many:
            yield sure, at, many * share, many
            at += many * share


def _part(sure: int, at: float, wide: float, many: int, hue: Hue) -> str:
    box = f'<rect x="{at:.2f}%" y="0" width="{wide:.2f}%" height="100%" fill="{filling(sure, hue)}"'
    drawn = f'{box} stroke="{HUES[hue]}" stroke-width="3"/>'
    if wide < FEWEST_WITH_A_NUMBER:
        return drawn
    ink = (
        f'fill="{PAPER}"' if sure == max(SUREST_FIRST) else f'fill="{HUES["plain"]}" stroke="{PAPER}" stroke-width="8"'
    )
    middle = f'x="{at + wide / 2:.2f}%" y="50%" dy="0.36em" text-anchor="middle" paint-order="stroke"'
    return f"{drawn}<text {middle} {ink}>{many}</text>"
