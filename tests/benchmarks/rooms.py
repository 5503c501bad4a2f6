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
from tests.benchmarks.room_crowd import WAIT, Crowd, bare_clicks, share
from tests.benchmarks.servers import Server, serving
from tests.benchmarks.setup import Setup
from tests.benchmarks.table import Row
from tests.rooms.light_client import Browser
from tests.rooms.people import read_field
from tests.rooms.process import RoomsProcess

PHONES, QUICK_PHONES = 300, 60


def rooms(setup: Setup) -> list[Row]:
    """Everything about rooms, with the bare route and ours in the same run."""
    phones = setup.pick(PHONES, QUICK_PHONES)
    with serving(
        Page("long-poll", TWINS / "long_poll.py", ("{script}", "{port}"), path="/wait", query="seen=0")
    ) as bare:
        floor = asyncio.run(bare_clicks(bare.port, phones))
    alone = _alone(setup, phones, floor)
    return [*alone, *_in_the_app(setup, phones, floor)]


def _clicks(where: str, floor: list[float], ours: list[float]) -> list[Row]:
    say(f"click in {where}: p99 {share(ours, 0.99):.0f} ms, floor {share(floor, 0.99):.0f} ms")
    return [
        Row(f"click → every phone, {where}, p50", share(floor, 0.5), share(ours, 0.5)),
        Row(f"click → every phone, {where}, p99", share(floor, 0.99), share(ours, 0.99), at_most=3),
    ]


def _alone(setup: Setup, phones: int, floor: list[float]) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, RoomsProcess(Path(folder)) as process:
        return asyncio.run(_of_a_process(setup, process, phones, floor))


async def _of_a_process(setup: Setup, process: RoomsProcess, phones: int, floor: list[float]) -> list[Row]:
    server, crowd = Server(pages.ours(setup.app), process.port, process.process.pid), Crowd(process.port)
    sizes = await _bytes(process.port)
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


async def _bytes(port: int) -> list[Row]:
    """What one phone with gzip gets: page, style and script at first; a vote with its redirect; a state change."""
    crowd = Crowd(port)
    await crowd.come(1)
    browser = Browser(port, packed=True)
    path = f"/r/{crowd.trainer.code}"
    first = await browser.get(path)
    files = [part.partition('"')[0] for part in first.text.split('="/assets/')[1:]]
    load = first.wire_bytes + sum([(await browser.get(f"/assets/{name}")).wire_bytes for name in files])
    await crowd.trainer.press("go.commit.0.1")
    change = await browser.once("GET", f"{path}/wait?seen=1")
    form = [("ballot", read_field(change.text, "ballot")), ("said", "vo"), ("sure", "2")]
    sent = await browser.post(f"{path}/vote", form)
    vote = sent.wire_bytes + (await browser.get(sent.headers["location"])).wire_bytes
    assert WAIT.search(first.text)
    assert sent.status == 303
    return [
        Row("bytes of the first load", None, load, unit="B", ours_at_most=12_000),
        Row("bytes of a vote with its page", None, vote, unit="B", ours_at_most=2_000),
        Row("bytes of a state change", None, change.wire_bytes, unit="B", ours_at_most=2_000),
    ]


def _in_the_app(setup: Setup, phones: int, floor: list[float]) -> list[Row]:
    """The same rooms inside the whole app, which nobody else uses."""
    with patch.dict(os.environ, CRYOTEACH_STORE=MEMORY), serving(pages.ours(setup.app)) as server:
        times = asyncio.run(_clicks_of(Crowd(server.port), phones))
    return _clicks("in the app", floor, times)


async def _clicks_of(crowd: Crowd, phones: int) -> list[float]:
    await crowd.come(phones)
    return await crowd.clicks()
