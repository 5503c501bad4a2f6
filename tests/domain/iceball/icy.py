"""Plans, tissues and exact solutions for the tests of the ice ball; SciPy's few functions are made here by hand."""

from collections.abc import Callable

import numpy as np

from cryoteach.domain.iceball.freezing import Freezing
from cryoteach.domain.iceball.grid import Grid
from cryoteach.domain.iceball.measures import width
from cryoteach.domain.iceball.plan import Needles, Plan, Timing, ring
from cryoteach.domain.iceball.tissue import Tissue

SET_V = Tissue(
    frozen_conductivity=2.0, unfrozen_conductivity=0.5, frozen_capacity=1.8, unfrozen_capacity=3.6, latent_heat=250,
    solidus=-8, liquidus=-1, body=37, blood_capacity=3.8,
)  # fmt: skip
TISSUE = SET_V.model_copy(update={"frozen_conductivity": 2.3})
FLOW, WARM = 0.0034, 0.0157


def needles(places=None, **moved) -> Needles:
    """Four needles on a square of 15 mm, unless told otherwise."""
    plain = {"places": places or ring(4, 10.6), "width": 2.4, "length": 40, "cooling": -160, "resistance": 0.08}
    return Needles.model_validate({**plain, **moved})


def plan(kind: Needles | None = None, times=(10, 8, 10), flow: float = FLOW, **moved) -> Plan:
    """The base case of the specification, unless told otherwise."""
    protocol = Timing(freeze=times[0], thaw=times[1], again=times[2])
    plain = {"tumour": 30, "margin": 10, "flow_tumour": flow, "flow_liver": flow}
    return Plan.model_validate({"needles": kind or needles(), "protocol": protocol, **plain, **moved})


def wall(width: float, cooling: float) -> Needles:
    """One needle in the middle whose surface keeps its temperature."""
    return needles(((0.0, 0.0),), width=width, cooling=cooling, resistance=1e-7)


def in_plane(kind: Needles, step: float, half: float, flow: float = 0.0, dtype=np.float32) -> Freezing:
    """A procedure in a plane across endless needles."""
    grid = Grid(step=step, steps=round(half / step), layers=1, ends="mirror")
    return Freezing(plan(kind, flow=flow), SET_V, grid, dtype)


def crossing(distances, potential, threshold: float) -> float:
    """Where the potential, rising with distance, first exceeds a threshold: on the line between two nodes."""
    at = int(np.argmax(potential > threshold))
    share = (threshold - potential[at - 1]) / (potential[at] - potential[at - 1])
    return float(distances[at - 1] + share * (distances[at] - distances[at - 1]))


def radii(freezing: Freezing, *degrees: float) -> list[float]:
    """Radii along x in the lowest layer."""
    grid, tissue = freezing.grid, freezing.tissue
    line = tissue.potential(freezing.cells(freezing.heat)[0, grid.steps, grid.steps :])
    return [crossing(grid.x[grid.steps :], line, tissue.potential_at(at)) for at in degrees]


def round_radii(freezing: Freezing, *degrees: float) -> list[float]:
    """Radii of circles as large as the colder parts of the lowest layer, as the lab reads them."""
    plane = freezing.tissue.potential(freezing.cells(freezing.coldest)[0])
    return [width(plane, freezing.tissue.potential_at(at), freezing.grid.step) / 2 for at in degrees]


def e1(x):
    """The exponential integral: by its series near nought, by its continued fraction beyond."""
    x = np.asarray(x, dtype=float)
    series, term = -0.5772156649015329 - np.log(x), np.ones_like(x)
    for k in range(1, 60):
        term = term * -np.minimum(x, 3) / k
        series = series - term / k
    fraction = np.zeros_like(x)
    for k in range(120, 0, -1):
        fraction = k / (1 + k / (x + fraction))
    return np.where(x < 3, series, np.exp(-x) / (x + fraction))


def erf_free(x: float) -> float:
    """One less the error function."""
    from math import erfc  # noqa: PLC0415 - the only place that needs it

    return erfc(x)


def bessel_k(order: int, x: float) -> float:
    """Modified Bessel function of the second kind, by its integral."""
    t = np.linspace(0, 20, 20001)
    values = np.exp(-x * np.cosh(t)) * np.cosh(order * t)
    return float(np.trapezoid(values, t))


def root(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a function changes its sign, by halving."""
    rising = function(high) > 0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (low, middle) if (function(middle) > 0) == rising else (middle, high)
    return (low + high) / 2
