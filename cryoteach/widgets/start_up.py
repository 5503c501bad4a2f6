"""What is done once per process: read the content before the first visitor, and keep start-up out of the collector."""

import gc
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import cache

import streamlit as st

from cryoteach.wiring import content


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncGenerator[None]:
    """Read the content while the server starts."""
    content()
    yield


@cache
def freeze_once() -> None:
    """Move everything that start-up made out of the garbage collector's sight.

    Streamlit collects after every rerun, which otherwise walks all of it each time: most of a rerun's cost.
    """
    gc.collect()
    gc.freeze()
