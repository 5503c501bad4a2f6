"""Bodies and lines in three dimensions as they travel to the browser: tenths of a millimetre, two bytes a number."""

from base64 import b64encode
from collections.abc import Sequence

import numpy as np

from cryoteach.domain.iceball.surface import Surface
from cryoteach.figures.parts.blank import Part

TENTHS = 10
ROUND, DOWN = 20, 12
"""Points round a body, and rows of them from its top to its bottom."""

Place = tuple[float, float, float]


def net(surface: Surface, name: str, colour: str, opacity: float) -> Part:
    """Draw a body."""
    places = zip("xyz", np.round(surface.points * TENTHS).T, strict=True)
    corners = zip("ijk", surface.triangles.T, strict=True)
    return {
        "type": "mesh3d", "name": name, "color": colour, "opacity": opacity, "hoverinfo": "skip", "showlegend": True,
        **{axis: _packed(at, "<i2", "i2") for axis, at in places},
        **{axis: _packed(at, "<u2", "u2") for axis, at in corners},
        "lighting": {"ambient": 0.65, "diffuse": 0.6, "specular": 0.1, "roughness": 0.9, "fresnel": 0.1},
    }  # fmt: skip


def lines(each: Sequence[Sequence[Place]], name: str, colour: str, look: Part) -> Part:
    """Draw lines that look alike, apart from each other."""
    axes = {
        axis: [at for line in each for at in (*(round(TENTHS * place[n]) for place in line), None)][:-1]
        for n, axis in enumerate("xyz")
    }
    return {
        "type": "scatter3d", "mode": "lines", "name": name, "line": {"color": colour, **look}, "hoverinfo": "skip",
        "showlegend": True, "connectgaps": False, **axes,
    }  # fmt: skip


def sphere(radius: float) -> Surface:
    """A ball round the middle."""
    down = np.linspace(0, np.pi, DOWN)
    return _turned([(radius * np.sin(at), radius * np.cos(at)) for at in down], 0, 0)


def pipe(x: float, y: float, radius: float, half: float) -> Surface:
    """A pipe that stands upright, so far up and down."""
    return _turned([(radius, half), (radius, -half)], x, y)


def rings(radius: float) -> list[list[Place]]:
    """Three great circles of a ball round the middle."""
    turns = np.linspace(0, 2 * np.pi, 2 * ROUND + 1)
    flat = [(radius * float(np.cos(at)), radius * float(np.sin(at))) for at in turns]
    return [[(a, b, 0.0) for a, b in flat], [(a, 0.0, b) for a, b in flat], [(0.0, a, b) for a, b in flat]]


def _turned(profile: Sequence[tuple[float, float]], x: float, y: float) -> Surface:
    """What a profile (how far out, how high) makes when it turns round an upright line."""
    turns = 2 * np.pi * np.arange(ROUND) / ROUND
    points = [(x + out * np.cos(at), y + out * np.sin(at), high) for out, high in profile for at in turns]
    triangles: list[tuple[int, int, int]] = []
    for row in range(len(profile) - 1):
        for at in range(ROUND):
            a, b = row * ROUND + at, row * ROUND + (at + 1) % ROUND
            triangles += [(a, a + ROUND, b), (b, a + ROUND, b + ROUND)]
    return Surface(points=np.array(points, dtype=np.float32), triangles=np.array(triangles, dtype=np.int32))


def _packed(numbers: np.ndarray, kind: str, dtype: str) -> Part:
    return {"bdata": b64encode(numbers.astype(kind).tobytes()).decode("ascii"), "dtype": dtype}
