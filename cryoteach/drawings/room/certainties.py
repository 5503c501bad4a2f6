"""How each certainty looks in a bar: the surer, the darker; a pattern and a word each, never colour alone."""

from typing import Literal, TypeAlias

from cryoteach.drawings.patterns import hatching
from cryoteach.theme import INK, WITHIN

Hue: TypeAlias = Literal["plain", "holds"]
BySure: TypeAlias = tuple[int, int, int, int]
HUES: dict[Hue, str] = {"plain": INK, "holds": WITHIN.colour}
LINES = {3: "", 2: "/", 1: "."}
WORDS = {3: "very sure", 2: "fairly sure", 1: "a hunch", 0: "not said"}
SUREST_FIRST = (3, 2, 1, 0)


def filling(sure: int, hue: Hue) -> str:
    """What fills the part of a bar with this certainty (0: not said)."""
    return f"url(#sure-{sure}-{hue})" if sure else "none"


def certainty_patterns() -> str:
    """The patterns, once a page, in a drawing that takes no room."""
    drawn = "".join(
        hatching(colour, LINES[sure], f"sure-{sure}-{hue}") for hue, colour in HUES.items() for sure in LINES
    )
    return f'<svg class="ct-patterns" width="0" height="0" aria-hidden="true"><defs>{drawn}</defs></svg>'


def legend() -> list[tuple[str, str]]:
    """A small square and a word for each certainty, surest first."""
    return [(_square(sure), WORDS[sure]) for sure in SUREST_FIRST]


def _square(sure: int) -> str:
    box = f'<rect x="1" y="1" width="26" height="26" fill="{filling(sure, "plain")}" stroke="{INK}" stroke-width="2"/>'
    return f'<svg class="ct-square" viewBox="0 0 28 28" aria-hidden="true">{box}</svg>'
