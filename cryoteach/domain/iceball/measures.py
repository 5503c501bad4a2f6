"""What is read off an ice ball: widths, volumes and how much of a target is cold enough.

Everything is read from the potential, never from temperature, which has a kink at the edge of the ice; between nodes
it is taken to be linear. Samples lie half a step apart in a target, and closer for volumes, which hold few of them.
"""

from collections.abc import Sequence
from math import pi, sqrt

import numpy as np
from numpy.typing import NDArray

from cryoteach.domain.iceball.arrays import Cells
from cryoteach.domain.iceball.grid import Grid

FINER_PLANE, FINER_VOLUME = 8, 4
CC = 1e-3
"""A cubic millimetre in cubic centimetres."""


def width(plane: Cells, threshold: float, step: float) -> float:
    """Width in mm of the round area that is as large as the colder part of a plane (rows, columns)."""
    return widths(plane, [threshold], step)[0]


def widths(plane: Cells, thresholds: Sequence[float], step: float) -> tuple[float, ...]:
    """The width at each threshold; what lies between the nodes is worked out once for all."""
    rows, columns = np.nonzero(plane <= max(thresholds))
    if not len(rows):
        return (0.0,) * len(thresholds)
    box = plane[_span(rows, len(plane)), _span(columns, plane.shape[1])]
    fine = _finer(_finer(box, 0, FINER_PLANE), 1, FINER_PLANE)
    one = (step / FINER_PLANE) ** 2
    return tuple(2 * sqrt(float(np.count_nonzero(fine <= threshold)) * one / pi) for threshold in thresholds)


def volumes(cells: Cells, thresholds: Sequence[float], step: float) -> tuple[float, ...]:
    """Volumes in cm³ of the parts colder than each threshold, in both halves (layers, rows, columns of the upper)."""
    frozen = np.nonzero(cells <= max(thresholds))
    if not len(frozen[0]):
        return (0.0,) * len(thresholds)
    fine = cells[: int(frozen[0].max()) + 2]
    fine = _at(fine, 0, _middles(0, len(fine) - 1))
    for axis in (1, 2):
        span = _span(frozen[axis], cells.shape[axis])
        fine = _at(fine, axis, _middles(span.start, span.stop - 1))
    one = 2 * (step / FINER_VOLUME) ** 3 * CC
    return tuple(float(np.count_nonzero(fine <= threshold)) * one for threshold in thresholds)


def _middles(first: int, last: int) -> Cells:
    """Places, counted in nodes, in the middles of equal parts; those of layers begin at the mirror."""
    low = first - 0.5 if first == 0 else float(first)
    parts = round((last - low) * FINER_VOLUME)
    return low + (np.arange(parts) + 0.5) / FINER_VOLUME


def _at(values: Cells, axis: int, places: Cells) -> Cells:
    """Values along an axis at places counted in nodes; before the first node lies its mirror image."""
    below = np.floor(places).astype(int)
    share = (places - below).astype(values.dtype)
    share = share.reshape([-1 if at == axis else 1 for at in range(values.ndim)])
    low, high = (np.take(values, np.maximum(at, 0), axis) for at in (below, below + 1))
    return low + share * (high - low)


def halved(cells: Cells) -> Cells:
    """The same cells sampled at half the step: linear between nodes, mirrored at the lower face."""
    return evened(_finer(_finer(cells, 1, 2), 2, 2))


def evened(cells: Cells) -> Cells:
    """The same layers sampled at half their distance, in the middles of layers half as high."""
    below, above = cells[:-1], cells[1:]
    made = np.empty((2 * len(cells) - 1, *cells.shape[1:]), dtype=cells.dtype)
    made[0] = cells[0]
    made[1::2] = 0.75 * below + 0.25 * above
    made[2::2] = 0.25 * below + 0.75 * above
    return made


class Ball:
    """A sphere around the middle, sampled at half the grid's step."""

    def __init__(self, grid: Grid, radius: float) -> None:
        self._grid, self.radius = grid, radius
        self._rows, self._columns = (_within(at, radius, grid.step) for at in (grid.y, grid.x))
        self._layers = slice(0, int(np.count_nonzero(grid.z <= radius + grid.step)) + 1)
        x, y = (_finer(at[span], 0, 2) for at, span in ((grid.x, self._columns), (grid.y, self._rows)))
        z = (np.arange(2 * len(grid.z[self._layers]) - 1) + 0.5) * grid.step / 2
        self._inside = z[:, None, None] ** 2 + y[None, :, None] ** 2 + x[None, None, :] ** 2 <= radius**2
        self.samples = int(np.count_nonzero(self._inside))

    def covered(self, cells: Cells, *thresholds: float) -> tuple[float, ...]:
        """The share of the sphere that is as cold as each threshold or colder."""
        fine = halved(cells[self._layers, self._rows, self._columns])[self._inside]
        return tuple(float(np.count_nonzero(fine <= threshold)) / self.samples for threshold in thresholds)


def _within(places: Cells, radius: float, step: float) -> slice:
    near = np.flatnonzero(np.abs(places) <= radius + step)
    return slice(int(near[0]), int(near[-1]) + 1)


def _span(found: NDArray[np.intp], size: int) -> slice:
    """From one before the first to one after the last."""
    return slice(max(int(found.min()) - 1, 0), min(int(found.max()) + 2, size))


def _finer(values: Cells, axis: int, times: int) -> Cells:
    """Put equally spaced values between neighbours along an axis, on the straight line between them."""
    along = np.moveaxis(values, axis, 0)
    made = np.empty(((len(along) - 1) * times + 1, *along.shape[1:]), dtype=values.dtype)
    made[::times] = along
    for part in range(1, times):
        made[part::times] = along[:-1] * (1 - part / times) + along[1:] * (part / times)
    return np.moveaxis(made, 0, axis)
