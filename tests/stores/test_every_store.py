"""What every store of rooms promises, asked of each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cryoteach.domain.rooms.events import STATE_KINDS, CardsCounted, Closed, Ended, Extended, Moved, SameCards
from cryoteach.domain.rooms.room import replay
from cryoteach.stores import settling
from cryoteach.stores.base import CodeTakenError, Gone, Header, Known, Missing, Refused, RoomStore, Stored
from tests.stores.rooms_to_store import (
    CODE,
    EVERY_KIND,
    OTHER,
    OUTSIDE,
    WITHIN,
    Clock,
    Kinds,
    ask,
    kinds_in,
    open_room,
    opening,
    start,
    vote,
)

HOURS = 3600


@pytest.fixture
def kinds(tmp_path: Path) -> Iterator[Kinds]:
    with kinds_in(tmp_path) as kinds:
        yield kinds


@pytest.fixture(params=EVERY_KIND)
def store(request: pytest.FixtureRequest, kinds: Kinds) -> RoomStore:
    return getattr(kinds, request.param)()


@pytest.fixture
def clock(kinds: Kinds) -> Clock:
    return kinds.clock


def test_a_room_begins_with_its_opening(store: RoomStore, clock: Clock):
    open_room(store)
    assert store.since(CODE, 0) == [(1, opening())]
    header = store.header(CODE)
    assert isinstance(header, Header)
    assert (header.opened, header.expires, header.place) == (clock.now, clock.now + 4 * HOURS, 1)
    assert store.code_of(header.secret) == CODE
    assert store.code_of(b"another") is None
    assert store.count() == 1


def test_a_code_is_given_once(store: RoomStore):
    open_room(store)
    with pytest.raises(CodeTakenError):
        open_room(store)


def test_where_there_is_no_room_nothing_is_found_and_nothing_stored(store: RoomStore):
    assert store.header(CODE) is None
    assert store.since(CODE, 0) == []
    assert store.append([vote(0)]) == [Missing()]
    assert store.erase(CODE) is False


def test_votes_get_their_place_and_second(store: RoomStore, clock: Clock):
    open_room(store)
    start(store)
    clock.now += 7
    assert store.append([vote(0), vote(1, WITHIN)]) == [Stored(3, 7), Stored(4, 7)]
    events = store.since(CODE, 2)
    assert [(place, event.at) for place, event in events] == [(3, 7), (4, 7)]
    assert store.since(CODE, 4) == []


def test_a_vote_sent_twice_is_stored_once(store: RoomStore):
    open_room(store)
    start(store)
    assert store.append([vote(0), vote(0)]) == [Stored(3, 0), Known(3)]
    assert store.append([vote(0)]) == [Known(3)]
    assert len(store.since(CODE, 0)) == 3


def test_a_step_pressed_twice_is_made_once_and_another_on_the_same_step_is_refused(store: RoomStore):
    open_room(store)
    start(store)
    assert store.append([ask(Closed(step=1))]) == [Stored(3, 0)]
    assert store.append([ask(Closed(step=1))]) == [Known(3)]
    (refused,) = store.append([ask(Moved(step=1, to="reveal", item=0, round=1))])
    assert isinstance(refused, Refused)
    assert refused.refusal.reason == "stale-step"


def test_a_vote_is_asked_of_the_room_as_the_log_has_it_at_that_moment(store: RoomStore, clock: Clock):
    open_room(store)
    start(store)
    first, closed, late = store.append([vote(0), ask(Closed(step=1)), vote(1)])
    assert [first, closed, late] == [Stored(3, 0), Stored(4, 0), Stored(5, 0)]  # within two seconds it counts, late
    clock.now += 10
    (refused,) = store.append([vote(2)])
    assert isinstance(refused, Refused)
    assert refused.refusal.reason == "closed"
    room = replay(event for _, event in store.since(CODE, 0))
    assert [vote.late for vote in room.cast_on(0, 1).values()] == [False, True]


def test_asks_of_several_rooms_are_answered_in_their_order(store: RoomStore):
    for code in (CODE, OTHER):
        open_room(store, code)
        start(store, code)
    asks = [vote(0), vote(0, code=OTHER), vote(1), vote(0, code="NOROOM"), vote(1, code=OTHER)]
    assert store.append(asks) == [Stored(3, 0), Stored(3, 0), Stored(4, 0), Missing(), Stored(4, 0)]


def test_places_have_no_gap(store: RoomStore):
    open_room(store)
    start(store)
    for first in range(0, 40, 8):
        store.append([vote(number, revision=number % 3 and 1) for number in range(first, first + 8)])
    assert [place for place, _ in store.since(CODE, 0)] == list(range(1, len(store.since(CODE, 0)) + 1))


def test_a_mistake_of_ours_stores_nothing_of_what_came_with_it(store: RoomStore, monkeypatch: pytest.MonkeyPatch):
    for code in (CODE, OTHER):
        open_room(store, code)
        start(store, code)
    with monkeypatch.context() as patch:
        patch.setattr(settling, "after", failing_at(1, settling.after))
        with pytest.raises(ZeroDivisionError):
            store.append([vote(0), vote(0, code=OTHER)])
    assert len(store.since(CODE, 0)) == len(store.since(OTHER, 0)) == 2
    assert store.append([vote(0), vote(0, code=OTHER)]) == [Stored(3, 0), Stored(3, 0)]


def failing_at(call: int, function):
    calls = []

    def failing(*arguments: object):
        calls.append(arguments)
        if len(calls) > call:
            raise ZeroDivisionError
        return function(*arguments)

    return failing


def test_a_clock_set_back_makes_no_second_of_the_log_run_back(store: RoomStore, clock: Clock):
    open_room(store)
    clock.now += 60
    start(store)
    clock.now -= 30
    assert store.append([vote(0)]) == [Stored(3, 60)]
    clock.now += 40
    assert store.append([vote(1)]) == [Stored(4, 70)]


def test_a_room_that_is_over_is_refused_before_the_janitor_comes(store: RoomStore, clock: Clock):
    open_room(store, lasts=100)
    start(store)
    clock.now += 99
    assert isinstance(store.header(CODE), Header)
    clock.now += 1
    assert store.header(CODE) == Gone(CODE)
    assert store.since(CODE, 0) == []
    assert store.append([vote(0)]) == [Missing()]
    assert store.count() == 0
    assert store.expire() == [CODE]
    assert store.expire() == []


def test_the_code_of_an_erased_room_rests_for_a_day(store: RoomStore, clock: Clock):
    open_room(store)
    assert store.erase(CODE)
    assert store.header(CODE) == Gone(CODE)
    clock.now += 24 * HOURS - 1
    with pytest.raises(CodeTakenError):
        open_room(store)
    clock.now += 1
    assert store.header(CODE) is None
    open_room(store)
    assert len(store.since(CODE, 0)) == 1


def test_only_what_is_over_is_erased(store: RoomStore, clock: Clock):
    open_room(store, lasts=100)
    open_room(store, OTHER, lasts=200)
    clock.now += 150
    assert store.expire() == [CODE]
    assert isinstance(store.header(OTHER), Header)


def test_a_room_lasts_longer_once(store: RoomStore, clock: Clock):
    open_room(store)
    assert store.append([ask(Extended())]) == [Stored(2, 0)]
    assert store.append([ask(Extended())]) == [Known(2)]
    header = store.header(CODE)
    assert isinstance(header, Header)
    assert header.expires == clock.now + 8 * HOURS


def test_a_lesson_that_ended_is_kept_four_hours_at_most(store: RoomStore, clock: Clock):
    open_room(store)
    store.append([ask(Extended())])
    clock.now += 1 * HOURS
    store.append([ask(Ended(step=0))])
    header = store.header(CODE)
    assert isinstance(header, Header)
    assert header.expires == clock.now + 4 * HOURS


def test_a_rooms_header_is_what_its_log_says(store: RoomStore):
    open_room(store)
    start(store)
    store.append([vote(0, OUTSIDE)])
    header = store.header(CODE)
    assert isinstance(header, Header)
    assert header.place == len(store.since(CODE, 0)) == 3
    assert {event.kind for _, event in store.since(CODE, 0)} - STATE_KINDS == {"voted"}


def test_a_store_that_answers_is_ready(store: RoomStore):
    assert store.ready()


def test_cards_typed_in_are_stored_once_and_a_correction_replaces_them(store: RoomStore):
    open_room(store)
    start(store)
    first = CardsCounted(item=0, round=1, counts=(SameCards(said=OUTSIDE, sure=3, count=5),))
    again = first.model_copy(update={"counts": (SameCards(said=WITHIN, count=2),), "revision": 1})
    outcomes = store.append([ask(first), ask(first), ask(again), ask(first.model_copy(update={"revision": 1}))])
    assert [type(outcome) for outcome in outcomes] == [Stored, Known, Stored, Refused]
    room = replay(event for _, event in store.since(CODE, 0))
    assert [(vote.said, vote.on_card) for vote in room.cast_on(0, 1).values()] == [(WITHIN, True)] * 2
