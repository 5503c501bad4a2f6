"""Verification of the ice ball against exact solutions: cases V1 to V5 of the specification, at its tolerances."""

from functools import cache
from math import exp, log, pi, sqrt

import numpy as np
import pytest

from cryoteach.domain.iceball import measures as iceball_measures
from cryoteach.domain.iceball.freezing import Freezing
from cryoteach.domain.iceball.grid import Grid
from cryoteach.domain.iceball.measures import volumes
from cryoteach.domain.iceball.simulation import FULL, freeze
from cryoteach.domain.iceball.step import Stepper, plain_steps_spanned, stages_for
from cryoteach.domain.iceball.tissue import Tissue
from tests.domain.iceball.icy import (
    SET_V,
    bessel_k,
    crossing,
    e1,
    erf_free,
    in_plane,
    plan,
    radii,
    root,
    round_radii,
    wall,
)

DELTA = SET_V.liquidus - SET_V.solidus
FROZEN, MUSH, UNFROZEN = SET_V.slopes
K_MUSH = 1.25
SINKS = {
    300: (9.6867, 7.7134, 4.6331, 1.9981),
    450: (12.4512, 10.5738, 7.4856, 4.2521),
    600: (14.6511, 12.8714, 9.8874, 6.4363),
    800: (17.0636, 15.3947, 12.5692, 9.0535),
    1200: (20.8345, 19.3293, 16.7712, 13.3528),
}
STEADY = {
    (0.003, 1.2, -110): (22.27, 14.21, 8.20),
    (0.0075, 1.2, -110): (16.085, 10.787, 6.622),
    (0.015, 1.2, -110): (12.66, 8.81, 5.66),
    (0.015, 4, -165): (25.64, 21.23, 16.87),
}


def ends_of(watts: float, seconds: float = 600) -> tuple[float, float]:
    """The stated fronts as l = r²/4t, in m²/s: solidus and liquidus."""
    liquid, solid, *_ = SINKS[watts]
    return (solid / 1e3) ** 2 / (4 * seconds), (liquid / 1e3) ** 2 / (4 * seconds)


def exact(watts: float, mm: np.ndarray, seconds: float = 600) -> np.ndarray:
    """V1's temperature at distances from the sink."""
    solid, liquid = ends_of(watts, seconds)
    u = (mm / 1e3) ** 2 / (4 * seconds)
    frozen = SET_V.solidus - watts / (4 * pi * SET_V.frozen_conductivity) * (e1(u / FROZEN) - e1(solid / FROZEN))
    gap = e1(solid / MUSH) - e1(liquid / MUSH)
    mush = SET_V.solidus + DELTA * (e1(solid / MUSH) - e1(u / MUSH)) / gap
    warm = SET_V.body - (SET_V.body - SET_V.liquidus) * e1(u / UNFROZEN) / e1(liquid / UNFROZEN)
    return np.where(u < solid, frozen, np.where(u < liquid, mush, warm))


@cache
def with_sink(watts: float, step: float) -> Freezing:
    """V1 worked out: 600 s of a constant draw in one node of a plane, ±56 mm."""
    freezing = in_plane(wall(0.41 * step if step < 4 else 1.6, -100), step, 56, dtype=np.float64)
    middle = freezing.grid.layer + freezing.grid.steps * (freezing.grid.across + 1)
    plain = freezing.plain_step(freezing=False)
    stages, longest = stages_for(12, plain)

    def rate(heat, out):
        freezing.thaw(heat, out)
        out[middle] -= watts / (step * 1e-3) ** 2

    stepper, count = Stepper(len(freezing.heat), np.float64), int(np.ceil(600 / longest))
    for _ in range(count):
        stepper.step(freezing.heat, rate, 600 / count, stages)
    return freezing


@pytest.mark.parametrize("watts", SINKS)
def test_v1_the_stated_radii_solve_the_equations_of_the_line_sink(watts: float):
    solid, liquid = ends_of(watts)
    gap = float(e1(solid / MUSH) - e1(liquid / MUSH))
    at_solid = watts / (4 * pi) * exp(-solid / FROZEN)
    assert at_solid == pytest.approx(K_MUSH * DELTA * exp(-solid / MUSH) / gap, rel=1e-3)
    warm = 0.5 * (SET_V.body - SET_V.liquidus) * exp(-liquid / UNFROZEN) / float(e1(liquid / UNFROZEN))
    assert K_MUSH * DELTA * exp(-liquid / MUSH) / gap == pytest.approx(warm, rel=1e-3)
    assert exact(watts, np.array(SINKS[watts])) == pytest.approx([-1, -8, -20, -40], abs=0.01)


@pytest.mark.parametrize("watts", SINKS)
def test_v1_a_line_sink_freezes_as_wide_as_the_exact_solution_says(watts: float):
    ice, lethal = radii(with_sink(watts, 1.0), -1, -40)
    assert ice == pytest.approx(SINKS[watts][0], rel=0.02)
    if watts >= 600:  # weaker sinks hold -40 °C within a few cells
        assert lethal == pytest.approx(SINKS[watts][3], rel=0.01)


