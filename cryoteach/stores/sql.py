"""Rooms in a database: SQLAlchemy Core over SQLite or PostgreSQL; what each does its own way is in ``Database``."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert
from sqlalchemy.exc import IntegrityError

from cryoteach.domain.rooms.events import STATE_KINDS, Event, Opened
from cryoteach.domain.rooms.room import Room, after
from cryoteach.stores.base import (
    SECONDS_OPEN,
    SECONDS_RETIRED,
    Ask,
    CodeTakenError,
    Gone,
    Header,
    Missing,
    Outcome,
    Stored,
)
from cryoteach.stores.hints import Hints
from cryoteach.stores.lines import columns_of, event_line, read_events
from cryoteach.stores.questions import CHANGED, KNOWN, Questions
from cryoteach.stores.settling import Kept, Settled, settle
from cryoteach.stores.tables import CLOCKS, EVENT, RETIRED, ROOM
from cryoteach.stores.transactions import Database, Transactions

OPENING_KEY = b"opened"


class SqlStore:
    """Rooms in a database.

    Args:
        database: the one.
        clock: seconds since 1970 as an expression of SQL; the database's own where none is given.
    """

    def __init__(self, database: Database, clock: ColumnElement[int] | None = None) -> None:
        self._database, self._transactions = database, Transactions(database)
        self._asks = Questions(CLOCKS[database.engine.dialect.name] if clock is None else clock)
        self._kept: dict[str, Kept] = {}  # as last committed; only the writer comes here

    def open(self, code: str, *, secret: bytes, salt: bytes, event: Opened, lasts: int = SECONDS_OPEN) -> None:
        """Begin a room with its first event; raises CodeTakenError."""
        first = event.model_copy(update={"at": 0})
        try:
            self._kept[code] = self._open(code, {"secret": secret, "salt": salt}, first, lasts)
        except IntegrityError:  # another process opened it at this moment
            raise CodeTakenError(code) from None

    def _open(self, code: str, of_ours: dict[str, bytes], first: Opened, lasts: int) -> Kept:
        with self._transactions.writing() as connection:
            now = connection.scalars(self._asks.now).one()
            if self._is_taken(connection, code):
                raise CodeTakenError(code)
            kept = Kept(after(None, first), place=1, at=0, opened=now, expires=now + lasts)
            connection.execute(insert(ROOM), {"code": code, "opened": now, **of_ours, **columns_of(kept)})
            connection.execute(insert(EVENT), [event_line(code, 1, OPENING_KEY, first)])
        return kept

    def _is_taken(self, connection: Connection, code: str) -> bool:
        connection.execute(self._asks.forget_retired)
        both = (self._asks.header, self._asks.is_retired)
        return any(connection.execute(question, {"of": code}).first() for question in both)

    def header(self, code: str) -> Header | Gone | None:
        """The room of a code; Gone where it is over, None where there was none."""
        with self._transactions.reading() as connection:
            row = connection.execute(self._asks.header, {"of": code}).first()
            if row is None:
                return Gone(code) if connection.execute(self._asks.is_retired, {"of": code}).first() else None
        header = Header(row.code, row.secret, row.salt, row.opened, row.expires, row.place, row.now)
        return header if row.is_open else Gone(code)

    def code_of(self, secret: bytes) -> str | None:
        """The code of the room whose trainer's secret hashes to this."""
        with self._transactions.reading() as connection:
            return connection.scalar(self._asks.of_secret, {"secret": secret})

    def append(self, asks: Sequence[Ask]) -> list[Outcome]:
        """Store all that can be stored in one transaction; an outcome for each, in order."""
        outcomes: dict[int, Outcome] = {}
        kept: dict[str, Kept] = {}
        in_order = sorted(enumerate(asks), key=lambda numbered: numbered[1].code)  # two writers cannot deadlock
        with self._transactions.writing() as connection:
            for code, group in groupby(in_order, key=lambda numbered: numbered[1].code):
                numbers, of_room = zip(*group, strict=True)
                settled = self._append_to(connection, code, of_room)
                outcomes |= zip(numbers, settled.outcomes if settled else [Missing()] * len(numbers), strict=True)
                if settled:
                    kept[code] = settled.kept
            if any(isinstance(outcomes[number], Stored) and ask.event.kind in STATE_KINDS for number, ask in in_order):
                self._database.tell_others(connection)
        self._kept |= kept
        return [outcomes[number] for number in range(len(asks))]

    def _append_to(self, connection: Connection, code: str, asks: Sequence[Ask]) -> Settled | None:
        row = connection.execute(self._asks.locked, {"of": code}).first()
        if row is None or row.expires <= row.now:
            return None
        keys = connection.execute(KNOWN, {"of": code, "keys": [ask.key for ask in asks]})
        known = {line.key: line.place for line in keys}
        kept = Kept(self._room(connection, code, row), row.place, row.at, row.opened, row.expires)
        settled = settle(kept, asks, known, row.now)
        if settled.added:
            lines = [event_line(code, added.place, added.key, added.event) for added in settled.added]
            connection.execute(insert(EVENT), lines)
            connection.execute(CHANGED, {"of": code, **columns_of(settled.kept)})
        return settled

    def _room(self, connection: Connection, code: str, row: Row[Any]) -> Room:
        """The room as its log stands; what another process wrote since is read."""
        kept = self._kept.get(code)
        if kept and (kept.opened != row.opened or kept.place > row.place):
            kept = None  # another room, or the database was put back to an earlier day
        place, room = (kept.place, kept.room) if kept else (0, None)
        for _, event in read_events(connection, code, place) if place < row.place else ():
            room = after(room, event)
        if room is None:
            raise LookupError("the log of a room is empty")
        return room

    def since(self, code: str, place: int) -> list[tuple[int, Event]]:
        """The events after a place, each with its own; none where there is no such room."""
        with self._transactions.reading() as connection:
            is_open = connection.execute(self._asks.is_open, {"of": code}).first()
            return list(read_events(connection, code, place)) if is_open else []

    def places(self, codes: Sequence[str]) -> dict[str, int]:
        """The newest place of each of these rooms; without those that are over."""
        with self._transactions.looking() as connection:
            return {row.code: row.place for row in connection.execute(self._asks.places, {"codes": list(codes)})}

    def hints(self) -> Hints | None:
        """What tells that another process wrote something; None where no other can."""
        return self._database.hints()

    def count(self) -> int:
        """How many rooms are open."""
        with self._transactions.reading() as connection:
            return connection.scalars(self._asks.count).one()

    def now(self) -> int:
        """Seconds since 1970 by the database's clock."""
        with self._transactions.reading() as connection:
            return connection.scalars(self._asks.now).one()

    def erase(self, code: str) -> bool:
        """Forget a room and all that was said in it; whether there was one."""
        with self._transactions.writing() as connection:
            erased = self._delete(connection, [code])
        self._forget(erased)
        return bool(erased)

    def expire(self) -> list[str]:
        """Erase every room that is over; their codes."""
        with self._transactions.writing() as connection:
            if not self._database.may_clean(connection):
                return []
            over = connection.scalars(self._asks.over).all()
            connection.execute(self._asks.forget_retired)
            erased = self._delete(connection, over, only_over=True)
        self._forget(erased)
        return erased

    def _delete(self, connection: Connection, codes: Iterable[str], *, only_over: bool = False) -> list[str]:
        erased: list[str] = []
        for code in codes:
            row = connection.execute(self._asks.locked, {"of": code}).first()  # nobody may write into it meanwhile
            if row is None or (only_over and row.expires > row.now):
                continue
            for table in (EVENT, ROOM):
                connection.execute(delete(table).where(table.c.code == code))
            connection.execute(insert(RETIRED).values(code=code, until=row.now + SECONDS_RETIRED))
            erased.append(code)
        if erased:
            self._database.tell_others(connection)
        return erased

    def _forget(self, erased: Sequence[str]) -> None:
        for code in erased:
            self._kept.pop(code, None)
        self._database.scrub(has_erased=bool(erased))

    def ready(self) -> bool:
        """Whether the store answers and would keep a vote; after a failure it is tried with something to keep."""
        return self._transactions.ready()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()
