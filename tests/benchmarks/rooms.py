"""The tutorial room: a click until 300 phones show it, votes within a second, what waiting costs, bytes on the wire."""

import asyncio
import os
import tempfile
from pathlib import Path
from unittest.mock import patch

from cryoteach.settings import MEMORY
from tests.benchmarks import pages
from tests.benchmarks.pages import TWINS, Page
from tests.benchmarks.progress import say
from tests.benchmarks.room_bytes import room_bytes
from tests.benchmarks.room_crowd import Crowd, await_rest, bare_clicks, share
from tests.benchmarks.servers import Server, serving
from tests.benchmarks.setup import Setup
from tests.benchmarks.sliders import moving_sliders
from tests.benchmarks.table import Row
from tests.rooms.process import RoomsProcess

PHONES, QUICK_PHONES = 300, 60
SLIDERS, QUICK_SLIDERS = 60, 10


def rooms(setup: Setup) -> list[Row]:
    """Everything about rooms, with the bare route and ours in the same run."""
    phones = setup.pick(PHONES, QUICK_PHONES)
    with serving(
        Page("long-poll", TWINS / "long_poll.py", ("{script}", "{port}"), path="/wait", query="seen=0")
    ) as bare:
        floor = asyncio.run(bare_clicks(bare.port, phones))
    return [*_alone(setup, phones, floor), *_in_the_app(setup, phones, floor), *_split(setup, phones)]


def _clicks(where: str, floor: list[float], ours: list[float], at_most: float = 3) -> list[Row]:
    say(f"click, {where}: p99 {share(ours, 0.99):.0f} ms, floor {share(floor, 0.99):.0f} ms")
    return [
        Row(f"click → every phone, {where}, p50", share(floor, 0.5), share(ours, 0.5)),
        Row(f"click → every phone, {where}, p99", share(floor, 0.99), share(ours, 0.99), at_most=at_most),
    ]


def _alone(setup: Setup, phones: int, floor: list[float]) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, RoomsProcess(Path(folder)) as process:
        return asyncio.run(_of_a_process(setup, process, phones, floor))


async def _of_a_process(setup: Setup, process: RoomsProcess, phones: int, floor: list[float]) -> list[Row]:
    server, crowd = Server(pages.ours(setup.app), process.port, process.process.pid), Crowd(process.port)
    sizes = await room_bytes(process.port)
    before = server.memory_mb()
    await crowd.come(phones)
    rows = _clicks("rooms alone", floor, await crowd.clicks())
    alone, together = await crowd.votes(setup.pick(60, 20))
    await asyncio.gather(*(crowd.look(phone) for phone in crowd.phones))
    waiting, polling = await crowd.idle(setup.pick(20, 6), server.pid)
    return [
        *rows,
        Row("vote: all within 1 s, p99; floor: one alone", share(alone, 0.5), share(together, 0.99), at_most=5),
        Row("processor while all wait; floor: 2 s poll", polling, waiting, unit="s", at_most=0.1),
        Row(f"memory of {phones} phones", None, server.memory_mb() - before, unit="MB", ours_at_most=40),
        *sizes,
    ]


def _in_the_app(setup: Setup, phones: int, floor: list[float]) -> list[Row]:
    """The same rooms inside the whole app: by themselves, and with a class at its sliders."""
    sliders = setup.pick(SLIDERS, QUICK_SLIDERS)
    with patch.dict(os.environ, CRYOTEACH_STORE=MEMORY), serving(pages.ours(setup.app)) as server:
        await_rest(server.pid)
        calm = asyncio.run(_clicks_of(server.port, phones))
        with moving_sliders(server, sliders):
            busy = asyncio.run(_clicks_of(server.port, phones))
    beside = f"in the app beside {sliders} at sliders"
    return [*_clicks("in the app", floor, calm), *_clicks(beside, floor, busy, at_most=6)]


def _split(setup: Setup, phones: int) -> list[Row]:
    """Rooms in a process of their own: by themselves, and with a class at the sliders of the app next to them."""
    sliders = setup.pick(SLIDERS, QUICK_SLIDERS)
    with tempfile.TemporaryDirectory() as folder, RoomsProcess(Path(folder)) as process:
        calm = asyncio.run(_clicks_of(process.port, phones))
        with (
            patch.dict(os.environ, CRYOTEACH_STORE=MEMORY),
            serving(pages.ours(setup.app)) as app,
            moving_sliders(app, sliders),
        ):
            busy = asyncio.run(_clicks_of(process.port, phones))
    return _clicks(f"rooms alone, {sliders} at sliders of an app; floor: calm", calm, busy, at_most=1.5)


async def _clicks_of(port: int, phones: int) -> list[float]:
    crowd = Crowd(port)
    await crowd.come(phones)
    return await crowd.clicks()
