"""What the plain HTTP beside the app has to know of Streamlit's own server.

Ask when a request comes, not before: Streamlit reads its configuration when it is first asked for, and the script's own
is found only once the app is made.
"""

import re
import sys
from functools import cache
from pathlib import Path

_IMPORTED = re.compile(r"""(?:from|import)["'`]\./([\w.-]+\.js)["'`]""")


@cache
def base_path() -> str:
    """Where the app lies below the root of its server, without slashes at the ends; empty at the root."""
    return _option("server.baseUrlPath").strip("/")


@cache
def named_addresses() -> frozenset[str]:
    """The hosts that Streamlit was told to listen at or to be called by, in small letters."""
    told = (_option("server.address"), _option("browser.serverAddress"))
    return frozenset(host.lower().rstrip(".") for host in told if host)


@cache
def listens_at() -> str:
    """The host that the server listens at; empty for every address of the machine."""
    host = _option("server.address")
    return "127.0.0.1" if host.startswith("unix:") else host


@cache
def index_page() -> str:
    """The one HTML page of the installed Streamlit, which every chapter comes in."""
    return (_folder() / "static" / "index.html").read_text("utf-8")


def scripts_of_elements(*names: str) -> list[str]:
    """Where the scripts lie that Streamlit's page fetches when an element of a kind comes, with all that they import.

    Relative to the root of the app; what its page names anyway is left out, and a kind that is not there too.
    """
    folder = _folder() / "static/static/js"
    needed = [path.name for name in names for path in sorted(folder.glob(f"{name}.*.js"))]
    for name in needed:
        needed += [other for other in _IMPORTED.findall((folder / name).read_text("utf-8")) if other not in needed]
    return [f"static/js/{name}" for name in needed if name not in index_page()]


def _option(name: str) -> str:
    """An option of Streamlit's; empty where Streamlit is not what serves, as under ``cryoteach rooms``."""
    streamlit = sys.modules.get("streamlit")
    return str(streamlit.get_option(name) or "") if streamlit else ""


def _folder() -> Path:
    import streamlit  # noqa: PLC0415 - the rooms alone are served without it

    return Path(streamlit.__file__).parent
