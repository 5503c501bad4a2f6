"""Every store does the same, whatever trainers, phones, retries and crashes do to them by chance."""

import sqlite3
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule
from sqlalchemy import Engine, create_engine

from cryoteach.domain.rooms.events import (
    Blanked,
    CardsCounted,
    Closed,
    Ended,
    Event,
    Extended,
    Locked,
    Moved,
    SameCards,
    Voted,
)
from cryoteach.domain.rooms.phases import events_of, ways
from cryoteach.domain.rooms.room import Room, replay
from cryoteach.stores import sqlite_file
from cryoteach.stores.base import Ask, CodeTakenError, Header, Outcome, RoomStore
from cryoteach.stores.lines import REPEATED
from cryoteach.stores.sql import SqlStore
from tests import postgres
from tests.domain.rooms.lessons import BEATRIZ, CALLUM, LIMITING, VERDICT
from tests.stores.rooms_to_store import CODE, OTHER, PHONES, Kinds, ask, open_room, opening, secret_of

CODES = st.sampled_from([CODE, OTHER])
FEW_PHONES = st.sampled_from(PHONES[:4])
SAID = st.sampled_from(["vw", "vo", "vc", "not an answer"])
SMALL = opening(VERDICT, LIMITING, cases=(CALLUM, BEATRIZ))
SECONDS = st.sampled_from([0, 1, 2, 3, 60, 3 * 3600, 5 * 3600])


RUNS = 20 * settings().max_examples
"""Two thousand; four hundred where CI has tried them before. A hundred take five seconds of one core."""
OF_THE_HEADER = ("code", "secret", "salt", "opened", "expires", "place")
LINES = f"SELECT {', '.join(OF_THE_HEADER + REPEATED)} FROM room WHERE expires > ? ORDER BY code"  # noqa: S608 - of our own names
EVENTS = "SELECT place, body FROM event WHERE code = ? AND place > ? ORDER BY place"


class Both(NamedTuple):
    """The stores that are held in step; what lies in memory is what the other is held against."""

    memory: RoomStore
    sql: SqlStore


@cache
def file_without_rooms() -> bytes:
    """A file that a process before has left: every example begins with one, as most evenings do."""
    with tempfile.TemporaryDirectory() as folder:
        Kinds(Path(folder)).sqlite().close()
        return Path(folder, "rooms.sqlite").read_bytes()


