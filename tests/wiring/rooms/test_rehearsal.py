"""A rehearsal runs beside real phones: through the same writer, and it ends with its room."""

import time
from collections.abc import Callable, Iterator

import pytest

from cryoteach.domain.rooms.events import Closed, Ended, Moved, Voted
from cryoteach.domain.rooms.rehearsal.phones import as_rehearsal, simulated_phones
from cryoteach.stores.base import Stored
from cryoteach.stores.memory import MemoryStore
from cryoteach.wiring.rooms import Folded, Opening, Rooms, rehearsal
from cryoteach.wiring.rooms.lesson import lesson_of
from cryoteach.wiring.rooms.rehearsal import MINUTES_WITHOUT_A_PLAN, minutes_of, rehearse

PHONES = tuple(
    phone.model_copy(update={"joins": 0.0}) for phone in simulated_phones(20, "quick", 3)
)  # all are in at once


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Iterator[Rooms]:
    monkeypatch.setattr(rehearsal, "SECONDS_BETWEEN_LOOKS", 0.02)
    rooms = Rooms(MemoryStore())
    yield rooms
    rooms.close()


@pytest.fixture
def room(rooms: Rooms) -> Opening:
    opened = rooms.open_room(as_rehearsal(lesson_of(["ten-minutes"], []))).result()
    assert isinstance(opened, Opening)
    return opened


def until(so: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < end
        time.sleep(0.02)


def now(rooms: Rooms, room: Opening) -> Folded:
    folded = rooms.room(room.code)
    assert isinstance(folded, Folded)
    return folded


def test_the_phones_come_in_vote_beside_a_real_one_and_go_when_the_lesson_is_over(rooms: Rooms, room: Opening):
    thread = rehearse(rooms, room.code, PHONES)
    until(lambda: len(rooms.phones_in(room.code)) == len(PHONES))
    rooms.ask(room.code, Moved(step=0, to="commit", item=0)).result()
    real = Voted(phone="f" * 32, item=0, round=1, said="vo", sure=2)
    assert isinstance(rooms.ask(room.code, real).result(), Stored)
    until(lambda: len(now(rooms, room).room.cast_on(0, 1)) > 0.7 * len(PHONES))
    rooms.ask(room.code, Closed(step=1)).result()
    assert now(rooms, room).room.cast_on(0, 1).keys() - {"f" * 32} <= {phone.phone for phone in PHONES}
    rooms.ask(room.code, Ended(step=2)).result()
    thread.join(10)
    assert not thread.is_alive()


@pytest.mark.parametrize("end", ["erased", "closing", "time"])
def test_the_phones_go_with_the_room_with_the_process_and_when_time_is_over(
    rooms: Rooms, room: Opening, monkeypatch: pytest.MonkeyPatch, end: str
):
    if end == "time":
        monkeypatch.setattr(rehearsal, "MINUTE", 0)
    thread = rehearse(rooms, room.code, PHONES)
    if end == "erased":
        rooms.erase(room.code).result()
    if end == "closing":
        rooms.waiters.close()
    thread.join(10)
    assert not thread.is_alive()


def test_a_sixth_rehearsal_at_once_gets_no_phones_and_a_later_one_does(rooms: Rooms, room: Opening):
    threads = [rehearse(rooms, room.code, PHONES) for _ in range(rehearsal.MOST_AT_ONCE)]
    assert all(threads)
    assert rehearse(rooms, room.code, PHONES) is None
    rooms.erase(room.code).result()
    for thread in threads:
        thread.join(10)
    again = rehearse(rooms, room.code, PHONES)
    assert again is not None
    again.join(10)


def test_phones_stay_for_twice_the_plan_or_an_hour(rooms: Rooms, room: Opening):
    assert minutes_of(now(rooms, room).room) == 20
    without = rooms.open_room(lesson_of([], ["callum-bowling-green"])).result()
    assert minutes_of(now(rooms, without).room) == MINUTES_WITHOUT_A_PLAN
