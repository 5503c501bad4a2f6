"""The rooms of a process: made as the settings say when somebody asks, the same for all, and closed with the server."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cryoteach.errors import StoreInUseError
from cryoteach.stores.sqlite_file import SqliteFile
from cryoteach.wiring import rooms as wiring_rooms
from cryoteach.wiring.rooms import Opening, close_rooms, of_this_process, rooms, rooms_while_served
from cryoteach.wiring.waiting import Hub
from tests.stores.rooms_to_store import opening


@pytest.fixture(autouse=True)
def _closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The hub of the process ends for good when it closes: each test has its own."""
    hub = Hub()
    monkeypatch.setattr(of_this_process, "hub", lambda: hub)
    close_rooms()
    yield
    close_rooms()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CRYOTEACH_STORE", f"sqlite:///{tmp_path / 'rooms.sqlite'}")
    return tmp_path / "rooms.sqlite"


def test_everybody_has_the_same_rooms(file: Path):
    assert rooms() is rooms()
    assert file.exists()


def test_rooms_outlive_the_process(file: Path):
    room = rooms().open_room(opening()).result()
    assert isinstance(room, Opening)
    close_rooms()
    assert file.exists()
    assert rooms().code_of(room.secret) == room.code


def test_where_another_process_has_the_file_it_is_tried_anew_each_time(file: Path):
    other = SqliteFile(file)
    for _ in range(2):
        with pytest.raises(StoreInUseError):
            rooms()
    other.close()
    assert rooms().ready()


def test_rooms_in_memory_are_gone_with_the_process(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CRYOTEACH_STORE", "memory:")
    room = rooms().open_room(opening()).result()
    close_rooms()
    assert rooms().header(room.code) is None


def test_so_many_as_are_set(file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CRYOTEACH_ROOMS_AT_MOST", "1")
    assert isinstance(rooms().open_room(opening()).result(), Opening)
    assert rooms().open_room(opening()).result().why == "too-many"
    assert file.exists()


def test_a_server_lets_go_of_its_rooms_as_it_ends(file: Path):
    async def served() -> None:
        async with rooms_while_served():
            await asyncio.wrap_future(rooms().open_room(opening()))

    asyncio.run(served())
    SqliteFile(file).close()  # nobody has it any more


def test_an_app_that_nobody_asked_for_rooms_loads_no_sql():
    loads = f"import sys, {wiring_rooms.__name__}; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loads], check=False).returncode == 0
