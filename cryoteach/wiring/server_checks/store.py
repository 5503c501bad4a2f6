"""Whether rooms can be kept where the settings say: it is opened, asked, and let go of; and what its clock says."""

import time
from collections.abc import Iterator

from cryoteach.errors import CryoTeachError, StoreInUseError
from cryoteach.server_settings import ServerSettings
from cryoteach.settings import MEMORY, Settings
from cryoteach.stores.base import RoomStore, StoreTroubleError
from cryoteach.wiring.rooms.of_this_process import is_shared, store_at
from cryoteach.wiring.server_checks.finding import Finding, fine, mind, wrong

STORE, CLOCK = "CRYOTEACH_STORE", "clock of the store"
MOST_SECONDS_APART = 60


def store_checks(where: Settings, server: ServerSettings) -> Iterator[Finding]:
    """Try the store of the settings."""
    if server.rooms_elsewhere and not is_shared(where.store):
        yield mind(
            STORE,
            "CRYOTEACH_ROOMS=elsewhere, and this store serves one process: the page “Tutorial room” can open no room",
            "name the PostgreSQL that the processes of `cryoteach rooms` use",
        )
        return
    if where.store == MEMORY:
        yield mind(
            STORE, "rooms are in memory, and gone with the process", "name sqlite:/// and a file on a local disk"
        )
        return
    try:
        store = store_at(where.store)
    except StoreInUseError as used:
        yield mind(STORE, str(used), "as it should be where that process is the server; else stop it")
    except CryoTeachError as trouble:
        what, _, do = str(trouble).rpartition("; ")
        yield wrong(STORE, what, do)
    else:
        try:
            yield from _of_an_open_store(store)
        finally:
            store.close()


def _of_an_open_store(store: RoomStore) -> Iterator[Finding]:
    try:
        now, is_ready = store.now(), store.ready()
    except StoreTroubleError as trouble:
        yield wrong(STORE, f"it was reached, and then did not answer ({trouble.why})", "see the log of the database")
        return
    if is_ready:
        yield fine(STORE, "it answers, and would keep a vote")
    else:
        yield wrong(STORE, "it answers and keeps nothing", "free its disk, and look at its user's rights")
    yield _clock(now - int(time.time()))


def _clock(ahead: int) -> Finding:
    if abs(ahead) <= MOST_SECONDS_APART:
        return fine(CLOCK, "it agrees with this machine's")
    apart = f"{abs(ahead):,} seconds {'ahead of' if ahead > 0 else 'behind'} this machine's"
    return wrong(CLOCK, f"it is {apart}: rooms would end too early or too late", "set both by NTP")
