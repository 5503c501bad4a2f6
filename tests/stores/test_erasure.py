"""What is erased is nowhere any more: no phone, salt, secret or answer, in the file, its journal or beside it."""

import random
from pathlib import Path

import pytest
from sqlalchemy import insert

from cryoteach.stores.sql import SqlStore
from cryoteach.stores.sqlite_file import SqliteFile
from cryoteach.stores.tables import EVENT
from tests.domain.rooms.lessons import opening
from tests.stores.rooms_to_store import CODE, OTHER, PHONES, Kinds, kinds_in, start, vote

MARKS = {CODE: b"a lesson on Tuesday", OTHER: b"a lesson on Friday"}
SALTS = {CODE: bytes(range(32)), OTHER: bytes(range(100, 132))}
SECRETS = {CODE: bytes(range(32, 64)), OTHER: bytes(range(132, 164))}
THEIRS = {CODE: range(200), OTHER: range(200, 400)}


def bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def traces(code: str) -> list[bytes]:
    keys = [vote(number, code=code).key for number in THEIRS[code]]
    return [MARKS[code], SALTS[code], SECRETS[code], *keys, *(PHONES[number].encode() for number in THEIRS[code])]


def found(folder: Path, code: str) -> int:
    everything = bytes_in(folder)
    return sum(trace in everything for trace in traces(code))


@pytest.fixture
def kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    with kinds_in(tmp_path) as kinds:
        yield kinds


@pytest.fixture
def store(kinds: Kinds) -> SqlStore:
    """Two rooms whose votes came in turn, so that they lie on the same pages."""
    store = kinds.sqlite()
    for code, lasts in ((CODE, 100), (OTHER, 500)):
        event = opening(title=MARKS[code].decode())
        store.open(code, secret=SECRETS[code], salt=SALTS[code], event=event, lasts=lasts)
        start(store, code)
    for first in range(0, 200, 7):
        numbers = range(first, min(first + 7, 200))
        store.append([vote(number, code=CODE) for number in numbers])
        store.append([vote(number + 200, code=OTHER) for number in numbers])
    return store


def test_erased_now(tmp_path: Path, store: SqlStore):
    assert found(tmp_path, CODE) == len(traces(CODE))
    assert store.erase(CODE)
    assert found(tmp_path, CODE) == 0
    assert found(tmp_path, OTHER) == len(traces(OTHER))
    assert (tmp_path / "rooms.sqlite-wal").stat().st_size == 0


def test_erased_by_the_janitor(tmp_path: Path, kinds: Kinds, store: SqlStore):
    kinds.clock.now += 100
    assert store.expire() == [CODE]
    assert found(tmp_path, CODE) == 0
    assert found(tmp_path, OTHER) == len(traces(OTHER))


def test_what_could_not_be_overwritten_at_once_is_a_minute_later(tmp_path: Path, store: SqlStore):
    with store._transactions.reading() as reader:
        reader.exec_driver_sql("SELECT * FROM event").first()
        assert store.erase(CODE)
        assert found(tmp_path, CODE) > 0
    assert store.expire() == []
    assert found(tmp_path, CODE) == 0


def test_a_process_that_was_killed_before_it_overwrote_is_made_up_for(
    tmp_path: Path, kinds: Kinds, store: SqlStore, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as patch:
        patch.setattr(SqliteFile, "scrub", lambda *_, **__: None)
        store.erase(CODE)
    store._database._lock.release()  # as the system does for whoever is killed
    kinds.sqlite()
    assert found(tmp_path, CODE) == 0


def test_pages_keep_no_copy_of_lines_that_had_moved(tmp_path: Path, store: SqlStore):
    """SQLite's ``secure_delete`` alone left some after 19 of 60 such erasures: hence the file is written anew."""
    chance = random.Random(5)
    places, marks = {CODE: 1_000, OTHER: 1_000}, {CODE: [], OTHER: []}
    for _ in range(60):
        code, lines = chance.choice([CODE, OTHER]), []
        for _ in range(chance.randint(1, 30)):
            places[code] += 1
            mark = chance.randbytes(16)
            marks[code].append(mark)
            body = mark.hex() + "x" * chance.choice([5, 60, 200, 900])
            lines.append({"code": code, "place": places[code], "key": mark, "kind": "voted", "body": body, "at": 1})
        with store._transactions.writing() as connection:
            connection.execute(insert(EVENT), lines)
    store.erase(OTHER)
    everything = bytes_in(tmp_path)
    assert [mark for mark in marks[OTHER] if mark in everything or mark.hex().encode() in everything] == []
    assert all(mark in everything for mark in marks[CODE])