class StoresInStep(RuleBasedStateMachine):
    """Trainers press, phones vote, some send again, processes crash; both stores answer alike and hold the same."""

    sent = Bundle("sent")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.kinds = Kinds(Path(self.folder.name))
        self.both = Both(self.kinds.memory(), self.begin())
        self.read: dict[str, list[tuple[int, Event]]] = {}

    def begin(self) -> SqlStore:
        """The store, where a process before has left no room; ``self.file`` looks past it into what it keeps."""
        Path(self.folder.name, "rooms.sqlite").write_bytes(file_without_rooms())
        store = self.kinds.sqlite()
        self.file = sqlite3.connect(Path(self.folder.name) / "rooms.sqlite", isolation_level=None)
        return store

    def begin_again(self) -> SqlStore:
        """The store of the next process."""
        return self.kinds.sqlite()

    def lines(self, sql: str, *values: object) -> list[tuple]:
        """Ask past the store."""
        return self.file.execute(sql, values).fetchall()

    def teardown(self) -> None:
        try:
            self.both_tell_the_same()
        finally:
            self.file.close()
            self.kinds.close()
            self.folder.cleanup()

    def room(self, code: str) -> Room | None:
        events = [event for _, event in self.both.memory.since(code, 0)]
        return replay(events) if events else None

    def append(self, *asks: Ask) -> tuple[Ask, ...]:
        outcomes: list[list[Outcome]] = [store.append(asks) for store in self.both]
        assert outcomes[0] == outcomes[1]
        return asks

    @rule(code=CODES, lasts=st.sampled_from([100, 4 * 3600]))
    def open(self, code: str, lasts: int) -> None:
        taken = []
        for store in self.both:
            try:
                open_room(store, code, event=SMALL, lasts=lasts)
            except CodeTakenError:
                taken.append(store)
        assert len(taken) in {0, 2}

    @rule(target=sent, code=CODES, data=st.data())
    def trainer_steps(self, code: str, data: st.DataObject) -> tuple[Ask, ...]:
        room = self.room(code)
        steps = ways(room) if room else ()
        if not steps:
            return self.append(ask(Ended(step=0), code))
        return self.append(*(ask(event, code) for event in events_of(room, data.draw(st.sampled_from(steps)))))

    @rule(target=sent, code=CODES, event=st.builds(Moved, step=st.integers(0, 9), to=st.sampled_from(["commit", "talk", "reveal"]), item=st.integers(0, 2), round=st.sampled_from([1, 2])) | st.builds(Closed, step=st.integers(0, 9)) | st.builds(Blanked, on=st.booleans(), presses=st.integers(0, 2)) | st.builds(Locked, on=st.booleans(), presses=st.integers(0, 2), phones=st.none() | st.just((PHONES[0],))) | st.builds(Extended))  # fmt: skip  # noqa: E501
    def trainer_presses_anything(self, code: str, event: Event) -> tuple[Ask, ...]:
        return self.append(ask(event, code))

    @rule(
        target=sent,
        votes=st.lists(st.tuples(CODES, FEW_PHONES, SAID, st.integers(0, 1), st.sampled_from([1, 2])), max_size=6),
        revision=st.integers(0, 2),
    )
    def phones_vote(self, votes: list[tuple[str, str, str, int, int]], revision: int) -> tuple[Ask, ...]:
        return self.append(
            *(
                ask(Voted(phone=phone, item=item, round=round_, said=said, revision=revision), code)
                for code, phone, said, item, round_ in votes
            )
        )

    @rule(target=sent, code=CODES, phone=FEW_PHONES, said=st.sampled_from(["vw", "vo", "vc"]))
    def a_phone_votes_on_what_is_open(self, code: str, phone: str, said: str) -> tuple[Ask, ...]:
        room = self.room(code)
        where = (room.item, room.round) if room else (0, 1)
        seen = room.vote_of(phone, *where) if room else None
        revision = seen.times if seen else 0
        return self.append(ask(Voted(phone=phone, item=where[0], round=where[1], said=said, revision=revision), code))

    @rule(
        target=sent, code=CODES, said=st.sampled_from(["vw", "n1"]), count=st.integers(1, 3), revision=st.integers(0, 1)
    )
    def the_trainer_counts_cards(self, code: str, said: str, count: int, revision: int) -> tuple[Ask, ...]:
        room = self.room(code)
        item, round_ = (room.item, room.round) if room else (0, 1)
        counts = (SameCards(said=said, sure=3, count=count),)
        return self.append(ask(CardsCounted(item=item, round=round_, counts=counts, revision=revision), code))

    @rule(again=sent)
    def somebody_sends_again(self, again: tuple[Ask, ...]) -> None:
        self.append(*again, *again)

    @rule(seconds=SECONDS)
    def time_passes(self, seconds: int) -> None:
        self.kinds.clock.now += seconds

    @rule(code=CODES)
    def trainer_erases(self, code: str) -> None:
        assert self.both.memory.erase(code) == self.both.sql.erase(code)

    @rule()
    def janitor_comes(self) -> None:
        assert sorted(self.both.memory.expire()) == sorted(self.both.sql.expire())

    @rule()
    def the_process_crashes(self) -> None:
        self.both.sql.close()
        self.kinds.made.remove(self.both.sql)
        self.both = Both(self.both.memory, self.begin_again())
        self.both_tell_the_same()

    @rule()
    def somebody_looks(self) -> None:
        self.both_tell_the_same()

    def both_tell_the_same(self) -> None:
        """Whole logs, from their first event: what was written may not change later either."""
        for code in (CODE, OTHER):
            first, second = (store.since(code, 0) for store in self.both)
            assert first == second
            assert first == self.read.get(code, [])
            assert self.both.memory.header(code) == self.both.sql.header(code)
            assert self.both.memory.code_of(secret_of(code)) == self.both.sql.code_of(secret_of(code))
        assert self.both.memory.count() == self.both.sql.count()

    @invariant()
    def the_file_holds_what_lies_in_memory(self) -> None:
        """Read past the store: it is quicker, and holds more than the store tells."""
        headers = [header for code in (CODE, OTHER) if isinstance(header := self.both.memory.header(code), Header)]
        self.read = {header.code: self.read.get(header.code, []) for header in headers}
        now = self.kinds.clock.now
        assert self.lines(LINES, now) == sorted(self.line(header) for header in headers)

    def line(self, header: Header) -> tuple[object, ...]:
        """A room's line as it must be; its log is read on, and what the line repeats is what the log says."""
        code, read = header.code, self.read[header.code]
        new = self.both.memory.since(code, len(read))
        lines = self.lines(EVENTS, code, len(read))
        assert lines == [(place, event.model_dump_json()) for place, event in new]
        read += new
        assert [place for place, _ in read] == list(range(1, header.place + 1))
        room = replay(event for _, event in read)
        return (*(getattr(header, name) for name in OF_THE_HEADER), *(getattr(room, name) for name in REPEATED))


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash of the process, not of the machine, is what is tried here."""
    dialect, written = create_engine("sqlite://").dialect, {}

    def engine_that_remembers(path: Path) -> Engine:
        """Half of the time went into putting the same questions into SQL anew after each crash."""
        engine = new_engine(path)
        engine.dialect = dialect
        engine.update_execution_options(compiled_cache=written)
        return engine

    new_engine = sqlite_file._engine
    monkeypatch.setattr(sqlite_file, "_engine", engine_that_remembers)
    monkeypatch.setattr("cryoteach.stores.sqlite_file.PRAGMAS", ("journal_mode=WAL", "synchronous=OFF"))


class PostgresInStep(StoresInStep):
    """The same in a database; two processes have it in turn, as behind a proxy."""

    def begin(self) -> SqlStore:
        address, self.file = database_of_these_tests()
        self.file.execute("DELETE FROM event; DELETE FROM room; DELETE FROM retired")
        self.others = [self.kinds.postgres(address)]
        return self.kinds.postgres(address)

    def begin_again(self) -> SqlStore:
        return self.kinds.postgres(self.kinds.address)

    def append(self, *asks: Ask) -> tuple[Ask, ...]:
        """A proxy sends each request elsewhere."""
        self.others.append(self.both.sql)
        self.both = Both(self.both.memory, self.others.pop(0))
        return super().append(*asks)

    def lines(self, sql: str, *values: object) -> list[tuple]:
        return self.file.execute(sql.replace("?", "%s"), values).fetchall()

    def teardown(self) -> None:
        try:
            self.both_tell_the_same()
        finally:
            self.kinds.close()
            self.folder.cleanup()


@cache
def database_of_these_tests() -> tuple[str, psycopg.Connection]:
    """One for all examples, each of which empties it: to make a new one takes as long as an example."""
    address = postgres.shared().database()
    Kinds(Path()).postgres(address).close()  # makes the tables
    line = psycopg.connect(address.replace("+psycopg", ""), autocommit=True)
    postgres.before_it_ends(line.close)
    return address, line


TestStoresInStep = StoresInStep.TestCase
TestStoresInStep.settings = settings(stateful_step_count=20, max_examples=RUNS)
TestStoresInStep.pytestmark = [pytest.mark.slow]
TestPostgresInStep = PostgresInStep.TestCase
TestPostgresInStep.settings = settings(
    stateful_step_count=20, max_examples=RUNS // 40
)  # fifty; each costs ten in a file
TestPostgresInStep.pytestmark = [pytest.mark.slow]
