"""Whether the address that links and QR codes begin with is one that phones can follow, and who speaks for them."""

from collections.abc import Iterator
from ipaddress import ip_address

from cryoteach.domain.input.web_address import host_of, is_this_machine_only
from cryoteach.server_settings import ServerSettings
from cryoteach.settings import Settings
from cryoteach.wiring.server_checks.finding import Finding, fine, mind, wrong

ADDRESS, PROXIES, METRICS = "CRYOTEACH_ADDRESS", "FORWARDED_ALLOW_IPS", "CRYOTEACH_METRICS"


def address_checks(where: Settings, server: ServerSettings) -> Iterator[Finding]:
    """Look at the address, at the proxies that are believed, and at who may read the figures."""
    yield _address(where.address)
    if where.address.startswith("https://"):
        yield _proxies(server.believed_proxies)
    if server.metrics:
        yield _metrics(server.metrics.host)


def _address(address: str) -> Finding:
    host = host_of(address)
    if not address:
        return mind(
            ADDRESS, "not set: links begin with the name that a browser asked for, and a name that is not this "
            "machine's own is refused", "set it to the address that phones use, such as https://teaching.example.org",
        )  # fmt: skip
    if is_this_machine_only(host):
        return wrong(ADDRESS, f"{host} leads every phone to itself", "set it to the address that phones use")
    if address.startswith("https://") or _is_private(host):
        return fine(ADDRESS, f"links and QR codes begin with {address}")
    return wrong(
        ADDRESS, "it is public and plain http: browsers warn of such pages, and anybody on the way can read along",
        "serve TLS at the proxy, and write https://",
    )  # fmt: skip


def _is_private(host: str) -> bool:
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith(".local")


def _proxies(believed: str) -> Finding:
    if not believed:
        return mind(PROXIES, "not set: only a proxy on this machine (127.0.0.1) is believed",
                    "where the proxy runs elsewhere, or in another container, name its address")  # fmt: skip
    if believed == "*":
        return mind(PROXIES, "everybody is believed", "see that nobody but the proxy reaches the port")
    return fine(PROXIES, f"{believed} is believed")


def _metrics(host: str) -> Finding:
    if is_this_machine_only(host) and not ip_address(host).is_unspecified:
        return fine(METRICS, "only this machine reads the figures")
    return mind(METRICS, f"other machines reach {host}", "see that no proxy and no firewall lets the public in")
