"""What the import of the library costs, in a process of its own each time."""

import subprocess
import sys
from statistics import median

from tests.benchmarks.pages import ROOT
from tests.benchmarks.setup import Setup
from tests.benchmarks.table import Row

FLOOR = "import pydantic, numpy"
OURS = "import cryoteach"
# The package fetches its names when they are asked for: this is what somebody waits who then works with them.
IN_USE = "from cryoteach import Person, assess, screen"
TIMED = "import sys, time; start = time.perf_counter(); {}; print(time.perf_counter() - start, *sys.modules)"
TOO_HEAVY = {"streamlit", "plotly"}


def import_time(setup: Setup) -> list[Row]:
    """The library with neither Streamlit nor Plotly, against the two packages it stands on; then with names in use."""
    statements = [FLOOR, *([OURS, IN_USE] if setup.wanted("ours") else [])]
    times: dict[str, list[float]] = {statement: [] for statement in statements}
    loaded: set[str] = set()
    for _ in range(setup.pick(15, 5)):
        for statement in statements:
            milliseconds, modules = _once(statement)
            times[statement].append(milliseconds)
            loaded |= modules & TOO_HEAVY
    note = f"it loaded {', '.join(sorted(loaded))}" if loaded else ""
    middle = {statement: median(mine) for statement, mine in times.items()}
    return [
        Row("import, floor: pydantic, numpy", middle[FLOOR], middle.get(OURS), at_most=1.3, note=note),
        Row("  with the engine's names used", middle[FLOOR], middle.get(IN_USE)),
    ]


def _once(statement: str) -> tuple[float, set[str]]:
    command = [sys.executable, "-c", TIMED.format(statement)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, *modules = done.stdout.split()
    return float(seconds) * 1000, set(modules)
