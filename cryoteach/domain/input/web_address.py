"""The address under which other people's devices reach this app, and which addresses only this machine can open.

Everything here is text in, text out; what the machine is called and where it listens is found in wiring/machine.py.
"""

import re
from collections.abc import Collection, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from pydantic import BaseModel

EXAMPLE = "https://teaching.example.org or http://192.168.1.20:8501"
LISTENS_TO_ITSELF = (
    "Only this computer can open it. For other devices, end CryoTeach and start it with “cryoteach run --host "
    "0.0.0.0”. Where another address leads here, as behind a proxy, set CRYOTEACH_ADDRESS to it."
)
NO_NETWORK = (
    "Only this computer can open it, for it is in no network just now. Join one, or set CRYOTEACH_ADDRESS to the "
    "address under which others reach it."
)
SET_TO_ITSELF = (
    "Only this computer can open it: CRYOTEACH_ADDRESS names this computer alone. Set it to one that others reach."
)
HIGHEST_PORT = 65_535
LONGEST_HOST = 253
LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
SEGMENT = re.compile(r"(?!\.+$)[A-Za-z0-9._~-]+")
PATH = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@%/-]*")


class Reachable(BaseModel, frozen=True, extra="forbid"):
    """Where every link and every QR code of a page begins."""

    root: str
    """Without a slash at its end."""
    only_here: str = ""
    """Why only this machine can open it, and what mends that; empty where others can."""


def checked_address(text: str) -> str:
    """Check an address that somebody set, and give it without a slash at its end; nothing set is nothing.

    Args:
        text: such as ``https://teaching.example.org/cryo`` or ``http://192.168.1.20:8501``.

    Raises:
        ValueError: it is no address that a link could begin with; says why, and what is expected.
    """
    text = text.strip()
    if not text:
        return ""
    scheme, _, rest = text.partition("://")
    if scheme.lower() not in {"http", "https"} or not rest:
        raise ValueError(f"begins with neither http:// nor https://; it takes an address such as {EXAMPLE}")
    if any(mark in text for mark in "?#@\\") or text.split() != [text]:
        raise ValueError(f"holds more than host, port and path; it takes an address such as {EXAMPLE}")
    host, port, path = _parts(text)
    if not PATH.fullmatch(path):
        raise ValueError("has a path with signs that no address holds; write them as % and two digits")
    return f"{scheme.lower()}://{_bracketed(host)}{port}{path.rstrip('/')}"


def url_of(host: str, port: int) -> str:
    """Where a browser finds a server; an address of version 6 stands in brackets."""
    return f"http://{_bracketed(host)}:{port}"


def host_of(url: str) -> str:
    """The host that a URL names, in small letters and without brackets; empty where it names none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_every_address(host: str) -> bool:
    """Whether this stands for every address of the machine, as 0.0.0.0 does; a browser can open none of these."""
    number = _number(host)
    return not host or (number is not None and number.is_unspecified)


def is_this_machine_only(host: str) -> bool:
    """Whether a host leads every machine to itself, or nowhere."""
    number = _number(host)
    if number is None:
        return (
            not host
            or host.lower().rstrip(".") in {"localhost", "localhost.localdomain"}
            or host.endswith(".localhost")
        )
    mapped = number.ipv4_mapped if isinstance(number, IPv6Address) else None
    return (mapped or number).is_loopback or number.is_unspecified


def reachable(
    page: str, set_address: str, listens_at: str, machine: Sequence[str], names: Collection[str]
) -> Reachable:
    """Choose where links begin: what was set, else the page's own address, else the machine's in its network.

    Args:
        page: the address of the app as the visitor's browser has it, without the page's name.
        set_address: what CRYOTEACH_ADDRESS says, checked; may be empty.
        listens_at: the host that the server listens at; empty for every address of the machine.
        machine: the machine's addresses in its network, the best first.
        names: what the machine is called by itself.
    """
    if set_address:
        return Reachable(
            root=set_address, only_here=SET_TO_ITSELF if is_this_machine_only(host_of(set_address)) else ""
        )
    host, shut = host_of(page), not is_every_address(listens_at) and is_this_machine_only(listens_at)
    if not is_this_machine_only(host) and not (shut and host in names):
        return Reachable(root=page)
    if machine and not shut:
        return Reachable(root=_at(machine[0] if is_every_address(listens_at) else listens_at, page))
    own = "127.0.0.1" if is_every_address(host) else host
    return Reachable(root=_at(own, page), only_here=LISTENS_TO_ITSELF if shut else NO_NETWORK)


def at_each(machine: Sequence[str], page: str) -> tuple[str, ...]:
    """The address of the app at each of the machine's own in its network, in the same order."""
    return tuple(_at(host, page) for host in machine)


def checked_path(text: str) -> str:
    """Check the path below which a proxy shows the app: a slash before it and none behind; the root is empty.

    Args:
        text: such as ``/teach/`` or ``teach``.

    Raises:
        ValueError: it is none, or leads elsewhere.
    """
    parts = text.strip().strip("/").split("/")
    if parts == [""]:
        return ""
    if not all(SEGMENT.fullmatch(part) for part in parts):
        raise ValueError(f"{text!r} is no path that a proxy could show this below; it takes one such as /teach")
    return f"/{'/'.join(parts)}"


def _at(host: str, page: str) -> str:
    """The address of the app with another host; its port and the path below which it lies stay."""
    parts = urlsplit(page)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme or 'http'}://{_bracketed(host)}{port}{parts.path.rstrip('/')}"


def _parts(text: str) -> tuple[str, str, str]:
    """Host, port with its colon, and path.

    Raises:
        ValueError: one of the first two is none.
    """
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise ValueError(
            f"has no host and port that can be read; a port is a number from 1 to {HIGHEST_PORT}"
        ) from None
    host = host if ":" in host else _as_ascii(host)
    if is_every_address(host):
        raise ValueError("stands for every address of this machine; name the one that the others can open")
    if port == 0 or (port is None and text.partition("://")[2].partition("/")[0].endswith(":")):
        raise ValueError(f"has no port after the colon; a port is a number from 1 to {HIGHEST_PORT}")
    return host, "" if port is None else f":{port}", parts.path


def _as_ascii(host: str) -> str:
    try:
        written = host.encode("idna").decode()
    except UnicodeError:
        written = ""
    if len(written) > LONGEST_HOST or not all(LABEL.fullmatch(label) for label in written.split(".")):
        raise ValueError(f"names a host that cannot be one; it takes an address such as {EXAMPLE}")
    if _number(written) is None and written.rpartition(".")[2].isdecimal():
        raise ValueError("names a host of four numbers that are no address; each goes from 0 to 255")
    return written


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _number(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host writes as numbers, or None where it is a name."""
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None
