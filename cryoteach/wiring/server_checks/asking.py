"""Asks a server of ours as a browser does, through whatever stands before it; nobody else is ever asked."""

import json
import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import NamedTuple, cast
from urllib.parse import urlsplit

SECONDS = 10.0
MOST_BYTES = 65_536
UPGRADE = {
    "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "Y3J5b3RlYWNoIGNoZWNrIQ==",
}  # fmt: skip


class NoAnswerError(Exception):
    """No answer came, in words."""


class Answer(NamedTuple):
    """What came back: the status, the headers in small letters, and what the body says in JSON where it does."""

    status: int
    headers: dict[str, str]
    told: dict[str, object]


def ask(url: str, headers: Mapping[str, str] | None = None) -> Answer:
    """Ask for one address.

    Raises:
        NoAnswerError: nobody answers, or not in HTTP; says why.
    """
    parts = urlsplit(url)
    connect = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = connect(parts.hostname or "", parts.port, timeout=SECONDS)
    try:
        connection.request("GET", parts.path or "/", headers={"Accept": "application/json", **(headers or {})})
        return _read(connection.getresponse())
    except ssl.SSLError as error:
        raise NoAnswerError(f"TLS fails: {getattr(error, 'verify_message', '') or error.reason}") from None
    except (OSError, HTTPException) as error:
        raise NoAnswerError(getattr(error, "strerror", None) or str(error) or type(error).__name__) from None
    finally:
        connection.close()


def _read(answer: HTTPResponse) -> Answer:
    headers = {name.lower(): value for name, value in answer.getheaders()}
    told: object = None
    if headers.get("content-type", "").startswith("application/json"):
        try:
            told = json.loads(answer.read(MOST_BYTES))
        except ValueError:
            told = None
    return Answer(answer.status, headers, cast("dict[str, object]", told) if isinstance(told, dict) else {})