def test_v1_the_error_falls_faster_than_the_step():
    errors = [_mean_error(with_sink(600, step)) for step in (2.0, 1.0)]
    assert log(errors[0] / errors[1]) / log(2) > 1.5
    assert errors == pytest.approx([0.166, 0.031], rel=0.25)


def _mean_error(freezing: Freezing) -> float:
    """In degrees, between 4 and 40 mm."""
    grid = freezing.grid
    far = np.hypot(grid.x[None, :], grid.y[:, None])
    ring = (far > 4) & (far < 40)
    found = SET_V.temperature(freezing.cells(freezing.heat)[0])
    return float(np.abs(found - exact(600, np.where(far > 0, far, 1)))[ring].mean())


@cache
def walled(tissue: Tissue, dx: float, wall_at: float, seconds: float, length: float = 150) -> tuple:
    """V2 worked out: a half-space whose face is held cold; distances in mm and the potential."""
    cells = round(length / dx)
    heat = np.full(cells + 1, tissue.warm)
    heat[0] = tissue.heat_at(wall_at)

    def rate(heat, out):
        potential = tissue.potential(heat)
        out[1:-1] = (potential[2:] - 2 * potential[1:-1] + potential[:-2]) / (dx * 1e-3) ** 2
        out[0] = out[-1] = 0

    stages, longest = stages_for(12, 0.9 * (dx * 1e-3) ** 2 / (2 * tissue.slopes[0]))
    count = int(np.ceil(seconds / longest))
    stepper = Stepper(cells + 1, np.float64)
    for _ in range(count):
        stepper.step(heat, rate, seconds / count, stages)
    return np.arange(cells + 1) * dx, tissue.potential(heat)


def test_v2_a_cold_wall_freezes_as_deep_as_the_exact_solution_says():
    distances, potential = walled(SET_V, 0.5, -100, 600)
    found = [crossing(distances, potential, SET_V.potential_at(at)) for at in (-8, -1, -20, -40)]
    assert found == pytest.approx([20.7388, 22.4149, 17.7886, 13.1082], rel=0.005)


def test_v2_with_a_narrow_range_of_freezing_the_front_is_neumanns():
    sharp = SET_V.model_copy(update={"solidus": -1.05, "liquidus": -0.95})
    k = 0.432936
    alpha, beta = sharp.slopes[0], sharp.slopes[2]
    ratio = sqrt(alpha / beta)
    cold = 2.0 * 99 * exp(-k * k) / (sqrt(pi * alpha) * (1 - erf_free(k)))
    warm = 0.5 * 38 * exp(-((k * ratio) ** 2)) / (sqrt(pi * beta) * erf_free(k * ratio))
    assert cold - warm == pytest.approx(250e6 * k * sqrt(alpha), rel=0.02)  # Neumann's own condition
    distances, potential = walled(sharp, 0.25, -100, 600)
    melted = np.clip(potential[1:] / sharp.potential_at(sharp.liquidus), 0, 1)
    assert distances[1] * (0.5 + (1 - melted).sum()) == pytest.approx(22.3567, rel=0.003)


def steady(flow: float, radius: float, cooling: float) -> list[float]:
    """V3's closed form: radii of the ice, of -20 and of -40 °C round a cylinder in perfused tissue."""
    top, bottom = SET_V.potential_at(SET_V.liquidus), SET_V.potential_at(cooling)
    reach = sqrt(0.5 / (flow * 3.8e6)) * 1e3

    def mismatch(ice: float) -> float:
        x = ice / reach
        warm = 0.5 * (SET_V.body - SET_V.liquidus) * bessel_k(1, x) / (reach * bessel_k(0, x))
        return (top - bottom) / (ice * log(ice / radius)) - warm

    ice = root(mismatch, radius * 1.01, 100)
    shares = [(SET_V.potential_at(at) - bottom) / (top - bottom) for at in (-1, -20, -40)]
    return [radius * (ice / radius) ** share for share in shares]


@pytest.mark.parametrize("case", STEADY, ids=str)
def test_v3_the_closed_form_of_steady_ice_in_perfused_tissue(case):
    assert steady(*case) == pytest.approx(STEADY[case], rel=6e-4)


def test_v3_ice_in_perfused_tissue_comes_to_rest_where_the_closed_form_says():
    coarse, half, fine = (np.array(at_rest(0.0075, 1.2, -110, dr)) for dr in (0.8, 0.4, 0.2))
    expected = np.array(STEADY[0.0075, 1.2, -110])
    assert fine[0] == pytest.approx(expected[0], rel=0.02)
    assert fine[1:] == pytest.approx(expected[1:], rel=0.015)
    assert (expected - coarse > 1.8 * (expected - half)).all()  # first order: the flow switches off at once


AT_REST_S = 4 * 3600


