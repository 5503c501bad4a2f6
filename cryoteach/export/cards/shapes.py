"""The shape of each letter: a card is told from the back of the room by its outline alone, and by no colour."""

from math import cos, pi, sin

SIDE = 100


def _around(corners: int, radii: tuple[float, ...], turned: float = -pi / 2) -> str:
    """A polygon about the middle, its corners in turn as far from it as the radii say."""
    turns = [(turned + 2 * pi * at / corners, radii[at % len(radii)]) for at in range(corners)]
    return " ".join(f"{50 + far * cos(turn):.1f},{50 + far * sin(turn):.1f}" for turn, far in turns)


SHAPES = {
    "A": ("triangle", "50,4 98,96 2,96"),
    "B": ("square", "6,6 94,6 94,94 6,94"),
    "C": ("circle", _around(48, (48,))),
    "D": ("cross", "34,2 66,2 66,34 98,34 98,66 66,66 66,98 34,98 34,66 2,66 2,34 34,34"),
    "E": ("star", _around(10, (50, 20))),
    "F": ("hourglass", "4,4 96,4 58,50 96,96 4,96 42,50"),
}
"""By letter: what it is called, and its corners in a square of 100."""
