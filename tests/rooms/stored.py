"""What stands in the file of rooms once no process has it."""

from pathlib import Path

from cryoteach.domain.rooms.events import Event
from cryoteach.domain.rooms.room import Room, replay
from cryoteach.stores.base import Header
from cryoteach.stores.sql import SqlStore
from cryoteach.stores.sqlite_file import SqliteFile


def what_is_stored(file: Path, code: str) -> tuple[Header, dict[int, Event], Room]:
    """Header, log by place, and the room that the log makes."""
    return what_a_store_has(SqlStore(SqliteFile(file)), code)


def what_a_store_has(store: SqlStore, code: str) -> tuple[Header, dict[int, Event], Room]:
    """The same of any store, which is closed then."""
    try:
        header, log = store.header(code), dict(store.since(code, 0))
    finally:
        store.close()
    assert isinstance(header, Header)
    return header, log, replay(log.values())
