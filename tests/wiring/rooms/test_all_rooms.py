"""Rooms of one process: opened, voted in, read, waited for, and over."""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cryoteach.domain.rooms.events import Closed, Moved, Voted
from cryoteach.stores.base import Gone, Header, Known, Missing, NotStored, RoomStore, Stored, StoreTroubleError
from cryoteach.wiring.rooms import Folded, NotOpened, Opening, Rooms, folds, opening
from tests.stores.rooms_to_store import EVERY_KIND, OUTSIDE, PHONES, Kinds, kinds_in
from tests.stores.rooms_to_store import opening as event_of_opening

AT_MOST = 4
PHONE = PHONES[0]


class Troubled:
    """A store that can be made not to answer."""

    def __init__(self, store: RoomStore) -> None:
        self.store, self.why = store, None

    def __getattr__(self, name: str) -> Callable:
        verb = getattr(self.store, name)

        def asked(*arguments: object, **named: object) -> object:
            if self.why:
                raise StoreTroubleError(self.why)
            return verb(*arguments, **named)

        return asked


@pytest.fixture
def kinds(tmp_path: Path) -> Iterator[Kinds]:
    with kinds_in(tmp_path) as kinds:
        yield kinds


@pytest.fixture(params=EVERY_KIND)
def store(request: pytest.FixtureRequest, kinds: Kinds) -> Troubled:
    return Troubled(getattr(kinds, request.param)())


@pytest.fixture
def rooms(store: Troubled) -> Iterator[Rooms]:
    rooms = Rooms(store, AT_MOST, keeps_trying=0.4)
    yield rooms
    store.why = None
    rooms.close()


@pytest.fixture
def room(rooms: Rooms) -> Opening:
    found = rooms.open_room(event_of_opening()).result()
    assert isinstance(found, Opening)
    return found


def vote(phone: str = PHONE, revision: int = 0) -> Voted:
    return Voted(phone=phone, item=0, round=1, said=OUTSIDE, sure=3, revision=revision)


def start(rooms: Rooms, room: Opening) -> None:
    assert rooms.ask(room.code, Moved(step=0, to="commit", item=0, round=1)).result() == Stored(2, 0)


def test_a_room_is_opened_with_a_code_and_a_secret_that_is_kept_nowhere(rooms: Rooms, room: Opening):
    assert len(room.code) == 6
    assert len(room.secret) == 32  # 160 bits, five in each sign
    header = rooms.header(room.code)
    assert isinstance(header, Header)
    assert header.secret == opening.hash_of(room.secret) != room.secret.encode()
    assert len(header.salt) == 32
    assert rooms.code_of(room.secret) == room.code
    assert rooms.code_of("another") is None


def test_each_room_has_its_own_code_secret_and_salt(rooms: Rooms):
    both = [rooms.open_room(event_of_opening()).result() for _ in range(2)]
    headers = [rooms.header(room.code) for room in both]
    assert len({room.code for room in both}) == len({room.secret for room in both}) == 2
    assert len({header.salt for header in headers}) == 2


def test_so_many_rooms_and_no_more(rooms: Rooms):
    for _ in range(AT_MOST):
        assert isinstance(rooms.open_room(event_of_opening()).result(), Opening)
    refused = rooms.open_room(event_of_opening()).result()
    assert isinstance(refused, NotOpened)
    assert refused.why == "too-many"


def test_rooms_are_opened_one_every_two_seconds_after_a_few(monkeypatch: pytest.MonkeyPatch):
    now = time.monotonic()
    monkeypatch.setattr(opening.time, "monotonic", lambda: now)
    pace = opening.Pace()
    assert [pace.take() for _ in range(6)] == [True] * 5 + [False]
    now += 1.9
    assert not pace.take()
    now += 0.2
    assert [pace.take(), pace.take()] == [True, False]


def test_a_vote_that_was_acknowledged_is_read_at_once(rooms: Rooms, room: Opening):
    start(rooms, room)
    for number, phone in enumerate(PHONES[:5]):
        assert rooms.ask(room.code, vote(phone)).result() == Stored(3 + number, 0)
        found = rooms.room(room.code)
        assert isinstance(found, Folded)
        assert found.room.vote_of(phone, 0, 1).said == OUTSIDE
        assert (found.place, found.state_place, found.as_of) == (3 + number, 2, None)
    assert rooms.ask(room.code, vote()).result() == Known(3)


def test_closed_and_shown_in_one_go(rooms: Rooms, room: Opening):
    start(rooms, room)
    both = [Closed(step=1), Moved(step=2, to="reveal", item=0, round=1)]
    assert rooms.ask_together(room.code, both).result() == [Stored(3, 0), Stored(4, 0)]


def test_a_room_that_nobody_opened(rooms: Rooms):
    assert rooms.room("K7M4QX") is None
    assert rooms.ask("K7M4QX", vote()).result() == Missing()
    assert asyncio.run(rooms.wait("K7M4QX", 0)) == "news"


def test_phones_hear_of_states_and_desks_of_votes(rooms: Rooms, room: Opening):
    async def heard() -> list[str]:
        phone = asyncio.ensure_future(rooms.wait(room.code, 2, phone=PHONE, seconds=5))
        desk = asyncio.ensure_future(rooms.wait(room.code, 2, votes_too=True, seconds=5))
        await asyncio.wrap_future(rooms.ask(room.code, vote()))
        first = [await desk, phone.done()]
        await asyncio.wrap_future(rooms.ask(room.code, Closed(step=1)))
        return [*first, await phone]

    start(rooms, room)
    assert asyncio.run(heard()) == ["news", False, "news"]


