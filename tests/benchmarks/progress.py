"""What is told while the benchmarks run."""

import sys


def say(progress: str) -> None:
    """Tell whoever is waiting how far it has come, apart from the table."""
    print(f"  … {progress}", file=sys.stderr, flush=True)
