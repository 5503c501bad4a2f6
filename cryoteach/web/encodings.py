"""Which packing of an answer a browser takes, read as RFC 9110 (12.5.3) has it, for us and for those behind us."""

import re

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from cryoteach.web.own_hosts import with_header

_QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header takes gzip, and does not like the plain answer better.

    >>> [takes_gzip(header) for header in ("gzip, br", "gzip;q=0", "*", "*;q=0", "identity, gzip;q=0.5", "")]
    [True, False, True, False, False, False]
    """
    wanted = dict(map(_coding, accepted.lower().split(",")))
    gzip = wanted.get("gzip", wanted.get("x-gzip", wanted.get("*", 0.0)))
    return gzip > 0 and gzip >= wanted.get("identity", 0.0)


def _coding(part: str) -> tuple[str, float]:
    """One coding and how much it is wanted, from 0 to 1; a quality that cannot be read is none."""
    name, *parameters = (piece.strip() for piece in part.split(";"))
    quality = next((text.partition("=")[2].strip() for text in parameters if text.startswith("q")), "1")
    return name, float(quality) if _QUALITY.fullmatch(quality) else 0.0


class PlainlyAccepted:
    """Says ``gzip`` or ``identity`` to those behind it, who only look whether the word is there.

    Args:
        app: what answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, in plain words."""
        if scope["type"] == "http" and (accepted := Headers(scope=scope).getlist("accept-encoding")):
            plainly = "gzip" if takes_gzip(",".join(accepted)) else "identity"
            scope = with_header(scope, "accept-encoding", plainly)
        await self._app(scope, receive, send)
