"""Rooms in a database: SQLAlchemy Core over SQLite; what only one kind of database does is asked of ``Database``."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, func, insert, select, update

from cryoteach.domain.rooms.events import Event, Opened
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
)
from cryoteach.stores.lines import columns_of, event_line, read_events
from cryoteach.stores.settling import Kept, Settled, settle
from cryoteach.stores.tables import CLOCKS, EVENT, RETIRED, ROOM
from cryoteach.stores.transactions import Database, Transactions

OPENING_KEY = b"opened"
KNOWN = select(EVENT.c.key, EVENT.c.place).where(
    EVENT.c.code == bindparam("of"), EVENT.c.key.in_(bindparam("keys", expanding=True))
)
CHANGED = update(ROOM).where(ROOM.c.code == bindparam("of"))


class SqlStore:
    """Rooms in a database.

    Args:
        database: the one.
        clock: seconds since 1970 as an expression of SQL; the database's own where none is given.
    """

    def __init__(self, database: Database, clock: ColumnElement[int] | None = None) -> None:
        self._database, self._transactions = database, Transactions(database.engine)
        self._clock: ColumnElement[int] = CLOCKS[database.engine.dialect.name] if clock is None else clock
        self._locked = select(ROOM, self._clock.label("now")).where(ROOM.c.code == bindparam("of")).with_for_update()
        self._kept: dict[str, Kept] = {}  # as last committed; only the writer comes here

    def open(self, code: str, *, secret: bytes, salt: bytes, event: Opened, lasts: int = SECONDS_OPEN) -> None:
        """Begin a room with its first event; raises CodeTakenError."""
        first = event.model_copy(update={"at": 0})
        with self._transactions.writing() as connection:
            now = connection.scalars(select(self._clock)).one()
            if self._is_taken(connection, code, now):
                raise CodeTakenError(code)
            kept = Kept(after(None, first), place=1, at=0, opened=now, expires=now + lasts)
            line = {"code": code, "secret": secret, "salt": salt, "opened": now, **columns_of(kept)}
            connection.execute(insert(ROOM), line)
            connection.execute(insert(EVENT), [event_line(code, 1, OPENING_KEY, first)])
        self._kept[code] = kept

    def _is_taken(self, connection: Connection, code: str, now: int) -> bool:
        retired = select(RETIRED.c.code).where(RETIRED.c.code == code, RETIRED.c.until > now)
        connection.execute(delete(RETIRED).where(RETIRED.c.until <= now))
        there = select(ROOM.c.code).where(ROOM.c.code == code)
        return connection.execute(there.union(retired)).first() is not None

    def header(self, code: str) -> Header | Gone | None:
        """The room of a code; Gone where it is over, None where there was none."""
        retired = select(RETIRED.c.code).where(RETIRED.c.code == code, RETIRED.c.until > self._clock)
        with self._transactions.reading() as connection:
            row = connection.execute(
                select(ROOM, (ROOM.c.expires > self._clock).label("is_open")).where(ROOM.c.code == code)
            ).first()
            if row is None:
                return Gone(code) if connection.execute(retired).first() else None
        header = Header(row.code, row.secret, row.salt, row.opened, row.expires, row.place)
        return header if row.is_open else Gone(code)

    def code_of(self, secret: bytes) -> str | None:
        """The code of the room whose trainer's secret hashes to this."""
        with self._transactions.reading() as connection:
            return connection.scalar(select(ROOM.c.code).where(ROOM.c.secret == secret, ROOM.c.expires > self._clock))

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
        self._kept |= kept
        return [outcomes[number] for number in range(len(asks))]

    def _append_to(self, connection: Connection, code: str, asks: Sequence[Ask]) -> Settled | None:
        row = connection.execute(self._locked, {"of": code}).first()
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
            raise LookupError(f"the log of room {code} is empty")
        return room

    def since(self, code: str, place: int) -> list[tuple[int, Event]]:
        """The events after a place, each with its own; none where there is no such room."""
        with self._transactions.reading() as connection:
            is_open = select(ROOM.c.code).where(ROOM.c.code == code, ROOM.c.expires > self._clock)
            return list(read_events(connection, code, place)) if connection.execute(is_open).first() else []

    def count(self) -> int:
        """How many rooms are open."""
        with self._transactions.reading() as connection:
            return connection.scalars(select(func.count()).where(ROOM.c.expires > self._clock)).one()

    def erase(self, code: str) -> bool:
        """Forget a room and all that was said in it; whether there was one."""
        with self._transactions.writing() as connection:
            erased = self._delete(connection, [code])
        self._forget(erased)
        return bool(erased)

    def expire(self) -> list[str]:
        """Erase every room that is over; their codes."""
        with self._transactions.writing() as connection:
            over = connection.scalars(select(ROOM.c.code).where(ROOM.c.expires <= self._clock)).all()
            connection.execute(delete(RETIRED).where(RETIRED.c.until <= self._clock))
            erased = self._delete(connection, over)
        self._forget(erased)
        return erased

    def _delete(self, connection: Connection, codes: Iterable[str]) -> list[str]:
        now = connection.scalars(select(self._clock)).one()
        erased: list[str] = []
        for code in codes:
            connection.execute(delete(EVENT).where(EVENT.c.code == code))
            if connection.execute(delete(ROOM).where(ROOM.c.code == code)).rowcount:
                connection.execute(insert(RETIRED).values(code=code, until=now + SECONDS_RETIRED))
                erased.append(code)
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
