"""Does once per process, beside the server that answers already: imports, content; and collects garbage by the clock.

A browser needs a second or more to fetch and start Streamlit's own page. What our pages need is made ready meanwhile,
in a thread; the first page waits for that (``prepared``), so that nothing is imported twice at a time. What only some
pages need comes later, when the first visitor has had the processor for a while.

Streamlit collects garbage after every rerun and would walk everything that start-up made each time: most of a rerun's
cost. The configuration turns that off (``runner.postScriptGC``); here start-up is moved out of the collector's sight
and the collector runs by the clock instead.
"""

import asyncio
import gc
import logging
import socket
import sys
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from importlib import import_module

import streamlit as st

from cryoteach import wiring
from cryoteach.wiring.log.set_up import set_up_log
from cryoteach.wiring.serving import while_served

SECONDS_BETWEEN_COLLECTIONS = 30
SECONDS_FOR_THE_FIRST_PAGE = 6  # a cold start until its charts stand, on a slow machine
MOST_SECONDS_TO_WAIT = 30  # a page then goes on and imports for itself
FIRST_USED_BY_PAGES = (
    "cryoteach.widgets.shown_page",
    "cryoteach.widgets.one_person.chapter",
    "cryoteach.widgets.frame.doors",
    "cryoteach.widgets.thousand.chapter",
    "cryoteach.widgets.thousand.how_exact",
    "cryoteach.widgets.evidence.registry",
    "cryoteach.widgets.start.first_walk",
    "cryoteach.widgets.start.first_guess",
    "cryoteach.widgets.start.ways_on",
)

_READY = threading.Event()
_READY.set()  # where no server starts, as in a test, nobody waits


def prepared() -> None:
    """Wait until what every page needs is there: at once, but for who comes while the server starts."""
    _READY.wait(MOST_SECONDS_TO_WAIT)


def is_ready() -> bool:
    """Whether it is there."""
    return _READY.is_set()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncGenerator[None]:
    """Do all that beside the server that answers already, and keep collecting while it runs."""
    send_small_responses_at_once()
    _READY.clear()
    running = [asyncio.create_task(_prepare()), asyncio.create_task(_collect_by_the_clock())]
    async with while_served("notebook"):
        yield
    for task in running:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _prepare() -> None:
    await asyncio.to_thread(_make_ready)
    await asyncio.sleep(SECONDS_FOR_THE_FIRST_PAGE)
    await asyncio.to_thread(_make_the_rest_ready)


def _make_ready() -> None:
    """What every page needs; a fault is left to the page that meets it, and to its calm face.

    Meanwhile the browser asks for a hundred small files. Each would wait several times for this thread to give way,
    which it does every 5 ms: so it gives way ten times as often for so long.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(usual / 10)
    try:
        wiring.content()
        for module in FIRST_USED_BY_PAGES:
            import_module(module)
    except Exception:
        logging.getLogger(__name__).exception("Starting up, something could not be made ready")
    finally:
        sys.setswitchinterval(usual)
        _READY.set()


def _make_the_rest_ready() -> None:
    if problem := import_module("cryoteach.wiring.seal").seal_of_app().problem:
        logging.getLogger(__name__).warning("Links for students are hidden, not sealed: %s", problem)
    import_module("pandas")  # Streamlit's tables want it
    import_module("cryoteach.wiring.rooms.all_rooms")  # the first phone of a room should not wait for it
    for figure in import_module("cryoteach.figures").GALLERY.values():
        figure.example()  # Plotly loads the parts of a chart when it is first drawn
    set_up_log()  # for the loggers that came with all that
    gc.collect()
    gc.freeze()


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
