"""What more processes bring: votes through nginx on PostgreSQL with 1, 2 and 4, sessions with 1 and 2 of the app.

``python -m tests.benchmarks.replicas`` prints the table; three minutes. All of it, the crowd too, shares this machine's
cores: where there are two, more processes can bring nothing, and what is seen is what they cost.
"""

import asyncio
import os
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests import postgres
from tests.benchmarks import pages
from tests.benchmarks.progress import say
from tests.benchmarks.room_crowd import Crowd, share
from tests.benchmarks.servers import Server, serving
from tests.benchmarks.sessions import Load, everybody_moves
from tests.rooms.people import Phone, read_field
from tests.rooms.replicas.deployment import deployed

PHONES, ALONE, PROCESSES = 300, 20, (1, 2, 4)
SESSIONS, SECONDS, APPS = (40, 80, 120), 8, (1, 2)
TO_THE_NEXT = ("go.reveal.0.1", "go.revote.0.2", "go.reveal2.0.2")


async def votes_of(port: int) -> tuple[float, float]:
    """How many votes a second where all press at once, and the p99 in ms of all within one second."""
    crowd = Crowd(port)
    await crowd.come(PHONES)
    await crowd.trainer.press("go.commit.0.1")
    forms = await asyncio.gather(*(phone.page() for phone in crowd.phones))
    start = time.perf_counter()
    await asyncio.gather(*(_vote(*pair) for pair in zip(crowd.phones, (form.text for form in forms), strict=True)))
    rate = PHONES / (time.perf_counter() - start)
    await crowd.trainer.press(*TO_THE_NEXT)
    _, together = await crowd.votes(ALONE)
    for browser in (crowd.trainer.browser, *(phone.browser for phone in crowd.phones)):
        browser.hang_up()
    return rate, share(together, 0.99)


async def _vote(phone: Phone, form: str) -> None:
    sent = [("ballot", read_field(form, "ballot")), ("said", phone.choice(form, 0)), ("sure", "2")]
    answer = await phone.browser.post(f"{phone.path}/vote", sent)
    assert answer.status == 303, answer.text


def votes() -> dict[int, tuple[float, float]]:
    """The same for each number of processes."""
    found: dict[int, tuple[float, float]] = {}
    with postgres.Cluster() as cluster, tempfile.TemporaryDirectory() as folder:
        for number in PROCESSES:
            with deployed(Path(folder) / str(number), rooms=number, store=cluster.database()) as several:
                found[number] = asyncio.run(votes_of(several.port))
            say(f"{number} processes: {found[number][0]:.0f} votes/s, p99 {found[number][1]:.0f} ms")
    return found


async def _hold(servers: list[Server], sessions: int) -> float:
    """The wait within which 95 % of moves stayed, with so many sessions shared out evenly."""
    loads = [Load(sessions // len(servers)) for _ in servers]
    await asyncio.gather(*(_held(server, load) for server, load in zip(servers, loads, strict=True)))
    return Load(sessions, [wait for load in loads for wait in load.waits_ms]).percentile(0.95)


async def _held(server: Server, load: Load) -> None:
    async with everybody_moves(server, load, SECONDS) as moves:
        await moves


def sessions() -> dict[int, list[float]]:
    """For each number of processes of the app, the p95 in ms with more and more sessions."""
    found: dict[int, list[float]] = {}
    for number in APPS:
        with ExitStack() as stack:
            page = pages.ours(pages.ROOT / "streamlit_app.py")
            servers = [stack.enter_context(serving(page)) for _ in range(number)]
            found[number] = [asyncio.run(_hold(servers, together)) for together in SESSIONS]
        say(f"{number} apps: p95 of {SESSIONS} sessions {found[number]}")
    return found


def main() -> None:
    """Measure, and print both tables."""
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(
        "| processes of rooms | votes/s | against 1 | p99 of 300 votes within 1 s | against 1 |\n|---|---|---|---|---|"
    )
    by_rooms = votes()
    rate, slowest = by_rooms[1]
    for number, (ours, p99) in by_rooms.items():
        print(f"| {number} | {ours:.0f} | {ours / rate:.2f} × | {p99:.0f} ms | {p99 / slowest:.2f} × |")
    print(f"| processes of the app | p95 of a move, {SESSIONS} sessions | against 1 |\n|---|---|---|")
    by_apps = sessions()
    for number, times in by_apps.items():
        ratios = ", ".join(f"{ours / one:.2f} ×" for ours, one in zip(times, by_apps[1], strict=True))
        print(f"| {number} | {', '.join(f'{one:.0f} ms' for one in times)} | {ratios} |")


if __name__ == "__main__":
    main()
