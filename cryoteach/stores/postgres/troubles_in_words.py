"""Why rooms cannot be kept in a database, in words for whoever set CRYOTEACH_STORE; never with its password."""

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from cryoteach.errors import StoreError

SHAPE = "postgresql+psycopg://USER:PASSWORD@HOST:5432/DATABASE"
NO_RIGHTS = "let its owner say: GRANT CREATE ON SCHEMA public TO {user}"
FOREIGN = ("holds tables of another program", "give rooms a database of their own with CRYOTEACH_STORE")
OF_STATE = {
    "42501": ("its user may not make, read or write tables there", NO_RIGHTS),
    "42P07": FOREIGN,
    "42703": FOREIGN,
    "25006": ("it can only be read: a standby", "name the server that takes writes with CRYOTEACH_STORE"),
    "53100": ("its disk is full", "make room on it"),
}
OF_WORDS = {
    ("password authentication", "no password supplied", "pg_hba.conf"): (
        "it does not let this user in",
        "look at user and password in CRYOTEACH_STORE; signs as @ : / # % are written %40 %3A %2F %23 %25 there",
    ),
    ("role ",): ("it does not know this user", "look at the user in CRYOTEACH_STORE, or make it: CREATE USER {user} …"),
    ("database ",): ("there is no such database", "make it: CREATE DATABASE {database} OWNER {user}"),
    ("resolve host", "name or service", "no address", "getaddrinfo", "name resolution", "nodename"): (
        "no machine has this name",
        "look at the host in CRYOTEACH_STORE",
    ),
    ("refused", "timeout", "timed out", "no such file", "unreachable", "no route"): (
        "no database answers there",
        "start PostgreSQL, or look at host and port in CRYOTEACH_STORE",
    ),
    ("starting up", "shutting down", "recovery"): ("it is starting or stopping", "start again in a moment"),
    ("too many clients", "remaining connection slots"): ("it takes no more connections", "raise its max_connections"),
}
OTHERWISE = f"CRYOTEACH_STORE must name a database that answers, as {SHAPE}"


def shown(address: URL) -> str:
    """The address without what is secret in it: its password, and every option but where it leads."""
    return address.set(query={}).render_as_string(hide_password=True)


def no_driver(address: URL) -> StoreError:
    """The part of the installation that speaks to PostgreSQL is missing."""
    return StoreError(shown(address), "the driver of PostgreSQL is missing", "install cryoteach[postgres]")


def in_words(error: DBAPIError, address: URL) -> StoreError:
    """Say what an error at the start means, and what helps."""
    why, helps = _why(error, address)
    names = {"user": f'"{address.username or "…"}"', "database": f'"{address.database or "…"}"'}
    return StoreError(shown(address), why, helps.format(**names))


def _why(error: DBAPIError, address: URL) -> tuple[str, str]:
    state = getattr(error.orig, "sqlstate", None) or ""
    if state in OF_STATE:
        return OF_STATE[state]
    said = " ".join(str(error.orig).split())
    found = (told for signs, told in OF_WORDS.items() if any(sign in said.lower() for sign in signs))
    return next(found, (_without_password(said, address), OTHERWISE))


def _without_password(said: str, address: URL) -> str:
    return said.replace(str(address.password), "***") if address.password else said
