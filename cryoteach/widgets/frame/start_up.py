"""Does once per process, before the first visitor: imports, content, a first figure; and collects garbage by the clock.

Streamlit collects garbage after every rerun and would walk everything that start-up made each time: most of a rerun's
cost. The configuration turns that off (``runner.postScriptGC``); here start-up is moved out of the collector's sight
and the collector runs by the clock instead.
"""

import asyncio
import gc
import logging
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from importlib import import_module

import streamlit as st

from cryoteach.figures import GALLERY
from cryoteach.wiring import content
from cryoteach.wiring.rooms import rooms_while_served
from cryoteach.wiring.seal import seal_of_app

SECONDS_BETWEEN_COLLECTIONS = 30
FIRST_USED_BY_PAGES = (
    *("cryoteach.widgets.one_person.chapter", "cryoteach.widgets.frame.doors", "cryoteach.widgets.thousand.chapter"),
    *(
        "cryoteach.widgets.thousand.how_exact",
        "cryoteach.widgets.evidence.registry",
        "cryoteach.widgets.start.first_walk",
        "cryoteach.widgets.start.first_guess",
        "cryoteach.widgets.start.ways_on",
        "pandas",
    ),
)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncGenerator[None]:
    """Do all that while the server starts, and keep collecting while it runs."""
    send_small_responses_at_once()
    for module in FIRST_USED_BY_PAGES:
        import_module(module)
    content()
    if problem := seal_of_app().problem:
        logging.getLogger(__name__).warning("Links for students are hidden, not sealed: %s", problem)
    for figure in GALLERY.values():
        figure.example()  # Plotly loads the parts of a chart when it is first drawn
    gc.collect()
    gc.freeze()
    collecting = asyncio.create_task(_collect_by_the_clock())
    async with rooms_while_served():
        yield
    collecting.cancel()
    with suppress(asyncio.CancelledError):
        await collecting


def send_small_responses_at_once() -> None:
    """Switch Nagle's algorithm off wherever this process listens; each accepted connection takes that over.

    Streamlit binds its socket without naming the protocol, so asyncio, which would switch it off, passes it by: the
    second half of a small answer then waits 40 ms for the browser's delayed acknowledgement. The socket is bound before
    our script is loaded and is given to nobody, so it is looked for among all that lives.
    """
    for found in gc.get_objects():
        if type(found) is socket.socket and found.fileno() >= 0 and _speaks_tcp(found):
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _speaks_tcp(found: socket.socket) -> bool:
    return found.type == socket.SOCK_STREAM and found.family in {socket.AF_INET, socket.AF_INET6}


async def _collect_by_the_clock() -> None:
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_COLLECTIONS)
        await asyncio.to_thread(gc.collect)
