"""Where a server of ours listens: the options for it, and the addresses under which it is then found."""

import socket
from collections.abc import Iterable, Sequence

from cryoteach.domain.input.web_address import is_every_address, is_this_machine_only, url_of

HIGHEST_PORT = 65_535


def port_of(text: str) -> int:
    """Read a port.

    Raises:
        ValueError: it is none.
    """
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= HIGHEST_PORT:
        raise ValueError(f"{text!r} is not a port; it takes a whole number from 1 to {HIGHEST_PORT}")
    return int(text)


def host_of_machine(text: str) -> str:
    """The address in numbers: a name of this machine may well lead to itself alone, and that has to be told.

    Raises:
        ValueError: it is none of this machine.
    """
    try:
        with _listening(text, 0) as found:
            return str(found.getsockname()[0])
    except OSError as error:
        raise ValueError(f"{text!r} is not an address of this machine ({_said(error)})") from None


def free_port(host: str, ports: Sequence[int]) -> int:
    """The first of these at which nobody listens; the very first where all are taken."""
    return next((port for port in ports if not trouble_with(host, port)), ports[0])


def trouble_with(host: str, port: int) -> str:
    """Why nobody can listen there, or nothing."""
    try:
        _listening(host, port).close()
    except OSError as error:
        return _said(error)
    return ""


def addresses_of(
    host: str, port: int, links: str, machine: Iterable[str], path: str = ""
) -> dict[str, str | list[str]]:
    """Where a browser on this machine finds the app, where those of others do, and where links begin if that is set.

    Args:
        host: where it listens.
        port: likewise.
        links: what CRYOTEACH_ADDRESS says; may be empty.
        machine: the addresses of this machine in its network.
        path: what stands before every path of the app; may be empty.
    """
    is_six = ":" in host
    others = [address for address in machine if (":" in address) is is_six]
    if not is_every_address(host):
        here, others = host, [] if is_this_machine_only(host) else [host]
    else:
        here = "::1" if is_six else "127.0.0.1"
    found = [f"{url_of(each, port)}{path}" for each in (here, *others)]
    return {"url": found[0], "others": found[1:], "links": links}


def _listening(host: str, port: int) -> socket.socket:
    return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)


def _said(error: OSError) -> str:
    return str(error.strerror or error).partition(" (while")[0]