@cache
def at_rest(flow: float, radius: float, cooling: float, dr: float) -> tuple[float, ...]:
    """Finite volumes round a cylinder out to 40 mm, whose surface is held cold for four hours."""
    cells = round((40 - radius) / dr)
    faces = radius + dr * np.arange(cells + 1)
    middles = radius + dr * (np.arange(cells) + 0.5)
    heat, wall_at = np.full(cells, SET_V.warm), SET_V.potential_at(cooling)
    area = faces[1:-1] / (dr * 1e-3)

    def rate(heat, out):
        potential = SET_V.potential(heat)
        flux = area * np.diff(potential)
        out[:] = 0
        out[:-1] += flux
        out[1:] -= flux
        out[0] += 2 * faces[0] / (dr * 1e-3) * (wall_at - potential[0])
        out /= middles * dr * 1e-3
        out[-1] = 0
        warm = heat > SET_V.melted
        out += warm * flow * 3.8e6 * (SET_V.body - SET_V.temperature(heat))

    stages = round(40 / dr) | 1  # far longer steps than the lab's: only where it comes to rest matters
    count = int(np.ceil(AT_REST_S / (plain_steps_spanned(stages) * 0.9 * (dr * 1e-3) ** 2 / (3 * SET_V.slopes[0]))))
    stepper = Stepper(cells, np.float64)
    for _ in range(count):
        stepper.step(heat, rate, AT_REST_S / count, stages)
    return tuple(crossing(middles, SET_V.potential(heat), SET_V.potential_at(at)) for at in (-1, -20, -40))


V4 = {
    (0.0, 1.5): (14.048, 8.620, 4.995),
    (0.0, 2.4): (15.452, 10.057, 6.248),
    (0.015, 1.5): (10.067, 6.715, 4.123),
    (0.015, 2.4): (11.459, 8.051, 5.270),
}
V4_WITHIN = {2.0: (0.025, 0.02, 0.02), 1.0: (0.01, 0.02, 0.01)}
"""By step: how much the radii of the ice, of -20 and of -40 °C may miss."""


@cache
def column(flow: float, width: float, step: float) -> list[float]:
    """The three radii round one column of cells whose surface keeps -110 °C for ten minutes."""
    freezing = in_plane(wall(width, -110), step, 48, flow)
    freezing.go(600, 12, freezing=True)
    return round_radii(freezing, -1, -20, -40)


@pytest.mark.parametrize(("case", "step"), [*((case, 2.0) for case in V4), ((0.0, 1.5), 1.0), ((0.015, 1.5), 1.0)])
def test_v4_a_column_of_cells_acts_as_a_needle_of_its_true_width(case, step: float):
    for found, expected, within in zip(column(*case, step), V4[case], V4_WITHIN[step], strict=True):
        assert found == pytest.approx(expected, rel=within)


V5 = {
    0.0: ((14.13, 8.73, 5.16), (27.5, 23.0, 21.2), (25.4, 8.28, 2.74)),
    0.015: ((10.18, 6.89, 4.31), (24.5, 22.2, 21.0), (12.3, 5.10, 1.91)),
}


V5_AT = [SET_V.potential_at(at) for at in (-1, -20, -40)]


@cache
def alone(flow: float) -> Freezing:
    """One needle in space whose surface keeps -115 °C for ten minutes."""
    kind = wall(1.5, -115).model_copy(update={"length": 40.0})
    freezing = Freezing(plan(kind, flow=flow), SET_V, Grid.around(2.5, 50, 50))
    freezing.go(600, 12, freezing=True)
    return freezing


def volumes_of(freezing: Freezing) -> tuple[float, ...]:
    """Of the ice, of -20 and of -40 °C, cm³."""
    return volumes(SET_V.potential(freezing.cells(freezing.coldest)), V5_AT, freezing.grid.step)


@pytest.mark.parametrize("flow", V5)
def test_v5_volumes_hang_little_on_how_finely_they_are_sampled(flow: float, monkeypatch: pytest.MonkeyPatch):
    quarters = volumes_of(alone(flow))
    monkeypatch.setattr(iceball_measures, "FINER_VOLUME", 8)
    assert quarters == pytest.approx(volumes_of(alone(flow)), rel=0.015)


@pytest.mark.parametrize("flow", V5)
def test_v5_one_needle_in_space_agrees_with_the_finer_axial_reference(flow: float):
    freezing, (wide, long, large) = alone(flow), V5[flow]
    assert round_radii(freezing, -1, -20, -40) == pytest.approx(wide, rel=0.025)
    coldest = SET_V.potential(freezing.cells(freezing.coldest))
    axis = coldest[:, freezing.grid.steps, freezing.grid.steps]
    assert [crossing(freezing.grid.z, axis, at) for at in V5_AT] == pytest.approx(long, abs=0.8)
    assert volumes_of(freezing) == pytest.approx(large, rel=0.04)


def test_golden_run_the_base_case_gives_the_stated_numbers():
    found = freeze(plan(), SET_V.model_copy(update={"frozen_conductivity": 2.3}), FULL)
    assert [*found.widths, found.volumes[0], found.volumes[2]] == pytest.approx([59.5, 48.3, 38.9, 137, 44.5], rel=0.01)
    assert found.needle_surface == pytest.approx(-126, abs=1)
    assert found.watts == pytest.approx(77, rel=0.01)
