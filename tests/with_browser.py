"""Run the tests that drive a browser; a few that failed run once more, alone: ``python -m tests.with_browser``.

They share two cores with Chromium, and a machine that stands still for half a minute fails a test of a promise that
holds. What fails twice has failed. What passes alone is named at the end: it is a slow machine or a race of ours.
"""

import subprocess
import sys
from collections.abc import Sequence

from tests.conftest import ROOT

MOST_TRIED_AGAIN = 6
SHARED = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")
FAILED = 1  # as pytest ends where tests failed, and nothing worse happened


def run(*more: str) -> tuple[int, list[str]]:
    """Run them, told as they go; how pytest ended, and the names of those that failed."""
    command = [sys.executable, "-m", "pytest", "-m", "browser", "-o", "cache_dir=.pytest_cache/browser", *more]
    broken = list[str]()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as going:
        for line in going.stdout or ():
            print(line, end="", flush=True)  # noqa: T201 - its user waits for this
            if line.startswith(("FAILED ", "ERROR ")):
                broken.append(line.partition(" ")[2].partition(" - ")[0].strip())
    return going.returncode, broken


def main(tests: Sequence[str]) -> int:
    """Run all, then what failed; end with 0 where everything passed at least once."""
    code, broken = run(*SHARED, *tests)
    if code != FAILED or not 0 < len(broken) <= MOST_TRIED_AGAIN:
        return code
    code, again = run("-n", "0", *broken)
    for name in sorted({*broken} - {*again}):
        print(f"PASSED ONLY WHEN RUN ALONE, a slow machine or a race of ours: {name}", flush=True)  # noqa: T201 - likewise
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
