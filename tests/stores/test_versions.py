"""The tables of an older program are brought up, those of a newer one left alone, in a file and in a database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, select, text

from cryoteach.errors import StoreError
from cryoteach.stores.tables import ABOUT, VERSION
from cryoteach.stores.versions import STEPS, bring_up
from tests.stores.rooms_to_store import CODE, Kinds, kinds_in, open_room, start, vote


@pytest.fixture(params=["sqlite", "postgres"])
def kinds_and_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Kinds, object]]:
    with kinds_in(tmp_path) as kinds:
        yield kinds, getattr(kinds, request.param)()


def add_a_column(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE room ADD COLUMN colour INTEGER"))


def add_a_table(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE colour (name INTEGER)"))


def fail(_: Connection) -> None:
    raise ZeroDivisionError


def test_there_is_a_step_to_every_version():
    assert set(STEPS) == set(range(2, VERSION + 1))


def test_an_older_room_is_brought_up_step_by_step_and_an_older_program_goes_on(kinds_and_store: tuple):
    _, store = kinds_and_store
    open_room(store)
    start(store)
    steps = {VERSION + 1: add_a_column, VERSION + 2: add_a_table}
    with store._transactions.writing() as connection:
        bring_up(connection, "here", VERSION + 2, steps)
    with store._transactions.writing() as connection:
        bring_up(connection, "here", VERSION + 2, {})  # it is there
        assert connection.scalars(select(ABOUT.c.version)).one() == VERSION + 2
        assert "colour" in {column["name"] for column in inspect(connection).get_columns("room")}
    assert store.append([vote(0)])[0].place == 3
    assert len(store.since(CODE, 0)) == 3


def test_a_step_that_fails_leaves_everything_as_it_was(kinds_and_store: tuple):
    _, store = kinds_and_store
    with pytest.raises(ZeroDivisionError), store._transactions.writing() as connection:
        bring_up(connection, "here", VERSION + 2, {VERSION + 1: add_a_column, VERSION + 2: fail})
    with store._transactions.reading() as connection:
        assert connection.scalars(select(ABOUT.c.version)).one() == VERSION
        assert "colour" not in {column["name"] for column in inspect(connection).get_columns("room")}


def test_what_a_newer_program_wrote_is_refused_with_what_to_do(kinds_and_store: tuple):
    kinds, store = kinds_and_store
    with store._transactions.writing() as connection:
        bring_up(connection, "here", VERSION + 1, {VERSION + 1: add_a_table})
    store.close()
    again = kinds.sqlite if not kinds.address else lambda: kinds.postgres(kinds.address)
    with pytest.raises(StoreError, match=r"newer CryoTeach.*start the newer CryoTeach again, or .*CRYOTEACH_STORE"):
        again()
