"""What is done once per process, before the first visitor: imports, content, a first figure; and memory's keeper.

Streamlit collects garbage after every rerun and would walk everything that start-up made each time: most of a rerun's
cost. The configuration turns that off (``runner.postScriptGC``); here start-up is moved out of the collector's sight
and the collector runs by the clock instead.
"""

import asyncio
import gc
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from importlib import import_module

import streamlit as st

from cryoteach.figures import GALLERY
from cryoteach.wiring import content
from cryoteach.wiring.seal import seal_of_app

SECONDS_BETWEEN_COLLECTIONS = 30
FIRST_USED_BY_PAGES = (
    *("cryoteach.widgets.explorer", "cryoteach.widgets.doors", "cryoteach.widgets.thousand"),
    *("cryoteach.widgets.how_exact", "cryoteach.widgets.registry", "cryoteach.widgets.guess", "pandas"),
)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncGenerator[None]:
    """Do all that while the server starts, and keep collecting while it runs."""
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
    yield
    collecting.cancel()
    with suppress(asyncio.CancelledError):
        await collecting


async def _collect_by_the_clock() -> None:
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_COLLECTIONS)
        await asyncio.to_thread(gc.collect)
