"""The seedlings without any page: 10,000 invented people and the day on which each one's first seedling is seen."""

import time
from collections.abc import Iterable, Mapping
from statistics import median

from tests.benchmarks.setup import Setup
from tests.benchmarks.table import Row

PEOPLE = 10_000
WORST = {"hidden": 5.0, "uneven": 2.0, "small_ones": 0.7, "regrows_share": 33.0}
"""The corner of the dials with most seedlings, most of them in a few people."""


def seedlings(setup: Setup) -> list[Row]:
    """Draw everybody at each setting of a dial, as a learner's move does: the same people, other laws."""
    if not setup.wanted("ours"):
        return []
    turns = range(setup.pick(300, 30))
    usual = [{"hidden": 2 + turn % 11 / 10, "doubling_days": 45.0 + turn % 111} for turn in turns]
    worst = [{**WORST, "doubling_days": 45.0 + turn % 111} for turn in turns]
    what = f"seedlings of {PEOPLE:,} people, first recurrence"
    return [_row(what, usual), _row(f"{what}, all dials at their worst corner", worst)]


def _row(what: str, moves: Iterable[Mapping[str, float]]) -> Row:
    from cryoteach.domain.seedlings.invented_people import draw  # noqa: PLC0415 - the floors run without the project
    from cryoteach.wiring import content  # noqa: PLC0415 - likewise
    from cryoteach.wiring.people import SEED  # noqa: PLC0415 - likewise

    lab, taken = content().models.seedlings, []
    for moved in moves:
        laws = lab.moved(moved)
        start = time.perf_counter()
        draw(laws, PEOPLE, SEED).first_days()
        taken.append((time.perf_counter() - start) * 1000)
    slow = f"95 % within {sorted(taken)[int(0.95 * len(taken))]:.1f} ms"
    return Row(what, None, median(taken), ours_at_most=5, note=slow)
