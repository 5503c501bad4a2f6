"""What the plain HTTP beside the app has to know of Streamlit's own server.

Ask when a request comes, not before: Streamlit reads its configuration when it is first asked for, and the script's own
is found only once the app is made.
"""

from functools import cache
from pathlib import Path

import streamlit as st


@cache
def base_path() -> str:
    """Where the app lies below the root of its server, without slashes at the ends; empty at the root."""
    return str(st.get_option("server.baseUrlPath") or "").strip("/")


@cache
def named_addresses() -> frozenset[str]:
    """The hosts that Streamlit was told to listen at or to be called by, in small letters."""
    told = (st.get_option("server.address"), st.get_option("browser.serverAddress"))
    return frozenset(str(host).lower().rstrip(".") for host in told if host)


@cache
def index_page() -> str:
    """The one HTML page of the installed Streamlit, which every chapter comes in."""
    return (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
