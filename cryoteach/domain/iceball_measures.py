"""What is read off an ice ball: widths, volumes and how much of a target is cold enough.

Everything is read from the potential, never from temperature, which has a kink at the edge of the ice; between nodes
it is taken to be linear, and samples lie half a step apart.
"""

from math import pi, sqrt

import numpy as np

from cryoteach.domain.iceball_grid import Grid
from cryoteach.domain.scales import FloatArray

FINER_PLANE = 8
CC = 1e-3
"""A cubic millimetre in cubic centimetres."""


def width(plane: FloatArray, threshold: float, step: float) -> float:
    """Width in mm of the round area that is as large as the colder part of a plane (rows, columns)."""
    if not (plane <= threshold).any():
        return 0.0
    rows, columns = np.nonzero(plane <= threshold)
    box = plane[_span(rows, len(plane)), _span(columns, plane.shape[1])]
    fine = _finer(_finer(box, 0, FINER_PLANE), 1, FINER_PLANE)
    area = float(np.count_nonzero(fine <= threshold)) * (step / FINER_PLANE) ** 2
    return 2 * sqrt(area / pi)


def volume(cells: FloatArray, threshold: float, step: float) -> float:
    """Volume in cm³ of the colder part of both halves of the space (layers, rows, columns of the upper half)."""
    if not (cells <= threshold).any():
        return 0.0
    layers, rows, columns = np.nonzero(cells <= threshold)
    near = slice(0, int(layers.max()) + 2)
    box = cells[near, _span(rows, cells.shape[1]), _span(columns, cells.shape[2])]
    return 2 * float(np.count_nonzero(halved(box) <= threshold)) * (step / 2) ** 3 * CC


def halved(cells: FloatArray) -> FloatArray:
    """The same cells sampled at half the step: linear between nodes, mirrored at the lower face."""
    fine = _finer(_finer(cells, 1, 2), 2, 2)
    below, above = fine[:-1], fine[1:]
    made = np.empty((2 * len(fine) - 1, *fine.shape[1:]), dtype=fine.dtype)
    made[0] = fine[0]
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

    def covered(self, cells: FloatArray, *thresholds: float) -> tuple[float, ...]:
        """The share of the sphere that is as cold as each threshold or colder."""
        fine = halved(cells[self._layers, self._rows, self._columns])[self._inside]
        return tuple(float(np.count_nonzero(fine <= threshold)) / self.samples for threshold in thresholds)


def _within(places: FloatArray, radius: float, step: float) -> slice:
    near = np.flatnonzero(np.abs(places) <= radius + step)
    return slice(int(near[0]), int(near[-1]) + 1)


def _span(found: FloatArray, size: int) -> slice:
    """From one before the first to one after the last."""
    return slice(max(int(found.min()) - 1, 0), min(int(found.max()) + 2, size))


def _finer(values: FloatArray, axis: int, times: int) -> FloatArray:
    """Put equally spaced values between neighbours along an axis, on the straight line between them."""
    along = np.moveaxis(values, axis, 0)
    made = np.empty(((len(along) - 1) * times + 1, *along.shape[1:]), dtype=values.dtype)
    made[::times] = along
    for part in range(1, times):
        made[part::times] = along[:-1] * (1 - part / times) + along[1:] * (part / times)
    return np.moveaxis(made, 0, axis)
