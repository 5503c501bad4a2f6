"""Run what needs no browser in one order after another, and say which order broke what: ``python -m tests.orders``."""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests.conftest import ROOT

ORDERS = 20
BROKEN = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", re.MULTILINE)


@dataclass(frozen=True)
class Run:
    """One order: its seed, what broke in it, and whether it came to its end."""

    seed: int
    broken: tuple[str, ...]
    code: int
    last_words: str

    @property
    def told(self) -> str:
        """The run in a line, and in more where something broke."""
        if not self.code:
            return f"order {self.seed}: {self.last_words}"
        again = f"again: poe long --orders 1 --first {self.seed}"
        return "\n  ".join([f"order {self.seed}: {self.last_words or f'ended with {self.code}'}", *self.broken, again])


def run(seed: int, tests: Sequence[str]) -> Run:
    """Run the tests in the order of a seed, with chance inside the tests drawn from it too."""
    options = ["-q", "-n", "auto", "--maxprocesses", "4", "--dist", "worksteal", "-m", "not browser"]
    command = [sys.executable, "-m", "pytest", *options, f"--randomly-seed={seed}", *tests]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = done.stdout.strip().splitlines() or done.stderr.strip().splitlines() or [""]
    return Run(seed, tuple(sorted(set(BROKEN.findall(done.stdout)))), done.returncode, lines[-1])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run them all, whatever breaks; end with 1 if anything did."""
    parser = argparse.ArgumentParser(prog="poe long", description=__doc__)
    parser.add_argument("--orders", type=int, default=ORDERS, help=f"how many; {ORDERS} unless told")
    parser.add_argument("--first", type=int, default=1, metavar="SEED", help="the seed of the first; 1 unless told")
    parser.add_argument("tests", nargs="*", help="files or folders of tests; all unless told")
    chosen = parser.parse_args(arguments)
    start, runs = time.monotonic(), list[Run]()
    for seed in range(chosen.first, chosen.first + chosen.orders):
        runs.append(run(seed, chosen.tests))
        print(runs[-1].told, flush=True)  # noqa: T201 - its user waits for this
    broken = [one for one in runs if one.code]
    print(f"{len(runs) - len(broken)} of {len(runs)} orders passed, {time.monotonic() - start:.0f} s")  # noqa: T201 - likewise
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
