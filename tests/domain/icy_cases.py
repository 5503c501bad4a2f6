"""The verification rows that chapter 13 shows, each worked out anew: cases V1 to V5 by the code that the app runs."""

from functools import cache

from cryoteach.domain.iceball_freezing import Freezing
from cryoteach.domain.iceball_grid import Grid
from cryoteach.domain.iceball_measures import volumes
from tests.domain.icy import SET_V, crossing, in_plane, plan, radii, round_radii, wall
from tests.domain.test_iceball_verification import SINKS, STEADY, V4, V5, _radial, walled, with_sink

STEADY_CASE, V4_CASE = (0.0075, 1.2, -110), (0.015, 2.4, 2.0)


@cache
def found() -> dict[str, tuple[float, float]]:
    """By row: what is exact, and what the code gives."""
    return {**_line_sink(), **_wall(), **_steady(), **_column(), **_needle()}


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
    ice, _, core = _radial(*STEADY_CASE, dr=0.2, seconds=2.5 * 3600)
    return {"v3-ice": (STEADY[STEADY_CASE][0], ice), "v3-core": (STEADY[STEADY_CASE][2], core)}


def _column() -> dict[str, tuple[float, float]]:
    flow, width, step = V4_CASE
    freezing = in_plane(wall(width, -110), step, 48, flow)
    freezing.go(600, 12, freezing=True)
    ice, core = round_radii(freezing, -1, -40)
    return {"v4-ice": (V4[V4_CASE][0], ice), "v4-core": (V4[V4_CASE][2], core)}


def _needle() -> dict[str, tuple[float, float]]:
    flow = 0.015
    kind = wall(1.5, -115).model_copy(update={"length": 40.0})
    freezing = Freezing(plan(kind, flow=flow), SET_V, Grid.around(2.5, 50, 50))
    freezing.go(600, 12, freezing=True)
    coldest = SET_V.potential(freezing.cells(freezing.coldest))
    ice, core = volumes(coldest, [SET_V.potential_at(at) for at in (-1, -40)], 2.5)
    wide, _, large = V5[flow]
    radius = round_radii(freezing, -40)[0]
    return {"v5-core": (wide[2], radius), "v5-ice-volume": (large[0], ice), "v5-core-volume": (large[2], core)}
