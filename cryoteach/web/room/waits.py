"""What all who wait for a room share: the place that their page shows, and the answer while the process ends."""

from starlette.requests import Request

CLOSING = {"Connection": "close", "Retry-After": "1"}


def seen_in(request: Request) -> int:
    """The place that the page shows; 0 where the address says none."""
    seen = request.query_params.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdecimal() else 0
