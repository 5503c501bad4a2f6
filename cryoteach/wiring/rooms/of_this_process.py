"""The rooms of this process: made as the settings say when somebody first asks for them, closed as it ends."""

import asyncio
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cryoteach.errors import StoreError
from cryoteach.server_settings import server_settings
from cryoteach.settings import MEMORY, POSTGRESQL, SQLITE, settings
from cryoteach.wiring.waiting import hub, let_go_when_stopped

if TYPE_CHECKING:  # a server answers before the engine and the database are imported
    from cryoteach.stores.base import RoomStore
    from cryoteach.wiring.rooms.all_rooms import Rooms

_LOCK = threading.Lock()
_MADE: "list[Rooms]" = []


def rooms() -> "Rooms":
    """The rooms of this process.

    Raises:
        StoreError: rooms cannot be kept where the settings say, or another process has the file; tried anew each time.
    """
    from cryoteach.wiring.rooms.all_rooms import Rooms  # noqa: PLC0415 - see above

    with _LOCK:
        if not _MADE:
            where = settings()
            _refuse_a_store_of_our_own(where.store)
            _MADE.append(Rooms(store_at(where.store), where.rooms_at_most, hub()))
        return _MADE[0]


def rooms_made() -> "Rooms | None":
    """The rooms of this process where somebody has asked for them; opens nothing."""
    return next(iter(_MADE), None)


def close_rooms() -> None:
    """Store what was asked and let go of the file; does nothing where nobody had asked for rooms."""
    with _LOCK:
        while _MADE:
            _MADE.pop().close()


@asynccontextmanager
async def rooms_while_served() -> AsyncGenerator[None]:
    """Stands around the life of a server: told to end, it lets go who waits, and what was asked is stored."""
    async with let_go_when_stopped():
        yield
    await asyncio.to_thread(close_rooms)


def _refuse_a_store_of_our_own(address: str) -> None:
    if server_settings().rooms_elsewhere and not is_shared(address):
        why = "CRYOTEACH_ROOMS=elsewhere says that other processes keep them, and they would not find these"
        raise StoreError("CRYOTEACH_STORE", why, "name the PostgreSQL that the others use")


def is_shared(address: str) -> bool:
    """Whether several processes can keep their rooms at an address of the settings."""
    return address != MEMORY and not address.startswith(SQLITE)


def store_at(address: str) -> "RoomStore":
    """The store of an address of the settings.

    Raises:
        StoreError: as for `rooms`.
    """
    if address == MEMORY:
        from cryoteach.stores.memory import MemoryStore  # noqa: PLC0415 - see above

        return MemoryStore()
    from cryoteach.stores.sql import SqlStore  # noqa: PLC0415 - rooms in memory, and pages without rooms, need no SQL

    if address.startswith(POSTGRESQL):
        from cryoteach.stores.postgres.server import PostgresServer  # noqa: PLC0415 - likewise

        return SqlStore(PostgresServer(address))
    from cryoteach.stores.sqlite_file import SqliteFile  # noqa: PLC0415 - likewise

    return SqlStore(SqliteFile(Path(address.removeprefix(SQLITE))))
