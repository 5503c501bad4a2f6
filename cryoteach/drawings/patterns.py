"""The patterns of the conditions in our own pictures, as charts have them: the same name, the same hue."""

from cryoteach.figures.parts.marks import A_TINT, Mark

_SIZE = 8
_LINES = {
    "": "",
    "/": "M0 8L8 0M-2 2L2 -2M6 10L10 6",
    "\\": "M0 0L8 8M-2 6L2 10M6 -2L10 2",
    "x": "M0 8L8 0M0 0L8 8",
    "-": "M0 4H8",
    "|": "M4 0V8",
    "+": "M0 4H8M4 0V8",
    ".": "M4 4h0.1",
}


def pattern(mark: Mark, name: str) -> str:
    """Define the pattern of a condition, to be used under a name."""
    return hatching(mark.colour, mark.pattern, name)


def hatching(colour: str, lines: str, name: str) -> str:
    """Define a pattern in one colour, to be used under a name; lines as Plotly names them, none for a solid ground."""
    ground = f"{colour}{A_TINT}" if lines else colour
    return (
        f'<pattern id="{name}" width="{_SIZE}" height="{_SIZE}" patternUnits="userSpaceOnUse">'
        f'<rect width="{_SIZE}" height="{_SIZE}" fill="{ground}"/>'
        f'<path d="{_LINES[lines]}" stroke="{colour}" stroke-width="3" stroke-linecap="round"/></pattern>'
    )
