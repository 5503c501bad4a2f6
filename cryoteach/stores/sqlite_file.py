"""One SQLite file of rooms: made for its owner only, looked over as it is opened, and scrubbed after erasures."""

import logging
import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from cryoteach.errors import StoreError
from cryoteach.stores.base import SECONDS_OPEN
from cryoteach.stores.lock_file import ONLY_OURS, LockFile
from cryoteach.stores.troubles import BROKEN
from cryoteach.stores.versions import bring_up

SECONDS_LOCKED = 0.25  # the writer tries again for longer; a page that reads shows what it had
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY")
ASIDE, SIDES = ".broken-", ("", "-wal", "-shm", "-journal")
_LOG = logging.getLogger(__name__)


class SqliteFile:
    """A database in one file, of one process.

    Args:
        path: the file; it is made, with its folder, where it is not there.

    Raises:
        StoreInUseError: another process has it.
        StoreError: it cannot be used, or a newer CryoTeach wrote it.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._is_scrubbed, self.held_off = path, False, 0.0
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = LockFile(path)
        except OSError as error:
            raise StoreError(path, (error.strerror or str(error)).lower()) from None
        try:
            self._open()
        except BaseException:
            self._lock.release()
            raise

    def _open(self) -> None:
        try:
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, ONLY_OURS))  # else it would be made for all to read
            if not _is_sound(self._path):
                _move_aside(self._path)
                os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, ONLY_OURS))
            self.engine = _engine_with_tables(self._path)
        except (OSError, sqlite3.Error, DBAPIError) as error:
            raise StoreError(self._path, str(getattr(error, "orig", None) or error)) from None
        self.for_reading = self.engine
        self.scrub(has_erased=True)  # the process before may have been killed between an erasure and this

    def scrub(self, *, has_erased: bool) -> None:
        """Leave no byte of what was deleted, in the file or its journal; where that fails, the next time does it."""
        self._is_scrubbed = self._is_scrubbed and not has_erased
        if not self._is_scrubbed:
            self._is_scrubbed = self._write_anew()
        self._forget_what_was_moved_aside()

    def _write_anew(self) -> bool:
        """Overwriting what is deleted is not enough: a page can keep a copy of lines that had moved to another page.

        Votes wait for it: 0.3 s beside forty rooms of 4,800 votes each (42 MB), as measured on two shared cores.
        """
        try:
            with closing(self.engine.raw_connection()) as connection:
                cursor = connection.cursor()
                cursor.execute("VACUUM")
                busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except (sqlite3.Error, DBAPIError) as error:
            _LOG.warning("%s: what was erased is not overwritten yet (%s)", self._path, error)
            return False
        return not busy

    def _forget_what_was_moved_aside(self) -> None:
        """Damaged files hold answers too: they stay no longer than the longest room would have."""
        for path in self._path.parent.glob(f"{self._path.name}{ASIDE}*"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > 2 * SECONDS_OPEN:
                    path.unlink()

    def tell_others(self, connection: Connection) -> None:
        """Nobody else has the file."""

    def hints(self) -> None:
        """Nobody else has the file."""

    def may_clean(self, connection: Connection) -> bool:  # noqa: ARG002 - of other databases
        """Nobody else would."""
        return True

    def close(self) -> None:
        """Let other processes have the file."""
        self.engine.dispose()
        self._lock.release()


def _engine_with_tables(path: Path) -> Engine:
    engine = _engine(path)
    try:
        _make_tables(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(path: Path) -> Engine:
    address = URL.create("sqlite", database=str(path))
    waits = {"timeout": SECONDS_LOCKED, "check_same_thread": False}
    engine = create_engine(address, connect_args=waits, hide_parameters=True)  # an error names nobody's answer
    event.listen(engine, "connect", _begin_connection)
    event.listen(engine, "begin", _begin_transaction)
    return engine


def _begin_connection(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # Python begins no transaction of its own; the next function does
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()  # nobody else would: it is in no pool yet
        raise


def _begin_transaction(connection: Connection) -> None:
    is_to_write = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_to_write else "BEGIN")


def _is_sound(path: Path) -> bool:
    with closing(sqlite3.connect(path, timeout=SECONDS_LOCKED)) as connection:
        try:
            return connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname.startswith(BROKEN):
                return False
            raise


def _move_aside(path: Path) -> None:
    aside = path.with_name(f"{path.name}{ASIDE}{time.strftime('%Y%m%d-%H%M%S')}")
    for side in SIDES:
        with suppress(FileNotFoundError):
            moved = Path(f"{path}{side}").replace(f"{aside}{side}")
            os.utime(moved)  # its eight hours begin now
    _LOG.error("%s was damaged: it is moved to %s, which is deleted after eight hours; rooms begin anew", path, aside)


def _make_tables(engine: Engine, path: Path) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        bring_up(connection, str(path))