def test_what_happened_before_the_wait_is_news(rooms: Rooms, room: Opening):
    start(rooms, room)
    assert asyncio.run(rooms.wait(room.code, 1)) == "news"
    assert asyncio.run(rooms.wait(room.code, 2, seconds=0.1)) == "nothing"


def test_a_store_that_does_not_answer_for_a_moment_costs_nothing(rooms: Rooms, room: Opening, store: Troubled):
    start(rooms, room)
    store.why = "away"
    waiting = rooms.ask(room.code, vote())
    time.sleep(0.2)
    assert not waiting.done()
    assert rooms.trouble == "away"
    store.why = None
    assert waiting.result() == Stored(3, 0)
    assert rooms.trouble is None


@pytest.mark.parametrize("why", ["away", "full"])
def test_what_could_not_be_stored_is_said_and_may_be_sent_again(rooms: Rooms, room: Opening, store: Troubled, why: str):
    start(rooms, room)
    store.why = why
    outcome = rooms.ask(room.code, vote()).result()
    assert isinstance(outcome, NotStored)
    assert (outcome.why, rooms.trouble) == (why, why)
    assert "not stored" in outcome.words
    assert isinstance(rooms.open_room(event_of_opening()).result(), NotOpened)
    store.why = None
    assert rooms.ask(room.code, vote()).result() == Stored(3, 0)


def test_while_the_store_is_away_the_room_is_shown_as_it_was(
    rooms: Rooms, room: Opening, store: Troubled, kinds: Kinds, monkeypatch: pytest.MonkeyPatch
):
    start(rooms, room)
    before = rooms.room(room.code)
    monkeypatch.setattr(folds, "SECONDS_BETWEEN_LOOKS", 0.0)
    monkeypatch.setattr(folds, "SECONDS_WITHOUT_A_LOOK", 0.0)
    store.why = "away"
    shown = rooms.room(room.code)
    assert isinstance(shown, Folded)
    assert abs(shown.as_of - kinds.clock.now) < 5
    assert replace(shown, as_of=None) == before
    with pytest.raises(StoreTroubleError):
        rooms.room("K7M4QX")
    store.why = None
    assert rooms.room(room.code) == before


def test_phones_in_are_those_heard_of_lately(rooms: Rooms, room: Opening, monkeypatch: pytest.MonkeyPatch):
    for phone in [*PHONES[:3], PHONES[0]]:
        rooms.heard(room.code, phone)
    assert rooms.phones_in(room.code) == set(PHONES[:3])
    later = time.monotonic() + 39
    monkeypatch.setattr(folds.time, "monotonic", lambda: later)
    rooms.heard(room.code, PHONES[5])
    later += 2
    assert rooms.phones_in(room.code) == {PHONES[5]}
    assert rooms.phones_in("BCDFGH") == set()


def test_a_room_erased_now_is_gone_for_everybody(rooms: Rooms, room: Opening):
    async def woken() -> str:
        waiting = asyncio.ensure_future(rooms.wait(room.code, 5, seconds=5))
        await asyncio.sleep(0.05)
        assert await asyncio.wrap_future(rooms.erase(room.code))
        return await waiting

    rooms.heard(room.code, PHONE)
    assert asyncio.run(woken()) == "news"
    assert rooms.room(room.code) == Gone(room.code)
    assert rooms.header(room.code) == Gone(room.code)
    assert rooms.phones_in(room.code) == set()
    assert rooms.ask(room.code, vote()).result() == Missing()
    assert rooms.erase(room.code).result() is False


def test_a_room_whose_time_is_over_is_erased_by_the_janitor(
    store: Troubled, kinds: Kinds, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("cryoteach.wiring.rooms.all_rooms.SECONDS_BETWEEN_ROUNDS", 0.05)
    monkeypatch.setattr(folds, "SECONDS_BETWEEN_LOOKS", 0.0)
    monkeypatch.setattr(folds, "SECONDS_WITHOUT_A_LOOK", 0.0)
    rooms = Rooms(store)
    room = rooms.open_room(event_of_opening()).result()
    kinds.clock.now += 4 * 3600 - 1
    time.sleep(0.2)
    assert isinstance(rooms.room(room.code), Folded)

    async def heard_of_the_end() -> str:
        waiting = asyncio.ensure_future(rooms.waiters.wait(room.code, 99, seconds=10))
        await asyncio.sleep(0.05)
        kinds.clock.now += 1
        assert rooms.room(room.code) == Gone(room.code)  # whether or not the janitor has come
        return await waiting

    assert asyncio.run(heard_of_the_end()) == "news"
    rooms.close()


def test_a_process_that_ends_keeps_what_was_asked_and_takes_nothing_new(store: Troubled):
    rooms = Rooms(store)
    room = rooms.open_room(event_of_opening()).result()
    start(rooms, room)
    asked = [rooms.ask(room.code, vote(phone)) for phone in PHONES[:300]]
    rooms.close()
    assert {type(future.result(0)) for future in asked} == {Stored}
    late = rooms.ask(room.code, vote(PHONES[301])).result()
    assert late == NotStored("closing")
    assert not rooms.ready()
    assert asyncio.run(rooms.waiters.wait(room.code, 9)) == "closing"
