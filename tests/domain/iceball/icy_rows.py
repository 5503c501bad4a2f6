"""The validation rows that the screen shows, each worked out anew by what it says worked it out."""

from collections.abc import Callable, Iterable
from functools import cache, partial
from statistics import mean

import numpy as np

from cryoteach.domain.iceball.measures import width
from cryoteach.domain.iceball.plan import Place, Timing, ring
from cryoteach.domain.iceball.result import IceBall
from cryoteach.domain.iceball.simulation import freeze
from tests.domain.fictional import SHIPPED
from tests.domain.iceball.icy import FLOW, WARM
from tests.domain.iceball.icy_axial import thick

SETTINGS = SHIPPED.models.ice.settings
ONE: tuple[Place, ...] = ((0.0, 0.0),)
GEL: dict[int, tuple[Place, ...]] = {
    1: ONE,
    2: ((-10.0, 0.0), (10.0, 0.0)),
    3: ((-10.0, -5.0), (10.0, -5.0), (0.0, 12.5)),
    4: ((-10.0, -10.0), (-10.0, 10.0), (10.0, -10.0), (10.0, 10.0)),
}
"""Two centimetres apart, as near as the lattice lets them."""
LENGTHS = (40, 50)
"""How long the thick probe's cold part is taken to be, mm: it was not read."""


def wide(ball: IceBall, degrees: float) -> float:
    """How wide the coldest until then was across the needles, mm."""
    return width(ball.tissue.potential_of(ball.coldest_across), ball.tissue.potential_at(degrees), ball.grid.step)


@cache
def in_gel(places: tuple[Place, ...], minutes: float, body: float, mm: float, length: float = 30) -> IceBall:
    """Needles in gel, which no blood warms; worked out once for all tests."""
    plan = SETTINGS.plan(
        SETTINGS.needles_at(places, length=length, width=mm), flow="clamped",
        protocol=Timing(freeze=minutes, thaw=0, again=0),
    )  # fmt: skip
    return freeze(plan, SETTINGS.tissue_of(body=body))


def between(count: int, apart: float) -> IceBall:
    """Two or four thin needles so far apart, ten minutes in gel."""
    ends = (-apart / 2, apart / 2)
    return in_gel(tuple((x, y) for x in ends for y in ((0.0,) if count == 2 else ends)), 10, 37, 1.5)


@cache
def in_liver(places: tuple[Place, ...], freezes: float, thaw: float, flow: str, **kind: float) -> IceBall:
    """Needles in a liver with a tumour of a centimetre, frozen once, or twice where there is a thaw."""
    times = Timing(freeze=freezes, thaw=thaw, again=freezes if thaw else 0)
    plan = SETTINGS.plan(SETTINGS.needles_at(places, **kind), flow=flow, protocol=times, tumour=10)
    return freeze(plan, SETTINGS.tissue_of())


def core_in_gel(count: int, length: float = 30) -> Iterable[float]:
    return (wide(in_gel(GEL[count], 15, 39, 2.4, length), -30),)


def share_in_gel(count: int) -> Iterable[float]:
    ball = in_gel(GEL[count], 15, 39, 2.4)
    return (100 * (wide(ball, -30) / wide(ball, -1)) ** 2,)


def thin_in_gel(power: int) -> Iterable[float]:
    thin, plain = ([wide(in_gel(places, 15, 39, mm), -30) for places in GEL.values()] for mm in (1.7, 2.4))
    return (100 * mean((a / b) ** power for a, b in zip(thin, plain, strict=True)),)


def gaps_in_gel() -> Iterable[float]:
    balls = [between(count, apart) for count in (2, 4) for apart in (15.0, 20.0)]
    return [(wide(ball, -1) - wide(ball, -40)) / 2 for ball in balls]


def one_needle_in_liver() -> Iterable[float]:
    return [in_liver(ONE, 10, 0, flow, width=1.5).widths[0] for flow in ("warm", "cooled")]


def some_needles_in_liver() -> Iterable[float]:
    """The fewest and shortest in the most blood, and the most and longest in less."""
    return [in_liver(ring(count, 10), 10, 8, flow, length=length).volumes[0]
            for count, length, flow in ((3, 30, "warm"), (4, 40, "cooled"))]  # fmt: skip


def nitrogen_needle() -> Iterable[float]:
    return [wide(in_liver(ONE, 4, 0, "cooled", width=mm), -20) for mm in (2.4, 3.4)]


def thick_probe(part: int, flow: float, *minutes: float, step: float) -> Iterable[float]:
    return [widths_of(length, flow, *minutes, step=step)[part] for length in LENGTHS]


widths_of = cache(thick)


LAB: dict[str, Callable[[], Iterable[float]]] = {
    "Gel, 1 needle, 15 minutes": partial(core_in_gel, 1),
    **{f"Gel, {count} needles 2 cm apart": partial(core_in_gel, count) for count in (2, 3, 4)},
    "Human liver, one needle": one_needle_in_liver,
    "Human liver, 3–4 probes": some_needles_in_liver,
    "Pig liver, nitrogen needle": nitrogen_needle,
    "Gel, 1 needle: share": partial(share_in_gel, 1),
    **{f"Gel, {count} needles: share": partial(share_in_gel, count) for count in (2, 3, 4)},
    "Gel, needles of 1.7 mm against 2.4 mm: widths": partial(thin_in_gel, 1),
    "Gel, needles of 1.7 mm against 2.4 mm: areas": partial(thin_in_gel, 2),
    "Gel, needles of 1.5 mm": gaps_in_gel,
}
"""By the beginning of a row's words: what the lab gives."""

PROBE: dict[str, tuple[float, ...]] = {
    "Pig liver, thick probe, 20 minutes": (FLOW, 20),
    "Pig liver, thick probe, 40 minutes": (FLOW, 40),
    "Pig liver, 20 minutes, inflow shut": (0, 20),
    "Pig liver, twice 20 minutes": (FLOW, 20, 10, 20),
    "Pig liver, 20 minutes, nominal flow": (WARM, 20),
}
"""By the beginning of a row's words: blood flow, and minutes of freezing, thawing (assumed) and freezing again."""


def middle(ball: IceBall) -> float:
    """The coldest that the middle ever was, °C."""
    x, y = (int(np.abs(axis).argmin()) for axis in (ball.grid.x, ball.grid.y))
    return float(ball.coldest_across[y, x])
