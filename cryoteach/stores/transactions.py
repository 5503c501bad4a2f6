"""Transactions of a database: to read, and to write; an error of the database is told as what it means for a vote."""

import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.exc import SQLAlchemyError

from cryoteach.stores.base import StoreTroubleError
from cryoteach.stores.hints import Hints
from cryoteach.stores.tables import ABOUT
from cryoteach.stores.troubles import trouble_of

FILLER = bytes(16_384)  # more than one page of any database: it must ask for room


class Database(Protocol):
    """A database of one kind: how it is reached, and what must be done so that erased lines are nowhere any more.

    Attributes:
        engine: opens transactions that write.
        for_reading: opens those that read.
        held_off: for so many seconds after it did not answer, nobody who only reads asks it again.
    """

    engine: Engine
    for_reading: Engine
    held_off: float

    def tell_others(self, connection: Connection) -> None:
        """Let other processes look at once, when this transaction is committed."""
        ...

    def hints(self) -> Hints | None:
        """What tells that another process wrote something; None where no other can."""
        ...

    def may_clean(self, connection: Connection) -> bool:
        """Whether this process may erase what is over, in this transaction: no other does."""
        ...

    def scrub(self, *, has_erased: bool) -> None:
        """Leave no byte of what was deleted; also called when nothing was, for what could not be done before."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Transactions:
    """The transactions of one database. All raise StoreTroubleError where it does not answer or is full."""

    def __init__(self, database: Database) -> None:
        self._database, self._for_writing = database, database.engine.execution_options(writes=True)
        self._has_failed, self._held_until = False, 0.0

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """A transaction that locks what it reads, and is committed at its end."""
        with self._told_in_words(), self._for_writing.begin() as connection:
            yield connection
        self._has_failed = False

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """A transaction that sees one state of everything it is asked at once, and waits for no writer.

        Pages are read by it: while the database is known to be away they show what they had, and wait for nothing.
        """
        if time.monotonic() < self._held_until:
            raise StoreTroubleError("away")
        with self.looking() as connection:
            yield connection

    @contextmanager
    def looking(self) -> Generator[Connection]:
        """The same, asked in any case: for those who look whether the database is there again."""
        with self._told_in_words(), self._database.for_reading.connect() as connection:
            yield connection

    @contextmanager
    def _told_in_words(self) -> Generator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            if (why := trouble_of(error)) is None:
                raise
            self._has_failed = True
            self._held_until = time.monotonic() + self._database.held_off if why == "away" else 0.0
            raise StoreTroubleError(why) from error
        self._held_until = 0.0

    def ready(self) -> bool:
        """Whether the database answers and would keep a vote; after a failure it is tried with something to keep."""
        try:
            with self.looking() as connection:
                connection.execute(select(ABOUT.c.version)).first()
            if self._has_failed:
                self._try_to_keep()
        except StoreTroubleError:
            return False
        return True

    def _try_to_keep(self) -> None:
        for filler in (FILLER, None):
            with self.writing() as connection:
                connection.execute(update(ABOUT).values(filler=filler))
