"""Counts and times of this process, kept whether or not anybody asks for them; costs a lock and an addition each."""

import threading
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from itertools import accumulate

SECONDS_OF_A_COMMIT = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)
SECONDS_OF_A_RERUN = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
WORDS = {
    "Stored": "stored", "Known": "repeated", "Refused": "refused", "Missing": "refused", "NotStored": "not_stored",
}  # fmt: skip


class Times:
    """How often something took how long, in buckets.

    Args:
        bounds: the most seconds of each bucket, in order; longer ones fall into one more.
    """

    def __init__(self, bounds: Sequence[float]) -> None:
        self.bounds = tuple(bounds)
        self._counts, self._sum, self._lock = [0] * (len(bounds) + 1), 0.0, threading.Lock()

    def add(self, seconds: float) -> None:
        """It took so long this time."""
        with self._lock:
            self._counts[bisect_left(self.bounds, seconds)] += 1
            self._sum += seconds

    @contextmanager
    def taken(self) -> Generator[None]:
        """Take the time of what stands in it, however it ends."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.add(time.perf_counter() - began)

    def read(self) -> tuple[list[tuple[str, float]], float]:
        """How many took at most so long, as Prometheus has it, and the sum of all seconds."""
        with self._lock:
            counts, total = list(accumulate(self._counts)), self._sum
        return list(zip((*map(str, self.bounds), "+Inf"), map(float, counts), strict=True)), total


class Votes:
    """What became of the votes that were sent."""

    def __init__(self) -> None:
        self._counts, self._lock = Counter[str](), threading.Lock()

    def add(self, outcome: object) -> None:
        """One more: an `Outcome` of the store, known by its name, for a server that has no rooms loads no store."""
        with self._lock:
            self._counts[WORDS[type(outcome).__name__]] += 1

    def read(self) -> dict[str, int]:
        """How many of each kind."""
        with self._lock:
            return {word: self._counts[word] for word in dict.fromkeys(WORDS.values())}


COMMITS, RERUNS, VOTES = Times(SECONDS_OF_A_COMMIT), Times(SECONDS_OF_A_RERUN), Votes()
"""Of this process."""
