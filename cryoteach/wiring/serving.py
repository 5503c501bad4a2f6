"""Stands around the life of a server, of either shape: its log is set up, and at its end everybody is let go."""

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from cryoteach.server_settings import server_settings
from cryoteach.settings import settings
from cryoteach.wiring.log.lines import fields
from cryoteach.wiring.log.set_up import set_up_log
from cryoteach.wiring.rooms import rooms_while_served

_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def while_served(shape: str) -> AsyncGenerator[None]:
    """Stand around it.

    Args:
        shape: what is served, in a word.
    """
    set_up_log()
    kept = "elsewhere" if server_settings().rooms_elsewhere else "here"
    _LOG.info("serving", extra=fields(shape=shape, rooms=kept, store=settings().store.partition(":")[0]))
    async with rooms_while_served():
        yield
        _LOG.info("told to end: it is not ready any more, and whoever waits is let go", extra=fields(shape=shape))
    _LOG.info("ended: what was asked is stored", extra=fields(shape=shape))
