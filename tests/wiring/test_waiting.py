"""Phones wait for the next state of their room, a projector for votes too; nobody is woken for what they have seen."""

import asyncio
import threading
import time
from collections.abc import Coroutine
from itertools import pairwise

import pytest

from cryoteach.wiring.waiting import SECONDS_BETWEEN_VOTES, Hub

CODE = "K7M4QX"


def run(waiting: Coroutine) -> object:
    return asyncio.run(waiting)


async def later(call, *waits, after: float = 0.05) -> list[object]:
    """Wait on all, and make the call from another thread in a moment."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    await asyncio.sleep(after)
    thread = threading.Thread(target=call)
    thread.start()
    return await asyncio.gather(*tasks)


def test_everybody_who_waits_is_woken_by_the_next_state():
    hub = Hub()
    waits = [hub.wait(CODE, 3, seconds=5) for _ in range(300)]
    began = time.monotonic()
    assert set(run(later(lambda: hub.wake(CODE, 4), *waits))) == {"news"}
    assert time.monotonic() - began < 2


def test_news_that_came_before_the_wait_is_not_missed():
    hub = Hub()
    hub.wake(CODE, 4)
    assert run(hub.wait(CODE, 3, seconds=5)) == "news"


def test_a_place_already_seen_wakes_nobody():
    hub = Hub()
    assert run(later(lambda: hub.wake(CODE, 3), hub.wait(CODE, 3, seconds=0.2))) == ["nothing"]
    assert run(later(lambda: hub.wake("BCDFGH", 9), hub.wait(CODE, 3, seconds=0.2))) == ["nothing"]


def test_a_vote_wakes_who_asked_for_votes_and_no_phone():
    hub = Hub()
    waits = [hub.wait(CODE, 3, seconds=0.6), hub.wait(CODE, 3, votes_too=True, seconds=5)]
    wake = lambda: hub.wake(CODE, 4, is_state=False)  # noqa: E731
    assert run(later(wake, *waits)) == ["nothing", "news"]


def test_votes_are_heard_of_four_times_a_second_at_most():
    hub, heard = Hub(), []

    async def projector() -> None:
        seen = 0
        while len(heard) < 5:
            if await hub.wait(CODE, seen, votes_too=True, seconds=5) == "news":
                seen = next(places)
                heard.append(time.monotonic())

    places = iter(range(1, 100))
    hub.wake(CODE, 100, is_state=False)
    run(projector())
    gaps = [later - earlier for earlier, later in pairwise(heard)]
    assert min(gaps) >= SECONDS_BETWEEN_VOTES * 0.9


def test_a_state_is_heard_of_at_once_also_by_who_waits_for_votes():
    hub = Hub()
    hub.wake(CODE, 5)
    began = time.monotonic()
    assert run(hub.wait(CODE, 4, votes_too=True)) == "news"
    assert time.monotonic() - began < SECONDS_BETWEEN_VOTES / 2


def test_with_a_fourth_wait_of_one_phone_the_oldest_comes_back():
    hub = Hub()

    async def four() -> list[object]:
        tasks = []
        for _ in range(4):
            tasks.append(asyncio.ensure_future(hub.wait(CODE, 3, seconds=5, who="a phone")))
            await asyncio.sleep(0.01)
        done, _ = await asyncio.wait(tasks, timeout=1, return_when="FIRST_COMPLETED")
        hub.wake(CODE, 4)
        return [done == {tasks[0]}, *await asyncio.gather(*tasks)]

    assert run(four()) == [True, "nothing", "news", "news", "news"]


@pytest.mark.parametrize("votes_too", [True, False])
def test_when_the_process_ends_everybody_is_let_go_and_nobody_waits(*, votes_too: bool):
    hub = Hub()
    waits = [hub.wait(CODE, 3, votes_too=votes_too, seconds=5) for _ in range(30)]
    assert set(run(later(hub.close, *waits))) == {"closing"}
    assert run(hub.wait(CODE, 3, seconds=5)) == "closing"
    assert hub.closing.is_set()


def test_when_a_room_is_no_more_everybody_looks_again():
    hub = Hub()
    assert run(later(lambda: hub.over(CODE), hub.wait(CODE, 3, seconds=5))) == ["news"]
