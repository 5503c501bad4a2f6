"""Transactions of a database: to read, and to write; an error of the database is told as what it means for a vote."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.exc import DBAPIError

from cryoteach.stores.base import StoreTroubleError
from cryoteach.stores.tables import ABOUT
from cryoteach.stores.troubles import trouble_of

FILLER = bytes(16_384)  # more than one page of any database: it must ask for room


class Database(Protocol):
    """A database of one kind: how it is reached, and what must be done so that erased lines are nowhere any more."""

    engine: Engine

    def scrub(self, *, has_erased: bool) -> None:
        """Leave no byte of what was deleted; also called when nothing was, for what could not be done before."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Transactions:
    """The transactions of one database. All raise StoreTroubleError where it does not answer or is full."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._for_writing = engine, engine.execution_options(writes=True)
        self._has_failed = False

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """A transaction that locks what it reads, and is committed at its end."""
        with self._told_in_words(), self._for_writing.begin() as connection:
            yield connection
        self._has_failed = False

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """A transaction that sees one state of everything, and waits for no writer."""
        with self._told_in_words(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _told_in_words(self) -> Generator[None]:
        try:
            yield
        except DBAPIError as error:
            if (why := trouble_of(error)) is None:
                raise
            self._has_failed = True
            raise StoreTroubleError(why) from error

    def ready(self) -> bool:
        """Whether the database answers and would keep a vote; after a failure it is tried with something to keep."""
        try:
            with self.reading() as connection:
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
