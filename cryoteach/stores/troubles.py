"""What a database's error means for a vote: away, without room, or busy; anything else is a mistake of ours."""

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoneFreeError

from cryoteach.stores.base import Why

AWAY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PROTOCOL")
BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
LOST_OF_POSTGRESQL = ("57P", "08", "25006")  # stopping or starting, no connection, or a standby that only reads
OF_POSTGRESQL: dict[str, Why] = {
    "57P": "away",
    "08": "away",
    "25006": "away",
    "53100": "full",
    "53": "busy",  # too many connections, no memory
    "40": "busy",  # two that waited for each other
    "55P03": "busy",  # locked by somebody for too long
    "57014": "away",  # no answer within its seconds
    "25P03": "away",  # likewise, between two questions
    "58": "away",  # its disk
    "XX001": "away",
}
"""By the signs that an SQLSTATE begins with; the first that fits counts."""


def trouble_of(error: SQLAlchemyError) -> Why | None:
    """Why the store cannot keep anything now, or None where the error is of another kind."""
    if isinstance(error, NoneFreeError):
        return "busy"
    if not isinstance(error, DBAPIError):
        return None
    name: str = getattr(error.orig, "sqlite_errorname", "")
    if name == "SQLITE_FULL":
        return "full"
    if name.startswith((*AWAY, *BROKEN)):
        return "away"
    state: str = getattr(error.orig, "sqlstate", None) or ""
    if begins := next((sign for sign in OF_POSTGRESQL if state.startswith(sign)), ""):
        return OF_POSTGRESQL[begins]
    is_cut = error.connection_invalidated or isinstance(error, InterfaceError | OperationalError)
    return "away" if is_cut and not name else None


def is_lost(error: BaseException) -> bool:
    """Whether PostgreSQL says by it that every connection is lost, or leads to a server that takes no writes."""
    return (getattr(error, "sqlstate", None) or "").startswith(LOST_OF_POSTGRESQL)
