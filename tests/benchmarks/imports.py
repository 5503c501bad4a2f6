"""What the import of the library costs, in a process of its own each time."""

import subprocess
import sys
from statistics import median

from tests.benchmarks.pages import ROOT
from tests.benchmarks.setup import Setup
from tests.benchmarks.table import Row

FLOOR = "import pydantic, numpy"
# The names, not only the package: it fetches them when they are asked for, and an import of nothing costs nothing.
OURS = "from cryoteach import Cohort, Person, assess, load_profiles, screen"
TIMED = "import sys, time; start = time.perf_counter(); {}; print(time.perf_counter() - start, *sys.modules)"
TOO_HEAVY = {"streamlit", "plotly"}


def import_time(setup: Setup) -> list[Row]:
    """The library ready for use, with neither Streamlit nor Plotly, against the two packages it stands on."""
    floor: list[float] = []
    ours: list[float] = []
    loaded: set[str] = set()
    for _ in range(setup.pick(15, 5)):
        floor.append(_once(FLOOR)[0])
        if setup.wanted("ours"):
            milliseconds, modules = _once(OURS)
            ours.append(milliseconds)
            loaded |= modules & TOO_HEAVY
    note = f"it loaded {', '.join(sorted(loaded))}" if loaded else ""
    mine = median(ours) if ours else None
    return [Row("import, floor: pydantic, numpy", median(floor), mine, at_most=1.3, note=note)]


def _once(statement: str) -> tuple[float, set[str]]:
    command = [sys.executable, "-c", TIMED.format(statement)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, *modules = done.stdout.split()
    return float(seconds) * 1000, set(modules)
