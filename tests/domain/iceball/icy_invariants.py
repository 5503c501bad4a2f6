"""The pairs and plans of case V6: what may never warm a place, and what half the step may change."""

from collections.abc import Callable
from functools import cache, partial
from itertools import product
from math import ceil

import numpy as np

from cryoteach.domain.iceball.freezing import Freezing
from cryoteach.domain.iceball.grid import Grid
from cryoteach.domain.iceball.measures import Ball, volumes, width
from cryoteach.domain.iceball.plan import Plan, ring
from cryoteach.domain.iceball.result import THRESHOLDS
from cryoteach.domain.iceball.simulation import FULL
from tests.domain.iceball.icy import FLOW, TISSUE, WARM, needles, plan

FLOWS = {"clamped": (0, 0), "cooled": (FLOW, FLOW), "warm": (FLOW, WARM)}
SHORT = (4, 2, 4)
PAIRS: dict[str, tuple[Plan, Plan]] = {
    "needles": (plan(times=SHORT), plan(needles((*ring(4, 10.6), (17.5, 27.5))), times=SHORT)),
    "time": (plan(times=(4, 2, 2)), plan(times=SHORT)),
    "warm": (plan(times=SHORT, flow=WARM), plan(times=SHORT)),
    "clamped": (plan(times=SHORT), plan(times=SHORT, flow=0)),
    "power": (plan(needles(cooling=-140), times=SHORT), plan(times=SHORT)),
}
"""Of each pair the second freezes more: more needles, minutes or power, or less blood."""

Steps = Callable[[Freezing, float, bool], None]


def in_plain_steps(freezing: Freezing, seconds: float, on: bool) -> None:  # noqa: FBT001 - a part of a protocol
    """The longest steps that an ordinary explicit solver may take."""
    rate = np.zeros_like(freezing.heat)
    count = ceil(seconds / freezing.plain_step(freezing=on))
    for _ in range(count):
        (freezing.freeze if on else freezing.thaw)(freezing.heat, rate)
        freezing.heat += rate * np.asarray(seconds / count, rate.dtype)
        freezing.settle(freezing=on)


def in_long_steps(freezing: Freezing, seconds: float, on: bool) -> None:  # noqa: FBT001 - likewise
    """The steps of the lab's full run."""
    freezing.go(seconds, FULL.longest, freezing=on)


def worked_out(procedure: Plan, steps: Steps) -> Freezing:
    """A whole protocol on one and the same grid for every plan."""
    freezing = Freezing(procedure, TISSUE, Grid.around(2.5, 60, 55))
    times = procedure.protocol
    for minutes, on in ((times.freeze, True), (times.thaw, False), (times.again, True)):
        steps(freezing, minutes * 60, on)
    return freezing


def coldest_of(procedure: Plan, steps: Steps) -> np.ndarray:
    """The least temperature that every cell had."""
    freezing = worked_out(procedure, steps)
    return TISSUE.temperature(freezing.cells(freezing.coldest))


@cache
def warmed(pair: str) -> tuple[int, float]:
    """In how many cells freezing more came out warmer in the lab's long steps, and by how many kelvin at most."""
    warmer, colder = (coldest_of(procedure, in_long_steps) for procedure in PAIRS[pair])
    return int(np.count_nonzero(colder > warmer + 1e-3)), float((colder - warmer).max())


def ice_of(steps: Steps) -> float:
    """The ice of the base plan in a shorter protocol, cm³."""
    freezing = worked_out(plan(times=SHORT), steps)
    return volumes(TISSUE.potential(freezing.cells(freezing.coldest)), [TISSUE.potential_at(-1)], 2.5)[0]


ice_in_plain_steps, ice_in_long_steps = partial(ice_of, in_plain_steps), partial(ice_of, in_long_steps)

Case = tuple[int, str, float]
NINE: list[Case] = [(count, "cooled", length) for count, length in product((2, 3, 4), (30, 40, 50))]
HARDER: list[Case] = [*((1, flow, 30) for flow in FLOWS), (2, "clamped", 30), (2, "warm", 30), (3, "cooled", 20)]
"""Needles, blood flow and cold length in mm, at the flow that the lab starts from and at others."""
APART = {1: 0, 2: 5, 3: 7.5, 4: 10.6}
MINUTES = 8


@cache
def at_step(case: Case, step: float) -> dict[str, tuple[float, ...]]:
    """Widths, volumes and what is covered of a sphere of 30 mm; needles keep their places on either grid."""
    count, flow, length = case
    tumour, liver = FLOWS[flow]
    kind = needles(ring(count, APART[count]), width=2.1, length=length)
    freezing = Freezing(
        plan(kind, flow_tumour=tumour, flow_liver=liver, tumour=10, margin=5), TISSUE,
        Grid.around(step, 27.5 + APART[count], length / 2 + 20),
    )  # fmt: skip
    freezing.go(MINUTES * 60, FULL.longest, freezing=True)
    coldest = TISSUE.potential(freezing.cells(freezing.coldest))
    at = [TISSUE.potential_at(degrees) for degrees in THRESHOLDS]
    return {
        "widths": tuple(width(coldest[0], one, step) for one in at),
        "volumes": volumes(coldest, at, step),
        "covered": Ball(freezing.grid, 15).covered(coldest, *at),
    }
