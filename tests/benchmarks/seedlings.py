"""The seedlings without any page: 10,000 invented people and the day on which each one's first deposit is seen."""

import time
from statistics import median

from tests.benchmarks.setup import Setup
from tests.benchmarks.table import Row

PEOPLE = 10_000


def seedlings(setup: Setup) -> list[Row]:
    """Draw everybody anew at each setting of a dial, as a learner's move does; no two moves are the same."""
    if not setup.wanted("ours"):
        return []
    from cryoteach.domain.seedlings import draw  # noqa: PLC0415 - the floors run without the project
    from cryoteach.wiring import content  # noqa: PLC0415 - likewise

    lab = content().seedlings
    taken: list[float] = []
    for turn in range(setup.pick(300, 30)):
        laws = lab.moved({"hidden": 2 + turn % 11 / 10, "doubling_days": 45 + turn % 111})
        start = time.perf_counter()
        draw(laws, PEOPLE, turn).first_days()
        taken.append((time.perf_counter() - start) * 1000)
    slow = f"95 % within {sorted(taken)[int(0.95 * len(taken))]:.1f} ms"
    return [Row(f"seedlings of {PEOPLE:,} people, first recurrence", None, median(taken), ours_at_most=5, note=slow)]
