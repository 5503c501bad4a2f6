"""The surface inside which a body of ice is as cold as a threshold: a closed net of triangles, for a picture in 3-D.

Surface nets: each cube of eight samples that the surface passes through gets one point, the middle of where the surface
crosses the cube's edges; each edge that it crosses joins the four cubes round it with two triangles. Samples are of the
potential, which is linear between nodes as nearly as can be (see `measures`); the upper half is mirrored first.
"""

from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from cryoteach.domain.iceball.arrays import Cells
from cryoteach.domain.iceball.grid import Grid

MOST_POINTS = 2600
"""A net of more points is made anew of samples twice as far apart: it has to travel."""

Corners = NDArray[np.integer[Any]]
_CUBE: tuple[tuple[int, ...], ...] = tuple(product((0, 1), repeat=3))


class Surface(BaseModel, frozen=True, extra="forbid"):
    """Points (x, y, z in mm, a row each) and triangles of three points, leftwards as seen from outside; or none."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    points: Cells
    triangles: Corners

    @property
    def bytes(self) -> int:
        """What it takes up."""
        return self.points.nbytes + self.triangles.nbytes


def surface(cells: Cells, threshold: float, grid: Grid, most: int = MOST_POINTS) -> Surface:
    """The surface of what is as cold as a threshold or colder.

    Args:
        cells: the potential of the upper half: layers, rows and columns.
        threshold: the potential at the surface.
        grid: where the cells lie; they are cubes.
        most: as many points at most as a rule; with more of them every second sample is left out, again and again.
    """
    whole = np.concatenate([cells[::-1], cells]) - threshold
    axes = (np.concatenate([-grid.z[::-1], grid.z]), grid.y, grid.x)
    points, triangles = _net(whole)
    while len(points) > most:
        whole, axes = whole[::2, ::2, ::2], tuple(axis[::2] for axis in axes)
        points, triangles = _net(whole)
    places = [np.interp(points[:, n], np.arange(len(axis)), axis) for n, axis in enumerate(axes)]
    return Surface(points=np.stack(places[::-1], axis=1).astype(np.float32), triangles=triangles.astype(np.int32))


def _net(field: Cells) -> tuple[Cells, Corners]:
    """Points in samples (layer, row, column) and triangles of where a field passes through nothing."""
    box = _box(field)
    field = field[box]
    cold = field <= 0
    corners = [cold[_span(cold.shape, corner)] for corner in _CUBE]
    passed = np.logical_or.reduce(corners) & ~np.logical_and.reduce(corners)
    number = np.full(passed.shape, -1, dtype=np.intp)
    number[passed] = np.arange(int(passed.sum()))
    start = np.array([span.start for span in box])
    return _middles(field, passed) + start, _joined(cold, number)


def _box(field: Cells) -> tuple[slice, ...]:
    """The samples among which all the cold lies, with warm ones round it; the first few where nothing is cold."""
    found = np.nonzero(field <= 0)
    ends = [(int(at.min()), int(at.max())) if len(at) else (1, 1) for at in found]
    return tuple(slice(max(low - 1, 0), high + 2) for low, high in ends)


def _span(shape: tuple[int, ...], corner: tuple[int, ...]) -> tuple[slice, ...]:
    return tuple(slice(at, size - 1 + at) for at, size in zip(corner, shape, strict=True))


def _middles(field: Cells, passed: NDArray[np.bool_]) -> Cells:
    """For each cube that is passed through, the middle of the places where its edges are crossed."""
    values = {corner: field[_span(field.shape, corner)][passed] for corner in _CUBE}
    total, count = np.zeros((int(passed.sum()), 3)), np.zeros(int(passed.sum()))
    for start in _CUBE:
        for axis in (axis for axis in range(3) if not start[axis]):
            end = tuple(int(at or n == axis) for n, at in enumerate(start))
            low, high = values[start], values[end]
            crossed = (low <= 0) != (high <= 0)
            place = np.tile(np.array(start, dtype=float), (len(low), 1))
            place[:, axis] = np.divide(low, low - high, out=np.zeros(len(low)), where=crossed)
            total[crossed] += place[crossed]
            count += crossed
    return np.argwhere(passed) + total / np.maximum(count, 1)[:, None]


def _joined(cold: NDArray[np.bool_], number: Corners) -> Corners:
    """Two triangles for each edge between a cold sample and a warm one that has four cubes round it."""
    found: list[Corners] = []
    for axis in range(3):
        one, two = (n for n in range(3) if n != axis)
        inner = tuple(slice(None, -1) if n == axis else slice(1, -1) for n in range(3))
        along = tuple(slice(1, None) if n == axis else slice(1, -1) for n in range(3))
        at = np.argwhere(cold[inner] != cold[along])
        at[:, [one, two]] += 1
        back = np.zeros((4, 3), dtype=np.intp)
        back[1, one] = back[2, one] = back[2, two] = back[3, two] = 1
        a, b, c, d = (number[tuple((at - step).T)] for step in back)
        outwards = (cold[inner][cold[inner] != cold[along]] == (axis == 1))[:, None]
        for second, third in ((b, c), (c, d)):
            found.append(np.where(outwards, np.stack([a, second, third], axis=1), np.stack([a, third, second], axis=1)))
    return np.concatenate(found)
