"""Says once in the log that the proxy in front leaves out what it should pass on, and which setting of it that is."""

import logging
from functools import cache

from starlette.requests import HTTPConnection

from cryoteach.domain.input.web_address import host_of

NOT_SENT = (
    "a request for %s came without X-Forwarded-Proto: the proxy must send it (nginx: proxy_set_header "
    "X-Forwarded-Proto $scheme). Until then cookies are not marked as secure. `cryoteach check --server "
    "--address %s` asks through the proxy"
)
NOT_BELIEVED = (
    "a request for %s says X-Forwarded-Proto, but its proxy is not among FORWARDED_ALLOW_IPS and not believed: "
    "name the proxy's address there. `cryoteach check --server --address %s` asks through the proxy"
)
_LOG = logging.getLogger(__name__)


def mind_the_proxy(asked: HTTPConnection, address: str) -> None:
    """Warn where a request for the public address arrives as plain HTTP.

    Args:
        asked: the request.
        address: what CRYOTEACH_ADDRESS says; may be empty.
    """
    if asked.scope.get("scheme") != "http" or not address.startswith("https://"):
        return
    if asked.headers.get("host", "").partition(":")[0].lower() == host_of(address):
        _warn_once(NOT_BELIEVED if "x-forwarded-proto" in asked.headers else NOT_SENT, address)


@cache
def _warn_once(words: str, address: str) -> None:
    _LOG.warning(words, address, address)
