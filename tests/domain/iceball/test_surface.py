"""The surface of a body of ice: closed, where the threshold is, seen from outside, and never too large to travel."""

import numpy as np
import pytest

from cryoteach.domain.iceball.grid import Grid
from cryoteach.domain.iceball.surface import MOST_POINTS, Surface, surface

GRID = Grid.around(2.5, 60, 60)
Z, Y, X = np.meshgrid(GRID.z, GRID.y, GRID.x, indexing="ij")


def volume(net: Surface) -> float:
    """What a closed net holds; positive where its triangles are seen from outside."""
    a, b, c = (net.points[net.triangles[:, n]].astype(float) for n in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


def edges(net: Surface) -> np.ndarray:
    """How many triangles share each edge."""
    pairs = np.concatenate([net.triangles[:, [n, (n + 1) % 3]] for n in range(3)])
    return np.unique(np.sort(pairs, axis=1), axis=0, return_counts=True)[1]


@pytest.mark.parametrize("radius", [6.0, 14.0, 29.0])
def test_a_ball_comes_out_as_wide_as_it_is_closed_and_from_outside(radius: float):
    net = surface(np.sqrt(X**2 + Y**2 + Z**2), radius, GRID)
    assert np.linalg.norm(net.points, axis=1) == pytest.approx(radius, abs=0.8)
    assert volume(net) == pytest.approx(4 / 3 * np.pi * radius**3, rel=0.2 if radius < 10 else 0.04)
    assert set(edges(net).tolist()) == {2}


def test_a_body_keeps_its_place_and_its_directions():
    inside = np.maximum.reduce([np.abs(X - 20) / 10, np.abs(Y + 5) / 20, Z / 30])
    net = surface(inside, 1.0, GRID)
    assert net.points.min(axis=0) == pytest.approx([10, -25, -30], abs=0.5)
    assert net.points.max(axis=0) == pytest.approx([30, 15, 30], abs=0.5)


def test_two_bodies_apart_are_both_there():
    apart = np.minimum(np.hypot(X - 20, Y), np.hypot(X + 20, Y))
    net = surface(np.maximum(apart, np.abs(Z) / 4), 5.0, GRID)
    assert {bool(x > 0) for x in net.points[:, 0]} == {True, False}
    assert np.abs(net.points[:, 0]).min() > 14


def test_where_nothing_is_so_cold_there_is_no_surface():
    net = surface(X**2 + 1, 0.5, GRID)
    assert (net.points.shape, net.triangles.shape) == ((0, 3), (0, 3))
    assert net.bytes == 0


def test_a_large_body_has_fewer_points_and_still_its_size():
    net = surface(np.sqrt(X**2 + Y**2 + Z**2), 45.0, GRID)
    assert 0 < len(net.points) <= MOST_POINTS
    assert volume(net) == pytest.approx(4 / 3 * np.pi * 45**3, rel=0.04)
    assert len(surface(np.sqrt(X**2 + Y**2 + Z**2), 45.0, GRID, most=200).points) <= 200
