"""What one process writes is seen and heard in another: phones of its states, desks of its votes, all of its end."""

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cryoteach.domain.rooms.events import Closed, Moved, Voted
from cryoteach.stores.base import Gone, Stored
from cryoteach.stores.postgres.hints import Hints
from cryoteach.wiring.rooms import Folded, Opening, Rooms, watcher
from tests import postgres
from tests.conftest import PATIENCE_S
from tests.stores.rooms_to_store import OUTSIDE, PHONES, kinds_in
from tests.stores.rooms_to_store import opening as event_of_opening

PHONE = PHONES[0]


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Rooms, Rooms]]:
    """Two processes on one database, as far as the database can tell."""
    with kinds_in(tmp_path) as kinds:
        first = Rooms(kinds.postgres(), keeps_trying=PATIENCE_S)  # a busy machine starts a database slowly
        second = Rooms(kinds.postgres(kinds.address), keeps_trying=PATIENCE_S)
        yield first, second
        for rooms in (first, second):
            rooms.close()


@pytest.fixture
def room(both: tuple[Rooms, Rooms]) -> Opening:
    room = both[0].open_room(event_of_opening()).result(PATIENCE_S)
    assert isinstance(room, Opening)
    assert both[0].ask(room.code, Moved(step=0, to="commit", item=0, round=1)).result(PATIENCE_S) == Stored(2, 0)
    return room


def vote(phone: str = PHONE) -> Voted:
    return Voted(phone=phone, item=0, round=1, said=OUTSIDE, sure=3)


def seconds_until(woken: str, rooms: Rooms, code: str, does: Callable[[], object], **waits: object) -> float:
    """How long somebody who waits there waits for what is done here."""

    async def heard() -> float:
        waiting = asyncio.ensure_future(rooms.wait(code, 2, seconds=PATIENCE_S, **waits))
        await asyncio.sleep(0.6)  # it waits, and listens
        assert not waiting.done()
        began = time.monotonic()
        await asyncio.to_thread(does)
        assert await waiting == woken
        return time.monotonic() - began

    return asyncio.run(heard())


def test_a_phone_hears_of_a_state_that_another_process_wrote(both: tuple[Rooms, Rooms], room: Opening):
    here, there = both
    assert (
        seconds_until(
            "news", there, room.code, lambda: here.ask(room.code, Closed(step=1)).result(PATIENCE_S), phone=PHONE
        )
        < 2
    )
    found = there.room(room.code)
    assert isinstance(found, Folded)
    assert (found.place, found.state_place, found.room.phase) == (3, 3, "closed")


def test_where_no_hint_is_passed_on_it_comes_all_the_same(
    both: tuple[Rooms, Rooms], room: Opening, monkeypatch: pytest.MonkeyPatch
):
    """As through PgBouncer in transaction mode: it takes LISTEN and passes nothing on."""
    monkeypatch.setattr(Hints, "wait", lambda _, seconds: time.sleep(seconds) or "nothing")
    here, there = both
    assert seconds_until("news", there, room.code, lambda: here.ask(room.code, Closed(step=1)).result(PATIENCE_S)) < 2


def test_a_hint_comes_before_the_next_look(both: tuple[Rooms, Rooms], room: Opening, monkeypatch: pytest.MonkeyPatch):
    here, there = both
    assert isinstance(there.room(room.code), Folded)
    monkeypatch.setattr(watcher, "SECONDS_BETWEEN_LOOKS", 30.0)
    time.sleep(1.5)
    assert seconds_until("news", there, room.code, lambda: here.ask(room.code, Closed(step=1)).result(PATIENCE_S)) < 10


def test_votes_of_another_process_are_counted_on_the_desk_and_wake_no_phone(both: tuple[Rooms, Rooms], room: Opening):
    here, there = both

    async def heard() -> list[str]:
        phone = asyncio.ensure_future(there.wait(room.code, 2, seconds=2.0, phone=PHONE))
        desk = asyncio.ensure_future(there.wait(room.code, 2, votes_too=True, seconds=PATIENCE_S))
        await asyncio.sleep(0.3)
        await asyncio.wrap_future(here.ask(room.code, vote()))
        return [await desk, await phone]

    assert asyncio.run(heard()) == ["news", "nothing"]
    assert there.room(room.code).room.vote_of(PHONE, 0, 1).said == OUTSIDE


def test_what_both_write_at_once_is_the_same_in_both(both: tuple[Rooms, Rooms], room: Opening):
    asked = [both[number % 2].ask(room.code, vote(PHONES[number])) for number in range(300)]
    assert sorted(future.result(PATIENCE_S).place for future in asked) == list(range(3, 303))
    end = time.monotonic() + PATIENCE_S
    while {rooms.room(room.code).place for rooms in both} != {302} and time.monotonic() < end:
        time.sleep(0.05)
    first, second = (rooms.room(room.code) for rooms in both)
    assert first == second
    assert len(first.room.votes[0, 1]) == 300


def test_a_room_that_another_process_erased_is_over_here(both: tuple[Rooms, Rooms], room: Opening):
    here, there = both
    assert isinstance(there.room(room.code), Folded)
    assert seconds_until("news", there, room.code, lambda: here.erase(room.code).result(PATIENCE_S), phone=PHONE) < 2
    assert there.room(room.code) == Gone(room.code)


def test_while_the_database_is_away_pages_wait_for_nothing_and_afterwards_go_on(
    both: tuple[Rooms, Rooms], room: Opening
):
    here, there = both
    assert there.room(room.code).as_of is None
    postgres.shared().stop("immediate")
    try:
        end = time.monotonic() + PATIENCE_S
        while there.room(room.code).as_of is None and time.monotonic() < end:
            time.sleep(0.05)
        assert there.room(room.code).as_of is not None
        asked = here.ask(room.code, Closed(step=1))
    finally:
        postgres.shared().start()
    assert isinstance(asked.result(PATIENCE_S), Stored)
    assert asyncio.run(there.wait(room.code, 2, seconds=PATIENCE_S)) == "news"
    assert there.room(room.code).room.phase == "closed"
    assert there.room(room.code).as_of is None


def test_one_process_of_several_does_not_hear_of_all_phones(both: tuple[Rooms, Rooms]):
    assert [rooms.hears_all for rooms in both] == [False, False]
