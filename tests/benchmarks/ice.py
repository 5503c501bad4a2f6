"""The ice-ball lab without any page: sketch, full run, the same from the cache, and an ordinary explicit solver."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

import numpy as np

from tests.benchmarks.setup import Setup
from tests.benchmarks.table import Row

CROWD = tuple((5.0 * column - 7.5, 5.0 * row - 5) for column in range(4) for row in range(3))
MINUTES = ((10, True), (8, False), (10, True))


def ice(setup: Setup) -> list[Row]:
    """Four needles, 10-8-10 minutes: the plan that the model's numbers were checked on."""
    if not setup.wanted("ours"):
        return []
    from cryoteach.domain.iceball.simulation import SKETCH, freeze  # noqa: PLC0415 - the floors run without the project
    from cryoteach.figures.ice import slice as ice_slice  # noqa: PLC0415 - likewise
    from cryoteach.figures.parts.plotly_script import as_json  # noqa: PLC0415 - likewise
    from cryoteach.wiring import content, ice_sketch  # noqa: PLC0415 - likewise

    settings = content().models.ice.settings
    plan, tissue = settings.example(), settings.tissue_of()
    times = setup.pick(15, 3)
    sketch = [_milliseconds(lambda: freeze(plan, tissue, SKETCH)) for _ in range(times)]
    most = [_milliseconds(lambda: freeze(_crowded(settings), tissue, SKETCH)) for _ in range(times)]
    full = [_milliseconds(lambda: freeze(plan, tissue)) for _ in range(times)]
    ice_sketch(plan, settings)
    kept = [_milliseconds(lambda: ice_sketch(plan, settings)) for _ in range(times)]
    euler = [_milliseconds(lambda: _euler(plan, tissue)) for _ in range(setup.pick(3, 1))]
    wire = len(as_json(ice_slice.drawing(freeze(plan, tissue)))) / 1000
    return [
        Row("ice ball, sketch, 4 needles", None, median(sketch), ours_at_most=150),
        Row("ice ball, sketch, the most that can be asked for", None, median(most), ours_at_most=1000),
        Row("ice ball, full run 10-8-10", None, median(full), ours_at_most=600),
        Row("the same from the cache", None, median(kept), ours_at_most=30),
        Row("the same by an ordinary explicit solver", median(euler), median(full), at_most=0.25),
        Row("a slice on the wire", None, wire, unit="kB", ours_at_most=300),
    ]


def _crowded(settings: Any) -> Any:
    """Twelve needles for the longest time in the largest tumour."""
    from cryoteach.domain.iceball.plan import Timing  # noqa: PLC0415 - the floors run without the project

    times = Timing(freeze=20, thaw=20, again=20)
    return settings.plan(settings.needles_at(CROWD), protocol=times, tumour=50)


def _euler(plan: Any, tissue: Any) -> None:
    """Plain steps of the longest stable length, in plain NumPy, on the same cells and with the same needles."""
    from cryoteach.domain.iceball.freezing import Freezing  # noqa: PLC0415 - the floors run without the project
    from cryoteach.domain.iceball.grid import Grid  # noqa: PLC0415 - likewise

    start = Freezing(plan, tissue, Grid.around(2.5, 50, 50))
    heat, coldest = start.cells(start.heat).copy(), start.cells(start.heat).copy()
    flow, opened = start.cells(start.flow).copy(), start.cells(start.open)
    for minutes, freezing in MINUTES:
        steps = int(np.ceil(minutes * 60 / start.plain_step(freezing=freezing)))
        for _ in range(steps):
            rate = _rate(start, heat, flow, freezing=freezing)
            heat = heat + np.where(opened, rate, 0) * (minutes * 60 / steps)
            coldest = np.minimum(coldest, heat)
            flow = np.where(coldest < 0, 0, flow)


def _rate(start: Any, heat: Any, flow: Any, *, freezing: bool) -> Any:
    tissue, step = start.tissue, start.grid.step * 1e-3
    theta = np.pad(tissue.potential(heat), 1, mode="edge").astype(np.float32)
    flat = np.ascontiguousarray(theta[:, 1:-1, 1:-1]).ravel()
    held = start.columns.hold(flat) if freezing else None
    inner = flat.reshape(start.grid.shape)
    theta[:, 1:-1, 1:-1] = inner
    middle = theta[1:-1, 1:-1, 1:-1]
    flux = (
        theta[2:, 1:-1, 1:-1] + theta[:-2, 1:-1, 1:-1] + theta[1:-1, 2:, 1:-1] + theta[1:-1, :-2, 1:-1]
        + theta[1:-1, 1:-1, 2:] + theta[1:-1, 1:-1, :-2] - 6 * middle
    )  # fmt: skip
    if held is not None:
        whole = np.zeros(start.grid.shape, dtype=np.float32)
        whole[1:-1] = flux
        whole = whole.ravel()
        start.columns.draw(flat, whole, held)
        whole[start.columns.full] = 0
        flux = whole.reshape(start.grid.shape)[1:-1]
    warmth = np.where(heat > tissue.melted, flow * (tissue.warm - heat), 0)
    return flux / step**2 + warmth


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
