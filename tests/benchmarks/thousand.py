"""The thousand without any page: a dial moves and 100,000 people are screened anew, views and band follow."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.benchmarks.pages import ROOT
from tests.benchmarks.setup import Setup
from tests.benchmarks.table import Row

PEOPLE, MILLION = 100_000, 1_000_000
PEAK_OF_A_MILLION = (
    "import sys\nfrom cryoteach.cli import main\n"
    f"main(['cohort', '--people', '{MILLION}', '--json'], standalone_mode=False)\n"
    "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
    "print(peak.split()[1], file=sys.stderr)"
)


def thousand(setup: Setup) -> list[Row]:
    """Re-screening, the views of one ledger, the dials, the band, and a million people made."""
    if not setup.wanted("ours"):
        return []
    from cryoteach.domain.cohort.invented_people import make_cohort  # noqa: PLC0415 - the floors run without the project
    from cryoteach.domain.population.loosening import at  # noqa: PLC0415 - likewise
    from cryoteach.domain.population.screening import screen  # noqa: PLC0415 - likewise
    from cryoteach.wiring import content, load_profiles  # noqa: PLC0415 - likewise

    parameters, profile = content().models.cohort, load_profiles()["leaflet"]
    people = make_cohort(parameters, "central", PEOPLE, 1)
    moved = [at(profile, "small-lesions", tenths / 10) for tenths in range(20, 51)]
    times = setup.pick(200, 20)
    screening = [_milliseconds(lambda i=i: screen(people, moved[i % 31]).ledger()) for i in range(times)]
    ledgers = [screen(people, limits).ledger() for limits in moved]
    views = [_milliseconds(lambda i=i: _views(ledgers[i % 31])) for i in range(times)]
    return [
        Row(f"screen {PEOPLE:,} people to the ledger", None, median(screening), ours_at_most=5),
        Row("Shapley, funnel, all singles and pairs", None, median(views), ours_at_most=2),
        *_dials(people, screen(people, profile), times),
        *_made(setup, parameters, profile),
    ]


def _views(ledger) -> None:
    ledger.shapley()
    ledger.funnel()
    ledger.singles_and_pairs()


def _dials(people, screening, times: int) -> list[Row]:
    from cryoteach.domain.population.loosening import along_two  # noqa: PLC0415 - the floors run without the project

    size, number = ("small-lesions", [tenths / 10 for tenths in range(20, 51)]), ("few-lesions", range(1, 6))
    taken = [_milliseconds(lambda: along_two(people, screening, size, number)) for _ in range(times)]
    return [Row("two dials, 31 × 5 places, what comes back", None, median(taken))]


def _made(setup: Setup, parameters, profile) -> list[Row]:
    from cryoteach.domain.cohort.invented_people import make_cohort  # noqa: PLC0415 - the floors run without the project
    from cryoteach.domain.cohort.uncertainty import band  # noqa: PLC0415 - likewise

    times = setup.pick(10, 2)
    drawn = [_milliseconds(lambda i=i: band(parameters, "central", profile, i)) for i in range(times)]
    few = [_milliseconds(lambda i=i: make_cohort(parameters, "central", PEOPLE, i)) for i in range(times)]
    many = [_milliseconds(lambda i=i: make_cohort(parameters, "central", MILLION, i)) for i in range(times)]
    peak, note = _peak()
    return [
        Row("band of 200 draws, 20,000 people each", None, median(drawn), ours_at_most=3000),
        Row(f"invent {PEOPLE:,} people", None, median(few)),
        Row(f"invent {MILLION:,} people", None, median(many)),
        Row("command with a million people, peak memory", None, peak, unit="MB", ours_at_most=400, note=note),
    ]


def _peak() -> tuple[float | None, str]:
    if not Path("/proc/self/status").exists():
        return None, "only Linux tells a process's own peak of memory"
    spoken = subprocess.run(
        [sys.executable, "-c", PEAK_OF_A_MILLION], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return int(spoken.stderr.split()[-1]) / 1_000, ""


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
