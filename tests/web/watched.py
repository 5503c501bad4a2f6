"""Runs a module as ``python -m`` does, and watches what it does with sockets: ``-m tests.web.watched MODULE …``.

Whatever it says to somebody beyond this machine is printed as it happens; on SIGUSR1, each connection that stands.
"""

import gc
import runpy
import signal
import socket
import sys
from contextlib import suppress
from ipaddress import ip_address

NAMES = {"getaddrinfo": 0, "gethostbyname": 0, "gethostbyaddr": 0, "sendto": 1, "sendmsg": 1, "connect": 1}
"""By what is done with a socket: which of its arguments says with whom."""


def watch() -> None:
    """Print every word to the outside from now on."""
    sys.addaudithook(_heard)


def _heard(event: str, arguments: tuple) -> None:
    room, _, deed = event.partition(".")
    if room != "socket" or deed not in NAMES:
        return
    if deed == "connect" and arguments[0].type == socket.SOCK_DGRAM:
        return  # notes the other end and sends nothing
    other = arguments[NAMES[deed]]
    host = other[0] if isinstance(other, tuple) else other
    if _is_outside(host):
        sys.stderr.write(f"OUTSIDE {deed} {host!r}\n")


def _is_outside(host: object) -> bool:
    if not isinstance(host, str) or host in {"", "localhost", socket.gethostname()}:
        return False  # a path of this machine's file system, every address, or itself
    with suppress(ValueError):
        return not (ip_address(host).is_loopback or ip_address(host).is_unspecified)
    return not host.startswith("/")


def tell_connections(*_: object) -> None:
    """Print each TCP connection and whether a small answer goes at once."""
    for found in gc.get_objects():
        if type(found) is socket.socket and found.fileno() >= 0 and found.family in {socket.AF_INET, socket.AF_INET6}:
            with suppress(OSError):
                port = found.getpeername()[1]
                at_once = found.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
                sys.stderr.write(f"CONNECTION from {port} at once: {at_once}\n")


if __name__ == "__main__":
    watch()
    signal.signal(signal.SIGUSR1, tell_connections)
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
