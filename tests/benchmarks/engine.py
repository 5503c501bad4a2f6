"""The engine without any page: a million people screened, one person assessed. The only file here that calls it."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

import numpy as np

from tests.benchmarks.setup import Setup
from tests.benchmarks.table import Row

PEOPLE = 1_000_000
OPTIONS = {"chemotherapy_response": 6, "extrahepatic_disease": 3}
RANGES = {
    "lesion_count": (1, 60, 0),
    "largest_diameter_cm": (0.3, 15.0, 1),
    "performance_status": (0, 4, 0),
    "doubling_time_days": (15, 600, 0),
}
UNKNOWN_SHARE = 0.05


def screen_a_million(setup: Setup) -> list[Row]:
    """Bitmasks and ledger of a million people against one plain copy of the same six columns."""
    columns = _columns(PEOPLE)
    plain = np.array(list(columns.values()), dtype=np.float32)
    ours = _screening(columns) if setup.wanted("ours") else None
    copying: list[float] = []
    screening: list[float] = []
    for _ in range(setup.pick(60, 10)):
        copying.append(_milliseconds(lambda: np.copy(plain)))
        if ours:
            screening.append(_milliseconds(ours))
    floor, mine = median(copying), median(screening) if screening else None
    return [Row("screen 1,000,000 people, floor: copying", floor, mine, at_most=2.5)]


def assess_one(setup: Setup) -> list[Row]:
    """One person, smallest changes included; another person each time, so that no cache answers."""
    times: list[float] = []
    if setup.wanted("ours"):
        from cryoteach import Person, assess, load_profiles  # noqa: PLC0415 - the floors run without the project

        profile = load_profiles()["leaflet"]
        people = [Person(**values) for values in _people(setup.pick(2_000, 200))]
        times = [_milliseconds(lambda one=one: assess(one, profile).smallest_changes) for one in people]
    slow = f"95 % within {sorted(times)[int(0.95 * len(times))]:.2f} ms" if times else ""
    return [Row("assess one person", None, median(times) if times else None, ours_at_most=1, note=slow)]


def _screening(columns: dict[str, Any]) -> Callable[[], object]:
    from cryoteach import Cohort, load_profiles, screen  # noqa: PLC0415 - the floors run without the project

    cohort, profile = Cohort.from_columns(columns), load_profiles()["leaflet"]
    return lambda: screen(cohort, profile).ledger()


def _columns(people: int) -> dict[str, Any]:
    """Six columns of fictional people: numbers with NaN, option codes with -1, for unknown."""
    dice = np.random.default_rng(2)
    columns: dict[str, Any] = {}
    for name, (low, high, digits) in RANGES.items():
        column = np.round(dice.uniform(low, high, people), digits).astype(np.float32)
        columns[name] = np.where(dice.random(people) < UNKNOWN_SHARE, np.float32("nan"), column)
    return columns | {name: dice.integers(-1, options, people).astype(np.int8) for name, options in OPTIONS.items()}


def _people(count: int) -> list[dict[str, Any]]:
    """The same kind of people one by one, each finding now and then unknown."""
    from cryoteach.domain.rules.patient import SCALES  # noqa: PLC0415 - the floors run without the project

    columns = _columns(count)
    people: list[dict[str, Any]] = [{} for _ in range(count)]
    for name, column in columns.items():
        options = list(getattr(SCALES[name], "options", ()))
        for person, stored in zip(people, column.tolist(), strict=True):
            if options:
                person[name] = options[stored] if stored >= 0 else None
            else:
                person[name] = None if stored != stored else round(stored, 1)  # noqa: PLR0124 - NaN alone differs
    return people


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
