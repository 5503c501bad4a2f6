"""Listens for what other processes say that they wrote: a hint that comes at once, where the database passes it on."""

from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoneFreeError

from cryoteach.stores.hints import Hint

CHANNEL = "cryoteach_rooms"
TELL = text(f"SELECT pg_notify('{CHANNEL}', '')")


def tell(connection: Connection) -> None:
    """Let all processes look, once this transaction is committed.

    Only for what phones wait for, and once a transaction: one for each vote would make all commits wait for another.
    """
    connection.execute(TELL)


class Hints:
    """A connection that listens; opened anew where it is lost. A pool between (PgBouncer) may pass nothing on."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._line: Any = None

    def wait(self, seconds: float) -> Hint:
        """Return at a hint, or when the time is over, or at once where it cannot listen."""
        try:
            line = self._listening()
            heard = list(line.notifies(timeout=seconds, stop_after=1))
        except Exception as error:  # whatever the driver raises: the line is lost
            self.close()
            if not _is_the_databases(error):
                raise
            return "deaf"
        return "news" if heard else "nothing"

    def _listening(self) -> Any:  # noqa: ANN401 - the driver's own, of which nothing is imported
        if self._line is None:
            connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            try:
                connection.exec_driver_sql(f"LISTEN {CHANNEL}")
            except BaseException:
                connection.close()
                raise
            self._line, self._connection = connection.connection.driver_connection, connection
            connection.detach()  # it is out for good: the pool may lend another
        return self._line

    def close(self) -> None:
        """Listen no more."""
        if self._line is not None:
            with suppress(Exception):
                self._connection.close()
            self._line = None


def _is_the_databases(error: Exception) -> bool:
    return isinstance(error, SQLAlchemyError | NoneFreeError) or hasattr(error, "sqlstate")
