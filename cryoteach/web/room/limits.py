"""How much is too much: token buckets in this process's memory.

Wrong codes are counted, never page views: a class of three hundred joins through one address, and a code that leads to
a room takes from no bucket. Yet to answer right codes always would tell a guesser at full speed what it wants to know.
So once a network has used up its wrong codes, it learns nothing more of any code, right or wrong: both get one and the
same "wait a moment". Two are not held up by what others of their network do: who comes to a room that somebody of that
network was in before (the trainer's desk, the projector, the first phone: so a class joins though one among it
guesses), and whoever proves by cookie or link to have been in the room.

What one network learns is thus at most a burst of 120 codes and one a second. All networks together are told "no such
room" five times a second after a burst of 300; right codes still lead into the room then, or anybody with a few
addresses could shut every class out. Honest limit: who guesses from N networks learns N codes a second, and wins an
anonymous vote; N processes allow N times as much.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address

MOST_NETWORKS = 20_000
MOST_PHONES = 400
SECONDS_LATELY = 60
BITS_OF_A_HOUSEHOLD = 64  # of an address of version 6: who has one has them all


@dataclass
class Bucket:
    """So many at once, and so many a second after that."""

    burst: float
    per_second: float
    level: float = field(init=False)
    at: float = float("-inf")

    def __post_init__(self) -> None:
        self.level = self.burst

    def take(self, now: float) -> bool:
        """Take one, if one is left."""
        self.level = self._level_at(now)
        self.at = now
        if self.level < 1:
            return False
        self.level -= 1
        return True

    def is_empty(self, now: float) -> bool:
        """Whether there is none to take."""
        return self._level_at(now) < 1

    def is_full(self, now: float) -> bool:
        """Whether nobody has taken one for so long that it can be forgotten."""
        return self._level_at(now) >= self.burst

    def _level_at(self, now: float) -> float:
        return min(self.burst, self.level + max(0.0, now - self.at) * self.per_second)


class Limits:
    """The buckets of this process.

    Args:
        clock: seconds that only go on.
        phones: how many a room takes.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, phones: int = MOST_PHONES) -> None:
        self.phones = phones
        self._clock = clock
        self._of_networks: dict[str, Bucket] = {}
        self._of_rooms: dict[str, Bucket] = {}
        self._of_everybody = Bucket(burst=300, per_second=5)
        self._joined: dict[str, deque[float]] = {}
        self._found: dict[tuple[str, str], None] = {}  # the oldest first

    def wrong_code(self, host: str | None) -> bool:
        """Whether one more wrong code from here is answered as such."""
        return self._of_network(host).take(self._clock()) and self._of_everybody.take(self._clock())

    def may_learn(self, host: str | None, code: str) -> bool:
        """Whether an address may be told that this code leads to a room, or that it does not."""
        return (network_of(host), code) in self._found or not self._of_network(host).is_empty(self._clock())

    def has_found(self, host: str | None, code: str) -> None:
        """Somebody at this address is in this room: all of that network may come too, whatever they mistype."""
        found = (network_of(host), code)
        self._found.pop(found, None)
        self._found[found] = None
        if len(self._found) > MOST_NETWORKS:
            del self._found[next(iter(self._found))]

    def forget(self, code: str) -> None:
        """The room is over."""
        for found in [found for found in self._found if found[1] == code]:
            del self._found[found]

    def _of_network(self, host: str | None) -> Bucket:
        return self._kept(self._of_networks, network_of(host), Bucket(burst=120, per_second=1))

    def new_phone(self, code: str) -> bool:
        """Whether one more phone may join this room now."""
        takes = self._kept(self._of_rooms, code, Bucket(burst=120, per_second=60)).take(self._clock())
        if takes:
            self._joined.setdefault(code, deque(maxlen=self.phones)).append(self._clock())
        return takes

    def joined_lately(self, code: str) -> int:
        """How many phones joined this room in the last minute."""
        since = self._clock() - SECONDS_LATELY
        return sum(at >= since for at in self._joined.get(code, ()))

    def _kept(self, buckets: dict[str, Bucket], name: str, new: Bucket) -> Bucket:
        """The bucket of a name; those that are full again are forgotten when there are many, or else the oldest."""
        if name not in buckets and len(buckets) >= MOST_NETWORKS:
            now = self._clock()
            for full in [other for other, bucket in buckets.items() if bucket.is_full(now)] or [next(iter(buckets))]:
                del buckets[full]
        return buckets.setdefault(name, new)


def network_of(host: str | None) -> str:
    """Whom an address stands for: itself, or its /64 in version 6."""
    try:
        address = ip_address(host or "")
    except ValueError:
        return host or ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return f"{int(address) >> BITS_OF_A_HOUSEHOLD:x}/64"
    return str(address)
