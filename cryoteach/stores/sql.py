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
OF_SECRET, THERE = ROOM.c.secret == bindparam("secret"), ROOM.c.code == bindparam("of")


class _Questions:
    """What is asked of the database again and again, written once: to put a question together takes as long as to ask.

    Args:
        clock: seconds since 1970.
    """

    def __init__(self, clock: ColumnElement[int]) -> None:
        is_open, retired = ROOM.c.expires > clock, RETIRED.c.code == bindparam("of")
        self.now = select(clock)
        self.locked = select(ROOM, clock.label("now")).where(THERE).with_for_update()
        self.header = select(ROOM, is_open.label("is_open")).where(THERE)
        self.is_open = select(ROOM.c.code).where(THERE, is_open)
        self.is_retired = select(RETIRED.c.code).where(retired, RETIRED.c.until > clock)
        self.of_secret = select(ROOM.c.code).where(OF_SECRET, is_open)
        self.count = select(func.count()).where(is_open)
        self.over = select(ROOM.c.code).where(ROOM.c.expires <= clock)
        self.forget_retired = delete(RETIRED).where(RETIRED.c.until <= clock)


class SqlStore:
    """Rooms in a database.

    Args:
        database: the one.
        clock: seconds since 1970 as an expression of SQL; the database's own where none is given.
    """

    def __init__(self, database: Database, clock: ColumnElement[int] | None = None) -> None:
        self._database, self._transactions = database, Transactions(database.engine)
        self._asks = _Questions(CLOCKS[database.engine.dialect.name] if clock is None else clock)
        self._kept: dict[str, Kept] = {}  # as last committed; only the writer comes here

    def open(self, code: str, *, secret: bytes, salt: bytes, event: Opened, lasts: int = SECONDS_OPEN) -> None:
        """Begin a room with its first event; raises CodeTakenError."""
        first = event.model_copy(update={"at": 0})
        with self._transactions.writing() as connection:
            now = connection.scalars(self._asks.now).one()
            if self._is_taken(connection, code):
                raise CodeTakenError(code)
            kept = Kept(after(None, first), place=1, at=0, opened=now, expires=now + lasts)
            line = {"code": code, "secret": secret, "salt": salt, "opened": now, **columns_of(kept)}
            connection.execute(insert(ROOM), line)
            connection.execute(insert(EVENT), [event_line(code, 1, OPENING_KEY, first)])
        self._kept[code] = kept

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
        header = Header(row.code, row.secret, row.salt, row.opened, row.expires, row.place)
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
            over = connection.scalars(self._asks.over).all()
            connection.execute(self._asks.forget_retired)
            erased = self._delete(connection, over)
        self._forget(erased)
        return erased

    def _delete(self, connection: Connection, codes: Iterable[str]) -> list[str]:
        now = connection.scalars(self._asks.now).one()
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
