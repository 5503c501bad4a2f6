"""The one thread that writes: together, in order, after the commit, and never silently."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError

import pytest

from cryoteach.domain.rooms.events import Closed, Moved
from cryoteach.stores import writers_queue
from cryoteach.stores.base import Known, NotStored, Stored, StoreTroubleError
from cryoteach.stores.memory import MemoryStore
from cryoteach.stores.writer import Writer
from tests.conftest import PATIENCE_S
from tests.stores.rooms_to_store import CODE, OTHER, ask, open_room, start, vote


class Slow(MemoryStore):
    """Rooms in memory that say what was asked of them together, and can be held up or made not to answer."""

    def __init__(self) -> None:
        super().__init__()
        self.batches, self.began, self.goes_on, self.why = [], threading.Event(), threading.Event(), None
        self.goes_on.set()

    def append(self, asks):
        self.began.set()
        self.goes_on.wait(PATIENCE_S)
        self.batches.append(len(asks))
        if self.why:
            raise StoreTroubleError(self.why)
        return super().append(asks)


@pytest.fixture
def store() -> Slow:
    store = Slow()
    for code in (CODE, OTHER):
        open_room(store, code)
        start(store, code)
    store.batches.clear()
    return store


@pytest.fixture
def writer(store: Slow) -> Iterator[Writer]:
    writer = Writer(store, keeps_trying=0.5)
    yield writer
    store.goes_on.set()
    writer.stop()


def hold(store: Slow, writer: Writer) -> None:
    """Keep the thread in a transaction until the store goes on."""
    store.goes_on.clear()
    store.began.clear()
    writer.submit(vote(399))
    assert store.began.wait(PATIENCE_S)


def test_what_queued_up_meanwhile_is_committed_together(store: Slow, writer: Writer):
    hold(store, writer)
    asked = [writer.submit(vote(number)) for number in range(300)]
    assert not any(future.done() for future in asked)
    store.goes_on.set()
    assert [future.result(5).place for future in asked] == list(range(4, 304))
    assert store.batches == [1, 300]


def test_a_batch_has_an_end(store: Slow, writer: Writer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writers_queue, "MOST_TOGETHER", 50)
    hold(store, writer)
    asked = [writer.submit(vote(number)) for number in range(120)]
    store.goes_on.set()
    assert [future.result(5).place for future in asked] == list(range(4, 124))
    assert store.batches == [1, 50, 50, 20]


def test_two_rooms_share_a_transaction(store: Slow, writer: Writer):
    hold(store, writer)
    asked = [writer.submit(vote(number, code=code)) for number in range(5) for code in (CODE, OTHER)]
    store.goes_on.set()
    assert [future.result(5).place for future in asked] == [4, 3, 5, 4, 6, 5, 7, 6, 8, 7]
    assert store.batches == [1, 10]


def test_what_belongs_together_is_stored_with_nothing_between(store: Slow, writer: Writer):
    hold(store, writer)
    first = writer.submit(vote(0))
    both = writer.submit_together([ask(Closed(step=1)), ask(Moved(step=2, to="reveal", item=0, round=1))])
    last = writer.submit(vote(0))
    store.goes_on.set()
    assert (first.result(5).place, [outcome.place for outcome in both.result(5)]) == (4, [5, 6])
    assert last.result(5) == Known(4)


def test_too_much_at_once_is_said_and_may_be_sent_again(store: Slow, writer: Writer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writers_queue, "MOST_WAITING", 3)
    hold(store, writer)
    asked = [writer.submit(vote(number)) for number in range(5)]
    assert [future.done() for future in asked] == [False, False, False, True, True]
    assert asked[3].result() == NotStored("busy")
    store.goes_on.set()
    assert isinstance(asked[2].result(5), Stored)
    assert isinstance(writer.submit(vote(3)).result(5), Stored)


def test_while_the_store_is_away_the_batch_is_kept_and_its_order(store: Slow, writer: Writer):
    store.why = "away"
    asked = [writer.submit(vote(number)) for number in range(20)]
    time.sleep(0.25)
    assert not any(future.done() for future in asked)
    store.why = None
    assert [future.result(5).place for future in asked] == list(range(3, 23))


def test_nobody_waits_longer_than_the_writer_tries(store: Slow, writer: Writer):
    store.why = "away"
    assert writer.submit(vote(0)).result(PATIENCE_S) == NotStored("away")
    assert len(store.batches) > 1  # it was tried again before it was given up


def test_a_phone_that_hangs_up_takes_nothing_back(store: Slow, writer: Writer):
    hold(store, writer)
    asked = writer.submit(vote(0))
    assert not asked.cancel()
    store.goes_on.set()
    try:
        assert isinstance(asked.result(5), Stored)
    except CancelledError:
        pytest.fail("the vote was taken back")


def test_those_who_asked_are_told_even_if_others_cannot_be(store: Slow, caplog: pytest.LogCaptureFixture):
    def written(_: object) -> None:
        raise ZeroDivisionError

    writer = Writer(store, written)
    assert isinstance(writer.submit(vote(0)).result(5), Stored)
    assert "could not be passed on" in caplog.text
    writer.stop()


def test_an_errand_is_run_in_the_thread_and_its_failure_is_told(store: Slow, writer: Writer):
    assert writer.run(lambda: threading.current_thread().name).result(5) == "rooms-writer"
    assert isinstance(writer.run(lambda: 1 // 0).exception(5), ZeroDivisionError)
    store.why = "full"
    tried = writer.run(lambda: store.append([vote(0)]))
    assert isinstance(tried.exception(5), StoreTroubleError)


def test_an_errand_is_tried_again_while_the_store_is_away(store: Slow, writer: Writer):
    store.why = "away"
    tried = writer.run(lambda: store.append([vote(0)]))
    time.sleep(0.2)
    store.why = None
    assert isinstance(tried.result(5)[0], Stored)


def test_at_the_end_what_was_asked_is_stored_and_nothing_new_is_taken(store: Slow):
    writer = Writer(store)
    hold(store, writer)
    asked = [writer.submit(vote(number)) for number in range(300)]
    store.goes_on.set()
    writer.stop()
    assert {type(future.result(0)) for future in asked} == {Stored}
    assert writer.submit(vote(301)).result(0) == NotStored("closing")
    assert isinstance(writer.run(lambda: None).exception(0), StoreTroubleError)


def test_at_the_end_a_store_that_is_away_holds_nothing_up(store: Slow):
    writer = Writer(store)
    store.why = "away"
    asked, errand = writer.submit(vote(0)), writer.run(lambda: store.append([vote(1)]))
    began = time.monotonic()
    writer.stop()
    assert time.monotonic() - began < 1.9
    assert asked.result(0) == NotStored("closing")
    assert isinstance(errand.exception(0), StoreTroubleError)


def test_told_to_end_a_store_that_hangs_keeps_nobody_waiting_and_what_it_stores_after_all_counts_once(store: Slow):
    closing = threading.Event()
    writer = Writer(store, closing=closing)
    hold(store, writer)
    asked, errand = writer.submit(vote(0)), writer.run(lambda: 7)
    closing.set()
    assert asked.result(1.9) == NotStored("closing")
    assert isinstance(errand.exception(1.9), StoreTroubleError)
    began = time.monotonic()
    writer.stop()
    assert time.monotonic() - began < 1
    store.goes_on.set()
    writer._thread.join(PATIENCE_S)
    assert len(store.since(CODE, 2)) == 2
    assert isinstance(store.append([vote(0)])[0], Known)
