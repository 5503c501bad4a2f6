"""The verification rows that chapter 13 shows, each worked out anew by the code that the app runs."""

from functools import cache

from tests.domain.iceball.icy import SET_V, crossing, radii, round_radii
from tests.domain.iceball.icy_invariants import NINE, at_step, ice_in_long_steps, ice_in_plain_steps
from tests.domain.iceball.test_verification import (
    SINKS,
    STEADY,
    V4,
    V5,
    alone,
    at_rest,
    column,
    volumes_of,
    walled,
    with_sink,
)

STEADY_CASE, V4_CASE = (0.0075, 1.2, -110), (0.015, 1.5)
"""The latter is the thinnest needle in most blood: the worst of all in the width of the ice."""


@cache
def found() -> dict[str, tuple[float, float]]:
    """By row: what is exact, and what the code gives."""
    return {**_line_sink(), **_wall(), **_steady(), **_column(), **_needle(), **_steps()}


@cache
def found_at_half_the_step() -> dict[str, tuple[float, float]]:
    """Of nine plans the width and the volume that half the step changes most."""
    pairs = [(at_step(case, 1.25), at_step(case, 2.5)) for case in NINE]
    return {f"v6-half-{name}": max(
        (both for fine, coarse in pairs for both in zip(fine[name], coarse[name], strict=True)),
        key=lambda both: abs(both[1] / both[0] - 1),
    ) for name in ("widths", "volumes")}  # fmt: skip


def _line_sink() -> dict[str, tuple[float, float]]:
    ice, lethal = radii(with_sink(600, 1.0), -1, -40)
    return {"v1-ice": (SINKS[600][0], ice), "v1-core": (SINKS[600][3], lethal)}


def _wall() -> dict[str, tuple[float, float]]:
    distances, potential = walled(SET_V, 0.5, -100, 600)
    at = {"v2-ice": (-1, 22.4149), "v2-core": (-40, 13.1082)}
    return {
        name: (exact, crossing(distances, potential, SET_V.potential_at(degrees)))
        for name, (degrees, exact) in at.items()
    }


def _steady() -> dict[str, tuple[float, float]]:
    expected, found = STEADY[STEADY_CASE], at_rest(*STEADY_CASE, 0.2)
    return {name: (expected[at], found[at]) for at, name in enumerate(("v3-ice", "v3-cold", "v3-core"))}


def _column() -> dict[str, tuple[float, float]]:
    expected, found = V4[V4_CASE], column(*V4_CASE, 2.0)
    return {"v4-ice": (expected[0], found[0]), "v4-core": (expected[2], found[2])}


def _steps() -> dict[str, tuple[float, float]]:
    return {"v6-steps": (ice_in_plain_steps(), ice_in_long_steps())}


def _needle() -> dict[str, tuple[float, float]]:
    flow = 0.015
    freezing = alone(flow)
    ice, _, core = volumes_of(freezing)
    wide, _, large = V5[flow]
    radius = round_radii(freezing, -40)[0]
    return {"v5-core": (wide[2], radius), "v5-ice-volume": (large[0], ice), "v5-core-volume": (large[2], core)}
