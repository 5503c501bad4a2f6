"""Every store does the same, whatever trainers, phones, retries and crashes do to them by chance."""

import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select

from cryoteach.domain.rooms.events import Blanked, Closed, Ended, Event, Extended, Locked, Moved, Voted
from cryoteach.domain.rooms.phases import events_of, ways
from cryoteach.domain.rooms.room import Room, replay
from cryoteach.stores.base import Ask, CodeTakenError, Header, Outcome, RoomStore
from cryoteach.stores.lines import REPEATED
from cryoteach.stores.sql import SqlStore
from cryoteach.stores.tables import ROOM
from tests.domain.rooms.lessons import BEATRIZ, CALLUM, LIMITING, VERDICT
from tests.stores.rooms_to_store import CODE, OTHER, PHONES, Kinds, ask, open_room, opening

CODES = st.sampled_from([CODE, OTHER])
FEW_PHONES = st.sampled_from(PHONES[:4])
SAID = st.sampled_from(["vw", "vo", "vc", "not an answer"])
SMALL = opening(VERDICT, LIMITING, cases=(CALLUM, BEATRIZ))
SECONDS = st.sampled_from([0, 1, 2, 3, 60, 3 * 3600, 5 * 3600])


class Both(NamedTuple):
    """The stores that are held in step; what lies in memory is what the other is held against."""

    memory: RoomStore
    sqlite: SqlStore


class StoresInStep(RuleBasedStateMachine):
    """Trainers press, phones vote, some send again, processes crash; both stores answer alike and hold the same."""

    sent = Bundle("sent")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.kinds = Kinds(Path(self.folder.name))
        self.both = Both(self.kinds.memory(), self.kinds.sqlite())

    def teardown(self) -> None:
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

    @rule(again=sent)
    def somebody_sends_again(self, again: tuple[Ask, ...]) -> None:
        self.append(*again, *again)

    @rule(seconds=SECONDS)
    def time_passes(self, seconds: int) -> None:
        self.kinds.clock.now += seconds

    @rule(code=CODES)
    def trainer_erases(self, code: str) -> None:
        assert self.both.memory.erase(code) == self.both.sqlite.erase(code)

    @rule()
    def janitor_comes(self) -> None:
        assert sorted(self.both.memory.expire()) == sorted(self.both.sqlite.expire())

    @rule()
    def the_process_crashes(self) -> None:
        self.both.sqlite.close()
        self.kinds.made.remove(self.both.sqlite)
        self.both = Both(self.both.memory, self.kinds.sqlite())

    @invariant()
    def both_hold_the_same(self) -> None:
        for code in (CODE, OTHER):
            first, second = (store.since(code, 0) for store in self.both)
            assert first == second
            assert [place for place, _ in first] == list(range(1, len(first) + 1))
            assert self.both.memory.header(code) == self.both.sqlite.header(code)
        assert self.both.memory.count() == self.both.sqlite.count()

    @precondition(lambda self: self.both.memory.count())
    @invariant()
    def what_the_rooms_line_repeats_is_what_its_log_says(self) -> None:
        columns = [ROOM.c[name] for name in ("code", "place", *REPEATED)]
        with self.both.sqlite._transactions.reading() as connection:
            lines = connection.execute(select(*columns)).all()
        for code, *line in lines:
            if isinstance(self.both.memory.header(code), Header):
                room = self.room(code)
                assert line == [room.place, *(getattr(room, name) for name in REPEATED)]


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash of the process, not of the machine, is what is tried here."""
    monkeypatch.setattr("cryoteach.stores.sqlite_file.PRAGMAS", ("journal_mode=WAL", "synchronous=OFF"))


TestStoresInStep = StoresInStep.TestCase
TestStoresInStep.settings = settings(stateful_step_count=20)
TestStoresInStep.pytestmark = [pytest.mark.slow]
