"""What can go wrong with the file of the rooms: locked, full, damaged, of a newer program, of another process."""

import logging
import os
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event, update

from cryoteach.errors import StoreError, StoreInUseError
from cryoteach.stores import base, sqlite_file
from cryoteach.stores.base import Gone, Known, NotStored, Stored
from cryoteach.stores.sql import SqlStore
from cryoteach.stores.sqlite_file import SqliteFile
from cryoteach.stores.tables import ABOUT, VERSION
from cryoteach.stores.writer import Writer
from tests.conftest import ROOT
from tests.stores.rooms_to_store import CODE, OTHER, open_room, start, vote


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder/rooms.sqlite"


@pytest.fixture
def database(file: Path) -> Iterator[SqliteFile]:
    database = SqliteFile(file)
    yield database
    database.close()


@pytest.fixture
def store(database: SqliteFile) -> SqlStore:
    store = SqlStore(database)
    open_room(store)
    start(store)
    return store


def writer_of(store: SqlStore, keeps_trying: float = 10.0) -> Writer:
    return Writer(store, keeps_trying=keeps_trying)


def locked(file: Path) -> sqlite3.Connection:
    """Another program that writes into the file."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_only_its_owner_may_read_the_file(file: Path, store: SqlStore):
    assert store.ready()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) & 0o077 for path in [file.parent, *file.parent.iterdir()]}
    assert modes == dict.fromkeys(modes, 0)


def test_a_file_that_is_locked_for_a_moment_costs_no_vote(file: Path, store: SqlStore):
    writer = writer_of(store)
    with closing(locked(file)):
        asked = [writer.submit(vote(number)) for number in range(30)]
        time.sleep(0.6)
        assert not any(future.done() for future in asked)
    assert [future.result(10).place for future in asked] == list(range(3, 33))
    writer.stop()


def test_a_file_that_stays_locked_stores_nothing_and_says_so(file: Path, store: SqlStore):
    writer = writer_of(store, keeps_trying=0.3)
    with closing(locked(file)):
        outcome = writer.submit(vote(0)).result(10)
        assert outcome == NotStored("away")
        assert "Send again" in outcome.words
        assert len(store.since(CODE, 0)) == 2  # reading waits for nobody
        assert not store.ready()
    assert store.ready()
    assert isinstance(writer.submit(vote(0)).result(10), Stored)
    writer.stop()


def test_a_full_disk_acknowledges_nothing_says_so_and_is_not_ready(database: SqliteFile, store: SqlStore):
    pages = 0

    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages or 2**30}")

    event.listen(database.engine, "checkout", limit)
    with database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    writer, counted = writer_of(store), {}
    for number in range(400):
        outcome = writer.submit(vote(number)).result(10)
        if outcome == NotStored("full"):
            break
        counted[outcome.place] = vote(number).event.phone
    assert outcome == NotStored("full")
    assert "disk is full" in outcome.words
    assert (writer.trouble, store.ready()) == ("full", False)
    assert {place: event.phone for place, event in store.since(CODE, 2)} == counted
    pages = 0
    assert store.ready()
    assert isinstance(writer.submit(vote(number)).result(10), Stored)
    assert writer.trouble is None
    writer.stop()


def test_one_bad_row_does_not_sink_those_it_came_with(store: SqlStore, monkeypatch: pytest.MonkeyPatch):
    bad = vote(7)
    append = store.append

    def failing(asks: list) -> list:
        if bad in asks:
            raise ZeroDivisionError("a mistake of ours")
        return append(asks)

    monkeypatch.setattr(store, "append", failing)
    writer = writer_of(store)
    hold = writer.run(lambda: time.sleep(0.2))  # so that all of them are one batch
    asked = [writer.submit(bad if number == 7 else vote(number)) for number in range(20)]
    hold.result(10)
    assert [isinstance(future.exception(10), ZeroDivisionError) for future in asked] == [n == 7 for n in range(20)]
    assert len(store.since(CODE, 2)) == 19
    writer.stop()


def test_a_vote_is_acknowledged_after_it_is_committed(file: Path, store: SqlStore):
    writer = writer_of(store)
    with closing(sqlite3.connect(file)) as other:
        for number in range(10):
            place = writer.submit(vote(number)).result(10).place
            assert other.execute("SELECT kind FROM event WHERE place = ?", [place]).fetchone() == ("voted",)
    writer.stop()


@pytest.mark.parametrize("damage", ["no database at all", "a page in the middle"])
def test_a_damaged_file_is_moved_aside_and_rooms_begin_anew(
    file: Path, damage: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    if damage == "no database at all":
        file.parent.mkdir(mode=0o700)
        file.write_bytes(b"This is no database. " * 500)
    else:
        store = SqlStore(SqliteFile(file))
        open_room(store)
        start(store)
        store.append([vote(number) for number in range(300)])
        store.close()
        whole = file.read_bytes()
        file.write_bytes(whole[:8_192] + os.urandom(len(whole) - 12_288) + whole[-4_096:])
    with caplog.at_level(logging.ERROR):
        store = SqlStore(SqliteFile(file))
    (aside,) = [path for path in file.parent.glob("rooms.sqlite.broken-*") if path.suffix not in {"-wal", "-shm"}]
    assert aside.name in caplog.text
    assert store.header(CODE) is None
    open_room(store)
    store.expire()
    assert aside.exists()
    later = time.time() + 8 * 3600 + 60
    monkeypatch.setattr(sqlite_file.time, "time", lambda: later)
    store.expire()
    assert not aside.exists()  # it may hold answers
    store.close()


def test_what_a_newer_program_wrote_is_left_alone_and_said(file: Path):
    database = SqliteFile(file)
    with database.engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(ABOUT).values(version=VERSION + 1))
    database.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match=rf"newer CryoTeach \(version {VERSION + 1}; this one knows {VERSION}\)"):
        SqliteFile(file)
    assert file.read_bytes() == before
    with pytest.raises(StoreError, match="newer"):  # and not "in use": the lock was let go
        SqliteFile(file)


def test_a_second_process_is_refused_in_words(file: Path, store: SqlStore):
    opens = "import sys; from pathlib import Path; from cryoteach.stores.sqlite_file import SqliteFile"
    tried = subprocess.run(
        [sys.executable, "-c", f"{opens}; SqliteFile(Path(sys.argv[1]))", str(file)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert tried.returncode == 1
    assert f"process {os.getpid()} has it" in tried.stderr
    assert "use PostgreSQL for several" in tried.stderr
    assert store.ready()


def test_when_the_first_lets_go_the_second_has_what_was_stored(file: Path, database: SqliteFile, store: SqlStore):
    store.append([vote(0)])
    with pytest.raises(StoreInUseError):
        SqliteFile(file)
    database.close()
    second = SqlStore(SqliteFile(file))
    assert second.append([vote(0)]) == [Known(3)]
    second.close()


def test_where_no_file_can_be_the_reason_is_said(tmp_path: Path):
    (tmp_path / "no-folder").write_text("")
    with pytest.raises(StoreError, match="cannot be kept there"):
        SqliteFile(tmp_path / "no-folder/rooms.sqlite")
    (tmp_path / "a-folder").mkdir()
    with pytest.raises(StoreError, match="cannot be kept there"):
        SqliteFile(tmp_path / "a-folder")


def test_only_the_databases_clock_counts(store: SqlStore, monkeypatch: pytest.MonkeyPatch):
    for name in ("time", "monotonic"):
        monkeypatch.setattr(time, name, lambda: 9e9)
    (stored,) = store.append([vote(0)])
    assert stored.at < 60
    assert not isinstance(store.header(CODE), Gone)
    assert store.expire() == []


def test_a_log_put_back_to_an_earlier_day_is_read_anew(database: SqliteFile, store: SqlStore):
    store.append([vote(0), vote(1)])
    with database.engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("DELETE FROM event WHERE place > 2")
        connection.exec_driver_sql("UPDATE room SET place = 2")
    assert store.append([vote(1)])[0].place == 3


def test_a_code_is_free_again_only_when_its_rest_is_over(store: SqlStore):
    store.erase(CODE)
    with pytest.raises(base.CodeTakenError):
        open_room(store)
    open_room(store, OTHER)
