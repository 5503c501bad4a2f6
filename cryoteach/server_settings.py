"""What can be set from outside for a server that others run: its shape, its log, its figures, its proxies."""

import os
from ipaddress import ip_address
from typing import Literal, NamedTuple, cast

from pydantic import BaseModel

from cryoteach.errors import SettingError

HERE, ELSEWHERE = "here", "elsewhere"
HIGHEST_PORT = 65_535
LogFormat = Literal["text", "json"]


class ListenAt(NamedTuple):
    """A host in numbers, and a port."""

    host: str
    port: int


class ServerSettings(BaseModel, frozen=True, extra="forbid"):
    """The settings of a server.

    Attributes:
        rooms_elsewhere: whether other processes serve the tutorial rooms (CRYOTEACH_ROOMS).
        log: how a line of the log is written (CRYOTEACH_LOG).
        metrics: where figures for Prometheus are served (CRYOTEACH_METRICS); None for nowhere.
        believed_proxies: which proxies are believed (FORWARDED_ALLOW_IPS); empty for this machine's alone.
        has_cookie_secret: whether Streamlit's cookies outlive its process (STREAMLIT_SERVER_COOKIE_SECRET).
    """

    rooms_elsewhere: bool = False
    log: LogFormat = "text"
    metrics: ListenAt | None = None
    believed_proxies: str = ""
    has_cookie_secret: bool = False


def server_settings() -> ServerSettings:
    """Read them.

    Raises:
        SettingError: one of them cannot be used.
    """
    return ServerSettings(
        rooms_elsewhere=_one_of("CRYOTEACH_ROOMS", (HERE, ELSEWHERE)) == ELSEWHERE,
        log=cast("LogFormat", _one_of("CRYOTEACH_LOG", ("text", "json"))),
        metrics=_metrics(),
        believed_proxies=os.environ.get("FORWARDED_ALLOW_IPS", "").strip(),
        has_cookie_secret=bool(os.environ.get("STREAMLIT_SERVER_COOKIE_SECRET", "").strip()),
    )


def _one_of(name: str, words: tuple[str, str]) -> str:
    text = os.environ.get(name, "").strip() or words[0]
    if text not in words:
        raise SettingError(name, f"is neither {words[0]} nor {words[1]}", text)
    return text


def _metrics() -> ListenAt | None:
    text = os.environ.get("CRYOTEACH_METRICS", "").strip()
    if not text:
        return None
    host, _, port = text.rpartition(":")
    try:
        found = ListenAt(str(ip_address(host.strip("[]") or "127.0.0.1")), int(port))
    except ValueError:
        found = ListenAt("", 0)
    if not 1 <= found.port <= HIGHEST_PORT:
        raise SettingError("CRYOTEACH_METRICS", "is no host in numbers and port, such as 127.0.0.1:9100", text)
    return found
