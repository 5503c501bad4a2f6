"""What a database's error means for a vote: it is away, or it has no room left; anything else is a mistake of ours."""

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from cryoteach.stores.base import Why

AWAY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PROTOCOL")
BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
DISK_FULL_OF_POSTGRESQL = "53100"


def trouble_of(error: DBAPIError) -> Why | None:
    """Why the store cannot keep anything now, or None where the error is of another kind."""
    name: str = getattr(error.orig, "sqlite_errorname", "")
    if name == "SQLITE_FULL" or getattr(error.orig, "sqlstate", "") == DISK_FULL_OF_POSTGRESQL:
        return "full"
    if name.startswith((*AWAY, *BROKEN)):
        return "away"
    is_lost = error.connection_invalidated or isinstance(error, InterfaceError | OperationalError)
    return "away" if is_lost and not name else None
