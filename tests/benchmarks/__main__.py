"""Measure everything, or what is asked for, and print one table: ``python -m tests.benchmarks --help``."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.browser import key_to_charts
from tests.benchmarks.chapter_four import chapter_four
from tests.benchmarks.cold_start import cold_start
from tests.benchmarks.engine import assess_one, screen_a_million
from tests.benchmarks.ice import ice
from tests.benchmarks.imports import import_time
from tests.benchmarks.memory import endurance
from tests.benchmarks.pages import ROOT
from tests.benchmarks.progress import say
from tests.benchmarks.reading import reading
from tests.benchmarks.rerun import rerun
from tests.benchmarks.rooms import rooms
from tests.benchmarks.seedlings import seedlings
from tests.benchmarks.sessions import sessions_held
from tests.benchmarks.setup import Setup
from tests.benchmarks.table import Row, render
from tests.benchmarks.thousand import thousand

MEASURES: dict[str, Callable[[Setup], list[Row]]] = {
    "rerun": rerun,
    "browser": key_to_charts,
    "sessions": sessions_held,
    "memory": endurance,
    "cold-start": cold_start,
    "screen": screen_a_million,
    "assess": assess_one,
    "thousand": thousand,
    "chapter-4": chapter_four,
    "ice": ice,
    "seedlings": seedlings,
    "reading": reading,
    "rooms": rooms,
    "import": import_time,
}
PAGES = ("in-browser", "minimal", "ours", "dash", "marimo")


def main(arguments: list[str] | None = None) -> int:
    """Run the chosen measures one after another; a measure that breaks is reported and the others go on."""
    chosen = _parser().parse_args(arguments)
    only = frozenset(chosen.only)
    setup = Setup(chosen.quick, chosen.app.resolve(), chosen.peers_python, only & frozenset(PAGES))
    wanted = [name for name in MEASURES if name in only] or list(MEASURES)
    rows: list[Row] = []
    for name in wanted:
        say(name)
        rows += _measured(name, setup)
    print(render(rows))
    return 0


def _measured(name: str, setup: Setup) -> list[Row]:
    try:
        return MEASURES[name](setup)
    except Exception as error:  # noqa: BLE001 - an hour of other measures must not be lost to one
        return [Row(name, None, None, note=f"could not be measured: {type(error).__name__}: {error}")]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few minutes instead of half an hour; not to be quoted")
    parser.add_argument(
        "--only", action="append", default=[], choices=[*MEASURES, *PAGES], metavar="NAME",
        help=f"a measure ({', '.join(MEASURES)}) or a page ({', '.join(PAGES)}); may be repeated",
    )  # fmt: skip
    parser.add_argument("--app", type=Path, default=ROOT / "streamlit_app.py", help="another app to measure as ours")
    parser.add_argument("--peers-python", default="", metavar="PYTHON", help="a Python that has Dash and marimo")
    return parser


if __name__ == "__main__":
    sys.exit(main())
