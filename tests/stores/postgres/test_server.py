"""What can go wrong with a database of rooms, and what several processes may do with one at the same time."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cryoteach.domain.rooms.events import Closed, Ended
from cryoteach.errors import StoreError
from cryoteach.stores.base import CodeTakenError, Gone, Header, Known, NotStored, Stored, StoreTroubleError
from cryoteach.stores.postgres import server
from cryoteach.stores.postgres.server import PostgresServer
from cryoteach.stores.sql import SqlStore
from cryoteach.stores.writer import Writer
from tests import postgres
from tests.conftest import PATIENCE_S
from tests.stores.rooms_to_store import CODE, OTHER, PHONES, Kinds, ask, kinds_in, open_room, start, vote


@pytest.fixture
def cluster() -> postgres.Cluster:
    return postgres.shared()


@pytest.fixture
def kinds(tmp_path: Path) -> Iterator[Kinds]:
    with kinds_in(tmp_path) as kinds:
        yield kinds


@pytest.fixture
def store(kinds: Kinds) -> SqlStore:
    store = kinds.postgres()
    open_room(store)
    start(store)
    return store


@pytest.fixture
def writer(store: SqlStore) -> Iterator[Writer]:
    writer = Writer(store)
    yield writer
    writer.stop()


def name_of(address: str) -> str:
    return address.rpartition("/")[2]


def within(seconds: float, done: Callable[[], object]) -> bool:
    end = time.monotonic() + seconds
    while not (found := done()) and time.monotonic() < end:
        time.sleep(0.05)
    return bool(found)


# ------------------------------------------------------------------------------------------------- several processes


def test_two_that_write_at_once_neither_wait_for_each_other_for_ever_nor_leave_a_gap(kinds: Kinds, store: SqlStore):
    other = kinds.postgres(kinds.address)
    open_room(store, OTHER)
    start(other, OTHER)

    def write(which: SqlStore, first: int) -> list[list[object]]:
        batches = []
        for number in range(first, 200, 4):
            both = [vote(number, code=CODE), vote(number, code=OTHER)]
            batches.append(which.append(both if number % 8 else both[::-1]))
        return batches

    with ThreadPoolExecutor(4) as threads:
        done = [threads.submit(write, (store, other)[first % 2], first) for first in range(4)]
        outcomes = [outcome for thread in done for batch in thread.result(PATIENCE_S) for outcome in batch]
    assert {type(outcome) for outcome in outcomes} == {Stored}
    for code in (CODE, OTHER):
        log = store.since(code, 0)
        assert [place for place, _ in log] == list(range(1, 203))
        assert {event.phone for _, event in log[2:]} == set(PHONES[:200])
        assert other.since(code, 0) == log


def test_a_step_that_two_desks_press_at_once_is_made_once(kinds: Kinds, store: SqlStore):
    others = [store, *(kinds.postgres(kinds.address) for _ in range(3))]
    presses = [ask(Closed(step=1)), ask(Ended(step=1)), ask(Closed(step=1)), ask(Ended(step=1))]
    with ThreadPoolExecutor(4) as threads:
        outcomes = list(threads.map(lambda which, press: which.append([press])[0], others, presses))
    assert [type(outcome) for outcome in outcomes].count(Stored) == 1
    assert [place for place, _ in store.since(CODE, 0)] == [1, 2, 3]


def test_a_code_that_two_give_at_once_is_one_rooms(kinds: Kinds, store: SqlStore):
    others = [store, *(kinds.postgres(kinds.address) for _ in range(3))]

    def opens(which: SqlStore) -> bool:
        try:
            open_room(which, OTHER)
        except CodeTakenError:
            return False
        return True

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(opens, others)) == 1


def test_the_janitor_of_one_process_is_enough(kinds: Kinds, store: SqlStore):
    other = kinds.postgres(kinds.address)
    kinds.clock.now += 5 * 3600
    with store._transactions.writing() as connection:
        assert store._database.may_clean(connection)
        assert other.expire() == []
        assert other.count() == 0  # it is over all the same
    assert other.expire() == [CODE]
    assert store.expire() == []


def test_what_another_process_still_writes_into_a_room_is_erased_with_it(kinds: Kinds, store: SqlStore):
    other = kinds.postgres(kinds.address)
    with store._transactions.writing() as connection:  # a vote on its way
        store._append_to(connection, CODE, [vote(0)])
        erasing = threading.Thread(target=other.erase, args=[CODE])
        erasing.start()
        time.sleep(0.3)
        assert erasing.is_alive()
    erasing.join(PATIENCE_S)
    assert postgres.shared().sql("SELECT count(*) FROM event", name_of(kinds.address)) == "0"
    assert store.header(CODE) == Gone(CODE)


def test_processes_that_start_at_once_make_the_tables_once(cluster: postgres.Cluster):
    address = cluster.database()
    with ThreadPoolExecutor(4) as threads:
        databases = list(threads.map(PostgresServer, [address] * 4))
    for database in databases:
        database.close()
    assert cluster.sql("SELECT name, version FROM about", name_of(address)) == "cryoteach|1"


def test_only_the_databases_clock_counts(cluster: postgres.Cluster, monkeypatch: pytest.MonkeyPatch):
    address = cluster.database()
    first, late = SqlStore(PostgresServer(address)), SqlStore(PostgresServer(address))
    open_room(first)
    start(first)
    hour = 3_600.0 * 5
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + hour)  # this machine's clock is five hours off
    (stored,) = late.append([vote(0)])
    assert stored.at < PATIENCE_S
    header = late.header(CODE)
    assert isinstance(header, Header)
    assert header.seconds_open < PATIENCE_S
    assert not header.is_over
    assert late.expire() == []
    for store in (first, late):
        store.close()


# ------------------------------------------------------------------------------------------------- what goes wrong


@pytest.mark.parametrize("mode", ["immediate", "kill"])
def test_a_restart_of_the_database_costs_no_vote(cluster: postgres.Cluster, store: SqlStore, writer: Writer, mode: str):
    asked = []
    restart = threading.Thread(target=cluster.restart, args=[mode])
    for number in range(200):
        asked.append(writer.submit(vote(number)))
        if number == 50:
            restart.start()
        time.sleep(0.005)
    restart.join(PATIENCE_S)
    outcomes = [future.result(PATIENCE_S) for future in asked]
    assert {type(outcome) for outcome in outcomes} <= {Stored, Known}  # known: stored, but the answer was lost
    assert [place for place, _ in store.since(CODE, 0)] == list(range(1, 203))


def test_idle_connections_that_a_restart_broke_cost_no_page(cluster: postgres.Cluster, store: SqlStore):
    with store._transactions.looking(), store._transactions.looking(), store._transactions.looking():
        pass
    cluster.restart("fast")
    assert [isinstance(store.header(CODE), Header) for _ in range(4)] == [True] * 4


def test_a_database_that_hangs_is_away_and_holds_no_thread(cluster: postgres.Cluster, store: SqlStore, writer: Writer):
    cluster.freeze()
    try:
        began = time.monotonic()
        with pytest.raises(StoreTroubleError, match="away"):
            store.header(CODE)
        assert time.monotonic() - began < server.SECONDS_OUT + 3
        began = time.monotonic()
        for _ in range(20):  # pages do not wait again
            with pytest.raises(StoreTroubleError, match="away"):
                store.since(CODE, 0)
        assert time.monotonic() - began < 1
        asked = writer.submit(vote(0))
        time.sleep(0.2)
    finally:
        cluster.freeze(thaw=True)
    assert isinstance(asked.result(PATIENCE_S), Stored | Known)
    assert within(PATIENCE_S, store.ready)
    assert len(store.since(CODE, 0)) == 3


def test_a_database_that_stays_away_stores_nothing_and_says_so(cluster: postgres.Cluster, store: SqlStore):
    writer = Writer(store, keeps_trying=0.3)
    cluster.stop("fast")
    try:
        assert writer.submit(vote(0)).result(PATIENCE_S) == NotStored("away")
        assert not store.ready()
    finally:
        cluster.start()
    assert store.ready()
    assert isinstance(writer.submit(vote(0)).result(PATIENCE_S), Stored)
    writer.stop()


def test_a_room_that_a_frozen_process_holds_is_free_again_in_seconds(
    kinds: Kinds, store: SqlStore, writer: Writer, monkeypatch: pytest.MonkeyPatch
):
    """A replica that is cut off in the middle of a transaction must not keep the room from the others."""
    monkeypatch.setattr(server, "BEGIN", server.BEGIN.replace("'5000'", "'800'"))
    frozen = kinds.postgres(kinds.address)
    try:
        with frozen._transactions.writing() as connection:
            frozen._append_to(connection, CODE, [vote(0)])
            asked = writer.submit(vote(1))
            assert isinstance(asked.result(PATIENCE_S), Stored)
    except StoreTroubleError as trouble:
        assert trouble.why == "away"  # noqa: PT017 - its own commit fails, as it must
    assert [event.kind for _, event in store.since(CODE, 2)] == ["voted"]


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("53100", "full"), ("57P01", "away"), ("57P03", "away"), ("08006", "away"), ("25006", "away"),
        ("57014", "away"),
        ("53300", "busy"), ("40P01", "busy"), ("40001", "busy"), ("55P03", "busy"),
    ],
)  # fmt: skip
def test_what_the_database_says_is_told_as_what_it_means_for_a_vote(store: SqlStore, state: str, why: str):
    says = f"DO $$ BEGIN RAISE EXCEPTION 'so it is' USING ERRCODE = '{state}'; END $$"
    with pytest.raises(StoreTroubleError, match=why), store._transactions.writing() as connection:
        connection.exec_driver_sql(says)
    assert store.ready()


def test_a_mistake_of_ours_is_none_of_the_databases_and_names_nobody(store: SqlStore):
    secret = PHONES[0]
    with pytest.raises(Exception, match="relation") as mistake, store._transactions.writing() as connection:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (%s)", (secret,))
    assert not isinstance(mistake.value, StoreTroubleError)
    assert secret not in str(mistake.value)


def test_what_is_erased_lies_in_no_file_of_the_tables(cluster: postgres.Cluster, kinds: Kinds, store: SqlStore):
    for first in range(0, 200, 20):
        store.append([vote(number) for number in range(first, first + 20)])
    cluster.sql("CHECKPOINT")
    assert found_in(cluster, kinds, PHONES[7])
    store.erase(CODE)
    cluster.sql("CHECKPOINT")
    assert not found_in(cluster, kinds, PHONES[7])


def found_in(cluster: postgres.Cluster, kinds: Kinds, what: str) -> bool:
    number = cluster.sql("SELECT oid FROM pg_database WHERE datname = current_database()", name_of(kinds.address))
    files = (cluster.folder / "data/base" / number).iterdir()
    return any(what.encode() in path.read_bytes() for path in files)


# ------------------------------------------------------------------------------------------------- said at the start


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda address, _: address.replace(":teacher", ":x").replace("@", "x@"), "does not let this user in.*%40"),
        (lambda address, _: address.rpartition("/")[0] + "/none", 'no such database.*CREATE DATABASE "none" OWNER'),
        (lambda address, _: address.replace("127.0.0.1", "no-such-host.invalid"), "no machine has this name"),
        (lambda address, cluster: address.replace(f":{cluster.port}", ":1"), r"no database answers.*host and port"),
    ],
)  # fmt: skip
def test_a_database_that_cannot_be_used_is_said_with_what_helps(cluster: postgres.Cluster, change: Callable, says: str):
    with pytest.raises(StoreError, match=says) as refused:
        PostgresServer(change(cluster.database(), cluster))
    assert "CRYOTEACH_STORE" in str(refused.value) or "CREATE" in str(refused.value)
    assert cluster.password not in f"{refused.value!r} {refused.value}"


def test_a_user_without_rights_is_told_what_to_say(cluster: postgres.Cluster):
    address = cluster.database("postgres")
    with pytest.raises(StoreError, match=r'may not make.*GRANT CREATE ON SCHEMA public TO "teacher"'):
        PostgresServer(address)


def test_a_database_of_another_program_is_left_alone(cluster: postgres.Cluster):
    for table in ("about (version integer)", "room (number integer)"):
        address = cluster.database()
        cluster.sql(f"CREATE TABLE {table}; GRANT ALL ON ALL TABLES IN SCHEMA public TO teacher", name_of(address))
        with pytest.raises(StoreError, match=r"tables of another program.*database of their own"):
            PostgresServer(address)


def test_a_standby_is_said(cluster: postgres.Cluster):
    address = cluster.database()
    cluster.sql(f"ALTER DATABASE {name_of(address)} SET default_transaction_read_only = on")
    with pytest.raises(StoreError, match=r"can only be read.*takes writes"):
        PostgresServer(address)


def test_without_its_driver_it_is_said_what_to_install(cluster: postgres.Cluster, monkeypatch: pytest.MonkeyPatch):
    def no_driver(*_: object, **__: object) -> None:
        raise ModuleNotFoundError(name="psycopg")

    monkeypatch.setattr(server, "create_engine", no_driver)
    with pytest.raises(StoreError, match=r"install cryoteach\[postgres\]"):
        PostgresServer(cluster.address("rooms"))


def test_the_log_of_what_goes_wrong_holds_no_password(
    cluster: postgres.Cluster, store: SqlStore, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.DEBUG):
        cluster.stop("fast")
        try:
            with pytest.raises(StoreTroubleError) as trouble:
                store.header(CODE)
        finally:
            cluster.start()
    assert cluster.password not in caplog.text + repr(trouble.value.__cause__)
    assert cluster.password not in repr(store._database.engine)
