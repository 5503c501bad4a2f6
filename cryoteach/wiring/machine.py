"""What this machine is called and where its network reaches it; nothing is sent to find that out."""

import socket
import time
from contextlib import suppress
from functools import lru_cache

from cryoteach.domain.input.web_address import is_this_machine_only

SECONDS_KEPT = 30  # a laptop that was carried into another room has another address
# Addresses of documentation, one for each kind: choosing a road there names our own end of it, and sends nothing.
ROADS = ((socket.AF_INET, "203.0.113.1"), (socket.AF_INET, "10.255.255.254"), (socket.AF_INET6, "2001:db8::1"))


def addresses_of_machine() -> tuple[str, ...]:
    """The addresses under which this machine's network reaches it, the best first; none where it has no network."""
    return _addresses(int(time.monotonic() // SECONDS_KEPT))


def names_of_machine() -> frozenset[str]:
    """What this machine is called by itself, in small letters: alone, with its domain, and as its neighbours say it."""
    name = socket.gethostname().lower().rstrip(".")
    short = name.partition(".")[0]
    return frozenset({"localhost", *(called for called in (name, short, f"{short}.local") if short)})


@lru_cache(maxsize=1)
def _addresses(_now: int) -> tuple[str, ...]:
    found = dict.fromkeys(own for family, there in ROADS if (own := _own_end(family, there)))
    return tuple(address for address in found if not is_this_machine_only(address))


def _own_end(family: socket.AddressFamily, there: str) -> str:
    """Our own address on the road to another one; empty where there is no road."""
    with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as road:
        road.connect((there, 9))  # of a datagram socket: notes the other end, and sends nothing
        return str(road.getsockname()[0])
    return ""
