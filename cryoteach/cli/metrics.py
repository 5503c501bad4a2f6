"""Where a server of ours shows its figures: never where it shows itself."""

from cryoteach.cli.verb import Refusal, complain
from cryoteach.server_settings import ListenAt, server_settings


def metrics_beside(port: int) -> ListenAt | None:
    """What CRYOTEACH_METRICS says; ends in words where that is the very port of the app."""
    at = server_settings().metrics
    if at and at.port == port:
        complain([Refusal(f"CRYOTEACH_METRICS: {port} is the port of the app, which others reach; name another")])
    return at
