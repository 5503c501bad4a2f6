"""Two learners in the ice-ball lab at once: nobody else waits for them, and a run for a page left is given up."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from cryoteach.domain.iceball.simulation import freeze
from cryoteach.wiring import ice
from tests.pages.visitor import CALM, Visitor, words

ASKED = {"core_shown": "yes", "spread": "12.5"}  # past the question of the chapter
ONE, OTHER = {**ASKED, "freeze": "13"}, {**ASKED, "freeze": "14"}
PATIENCE_S = 60


class Gate(threading.Event):
    """What full runs wait at; while it is broken they fail there."""

    is_broken = False


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Full runs work as ever, but none ends before the gate is opened; at first none is given up."""
    opened = Gate()

    def held(plan, tissue, fineness=ice.SKETCH, heard=None):
        if heard is None:
            return freeze(plan, tissue, fineness)

        def told(share: float) -> None:
            heard(share)
            while share >= 1 and not opened.wait(0.05):
                heard(share)
                if opened.is_broken:
                    raise MemoryError

        return freeze(plan, tissue, heard=told)

    monkeypatch.setattr(ice, "freeze", held)
    monkeypatch.setattr(ice, "_ICE", ice.Shared(ice.BALLS_KEPT, failed=lambda work: work.has_failed))
    workers = ThreadPoolExecutor(1)
    monkeypatch.setattr(ice, "_ICE_WORKERS", workers)
    monkeypatch.setattr(ice, "SECONDS_UNWATCHED", 600.0)
    yield opened
    opened.set()
    workers.shutdown(wait=False, cancel_futures=True)


def newest() -> ice.IceWork:
    return next(reversed(ice._ICE.kept.values()))[1]


def headline(visitor: Visitor) -> str:
    return words(visitor.html('class="ct-verdict'))


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_two_in_the_lab_hold_up_nobody_and_a_run_for_a_page_left_is_given_up(gate: Gate, monkeypatch):
    first = Visitor().to("inside_the_ice", **ONE)
    ones = newest()
    second = Visitor().to("inside_the_ice", **OTHER)
    others = newest()
    assert ones is not others

    third = Visitor().to("one_person", lesion_count="2")
    assert third.person.lesion_count == 2
    for visitor in (first, second):  # both have a sketch and may go on
        assert "a quick sketch" in headline(visitor)
    assert not ones._future.done()
    assert not others._future.done()

    first.to("one_person")
    monkeypatch.setattr(ice, "SECONDS_UNWATCHED", 1.0)

    def given_up() -> bool:
        second.run()  # the second goes on looking
        return ones._future.done()

    until(given_up)
    assert isinstance(ones._future.exception(), ice._AbandonedError)
    gate.set()
    until(lambda: others.ball is not None)
    assert "sketch" not in headline(second.run())


def test_a_run_that_failed_is_told_to_who_waits_for_it_once_and_not_to_who_comes_later(gate: Gate):
    waiting = Visitor().to("inside_the_ice", **ONE)
    work = newest()
    gate.is_broken = True
    until(lambda: work.has_failed)
    gate.is_broken = False
    gate.set()
    later = Visitor().to("inside_the_ice", **ONE)
    assert newest() is not work
    assert "sketch" in headline(later)
    with pytest.raises(AssertionError):
        waiting.run()
    assert CALM in "".join(waiting.bodies)
    until(lambda: newest().ball is not None)
    for visitor in (waiting, later):
        assert "sketch" not in headline(visitor.run())
