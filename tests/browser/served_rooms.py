"""A room of these tests, served to a real browser as ``cryoteach rooms`` serves it; and what axe finds there."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from playwright.sync_api import Page

from tests.web.room.rooms_to_visit import Visited


@contextmanager
def served(visited: Visited) -> Iterator[str]:
    """The address of its server, which runs beside the test, so that the test can move the room."""
    server = uvicorn.Server(uvicorn.Config(visited.app, port=0, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        pass
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    visited.rooms.waiters.close()
    server.should_exit = True
    thread.join()


def found_by_axe(page: Page, axe: Callable[..., list[dict]]) -> list[str]:
    """What is wrong on a page, each with the element."""
    return [f"{each['id']}: {node['html']}" for each in axe(page) for node in each["nodes"]]
