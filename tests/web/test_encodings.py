"""Which packing a browser takes, as RFC 9110 has it."""

import asyncio

import pytest
from starlette.datastructures import Headers

from cryoteach.web.encodings import PlainlyAccepted, takes_gzip


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip", True),
        ("deflate, gzip;q=1.0, *;q=0.5", True),
        ("GZIP ; Q=0.001", True),
        ("x-gzip", True),
        ("*", True),
        ("gzip;q=0.8, identity;q=0.8", True),
        ("br;q=1.0, gzip;q=0.5, identity;q=0.1", True),
        ("", False),
        ("gzip;q=0", False),
        ("gzip;q=0.000, *", False),
        ("identity;q=1, *;q=0", False),
        ("identity, gzip;q=0.5", False),
        ("gzip;q=2", False),
        ("gzip;q=", False),
        ("bigzip", False),
        (";q=1,,", False),
    ],
)
def test_gzip_is_taken_when_it_is_wanted_and_not_less_than_the_plain_answer(accepted: str, takes: bool):  # noqa: FBT001
    assert takes_gzip(accepted) is takes


@pytest.mark.parametrize(
    ("headers", "plainly"),
    [
        ([(b"accept-encoding", b"gzip;q=0")], ["identity"]),
        ([(b"accept-encoding", b"br"), (b"accept-encoding", b"gzip;q=0.2")], ["gzip"]),
        ([], []),
    ],
)
def test_those_behind_hear_it_plainly(headers: list, plainly: list[str]):
    heard = []

    async def behind(scope, _receive, _send):
        heard.extend(Headers(scope=scope).getlist("accept-encoding"))

    asyncio.run(PlainlyAccepted(behind)({"type": "http", "headers": headers}, None, None))
    assert heard == plainly
