"""While the server starts it answers already; the first page waits for what it needs, and for nothing that failed."""

import asyncio
import logging
import threading

import pytest
import streamlit as st

from cryoteach import wiring
from cryoteach.widgets.frame import start_up

SOON = 20  # seconds: only ends a wait that should not be one


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch):
    """Content that takes as long to read as the test wants."""
    may_end, read = threading.Event(), wiring.content

    def slowly():
        assert may_end.wait(SOON)
        return read()

    monkeypatch.setattr(wiring, "content", slowly, raising=False)
    yield may_end
    may_end.set()


def test_the_first_page_waits_until_all_it_needs_is_there(making: threading.Event):
    async def start() -> tuple[bool, bool]:
        async with start_up.lifespan(st.App("streamlit_app.py")):
            page = asyncio.create_task(asyncio.to_thread(start_up.prepared))
            waited = not (await asyncio.wait([page], timeout=0.3))[0]
            making.set()
            await asyncio.wait_for(page, SOON)
            return waited, start_up.is_ready()

    assert asyncio.run(start()) == (True, True)


def test_a_fault_at_the_start_is_logged_and_holds_no_page_up(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def fails():
        raise RuntimeError("the disk is away")

    monkeypatch.setattr(wiring, "content", fails, raising=False)

    async def start() -> bool:
        async with start_up.lifespan(st.App("streamlit_app.py")):
            await asyncio.to_thread(start_up.prepared)
            return start_up.is_ready()

    with caplog.at_level(logging.ERROR):
        assert asyncio.run(start())
    assert "could not be made ready" in caplog.text
