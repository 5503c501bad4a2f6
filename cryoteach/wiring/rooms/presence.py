"""How many phones are in a room: those heard of in the last 40 seconds, in memory only."""

import threading
import time

SECONDS_PRESENT = 40.0  # a phone that waits comes back after 25
MOST_PHONES = 2_000  # of one room; beyond these nobody is counted


class Presence:
    """When each phone of each room was last heard of."""

    def __init__(self) -> None:
        self._heard: dict[str, dict[str, float]] = {}
        self._lock = threading.Lock()

    def heard(self, code: str, phone: str) -> None:
        """A phone is there."""
        with self._lock:
            phones = self._heard.setdefault(code, {})
            if phone in phones or len(phones) < MOST_PHONES:
                phones[phone] = time.monotonic()

    def phones(self, code: str) -> frozenset[str]:
        """The phones of a room that are there now; others are forgotten."""
        since = time.monotonic() - SECONDS_PRESENT
        with self._lock:
            there = {phone: at for phone, at in self._heard.get(code, {}).items() if at >= since}
            if code in self._heard:
                self._heard[code] = there
        return frozenset(there)

    def forget(self, code: str) -> None:
        """The room is erased."""
        with self._lock:
            self._heard.pop(code, None)
