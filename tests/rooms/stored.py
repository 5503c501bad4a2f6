"""What stands in the file of rooms once no process has it."""

from pathlib import Path

from cryoteach.domain.rooms.events import Event
from cryoteach.domain.rooms.room import Room, replay
from cryoteach.stores.base import Header
from cryoteach.stores.sql import SqlStore
from cryoteach.stores.sqlite_file import SqliteFile


def what_is_stored(file: Path, code: str) -> tuple[Header, dict[int, Event], Room]:
    """Header, log by place, and the room that the log makes."""
    store = SqlStore(SqliteFile(file))
    try:
        header, log = store.header(code), dict(store.since(code, 0))
    finally:
        store.close()
    assert isinstance(header, Header)
    return header, log, replay(log.values())
