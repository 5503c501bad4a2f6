"""Opens the browser once the app listens: Streamlit does so for a plain script only, not for an app such as ours."""

import socket
import threading
import time
import webbrowser
from contextlib import suppress

TRIES, PAUSE_S = 240, 0.25


def open_when_it_listens(host: str, port: int, url: str) -> None:
    """Wait beside whatever starts the app, for a minute at most, and then show it.

    Args:
        host: where it will listen.
        port: likewise.
        url: what the browser is to open.
    """
    threading.Thread(target=_open, args=(host, port, url), daemon=True, name="browser").start()


def _open(host: str, port: int, url: str) -> None:
    for _ in range(TRIES):
        with suppress(OSError), socket.create_connection((host, port), timeout=PAUSE_S):
            webbrowser.open(url)
            return
        time.sleep(PAUSE_S)
