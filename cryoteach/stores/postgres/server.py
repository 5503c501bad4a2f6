"""One PostgreSQL database of rooms, shared by as many processes as want it.

Every question has an end: a statement, a lock and a transaction left open each have their seconds in the database, and
a line on which nothing comes back is cut. So a database that hangs is "away", and no thread hangs with it.
"""

import logging
import socket

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, DisconnectionError

from cryoteach.stores.postgres.cut_lines import CutLines, Line
from cryoteach.stores.postgres.hints import Hints, tell
from cryoteach.stores.postgres.troubles_in_words import in_words, no_driver, shown
from cryoteach.stores.troubles import is_lost
from cryoteach.stores.versions import bring_up

SECONDS_TO_CONNECT, SECONDS_OUT, SECONDS_POOLED = 3, 3.0, 1.0
MILLISECONDS = {"statement_timeout": 2_500, "lock_timeout": 2_000, "idle_in_transaction_session_timeout": 5_000}
MOST_CONNECTIONS, KEPT_CONNECTIONS = 10, 4
OUR_NUMBER, OF_START, OF_JANITOR = 0x43725465, 1, 2  # of the locks that processes share
SMALL = 64 * 2**20  # bytes; tables of more are not written anew: every vote would wait for it
DRIVER, DRIVERS_DEFAULTS = "postgresql+psycopg", {
    "connect_timeout": SECONDS_TO_CONNECT, "application_name": "cryoteach", "keepalives_idle": 10,
    "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 10_000,
}  # fmt: skip
BEGIN = "SELECT " + ", ".join(
    [f"set_config('{name}', '{most}', true)" for name, most in MILLISECONDS.items()]
    # A vote that counts outlives a crash, even where the database is set not to wait for its disk.
    + ["set_config('synchronous_commit', replace(current_setting('synchronous_commit'), 'off', 'on'), true)"]
)
LOCK = text("SELECT pg_advisory_xact_lock(:ours, :of)").bindparams(ours=OUR_NUMBER)
TRY_LOCK = text("SELECT pg_try_advisory_xact_lock(:ours, :of)").bindparams(ours=OUR_NUMBER)
SIZE = "SELECT pg_total_relation_size('event') + pg_total_relation_size('room')"
_LOG = logging.getLogger(__name__)


class PostgresServer:
    """A database of PostgreSQL.

    Args:
        address: where it is, as CRYOTEACH_STORE says.

    Raises:
        StoreError: it cannot be used, or a newer CryoTeach wrote it.
    """

    def __init__(self, address: str) -> None:
        self._address = make_url(address).set(drivername=DRIVER)
        self._is_scrubbed = True
        try:
            self.engine = _engine(self._address)
        except ImportError:
            raise no_driver(self._address) from None
        self.for_reading: Engine = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        self.held_off = SECONDS_OUT
        self._lines = CutLines(self.engine, SECONDS_OUT)
        try:
            self._begin()
        except BaseException:
            self.close()
            raise

    def _begin(self) -> None:
        try:
            with self.engine.execution_options(writes=True).begin() as connection:
                connection.execute(LOCK, {"of": OF_START})  # of processes that start at once, one makes the tables
                bring_up(connection, shown(self._address))
        except DBAPIError as error:
            raise in_words(error, self._address) from None

    def tell_others(self, connection: Connection) -> None:
        """Let other processes look at once, when this is committed."""
        tell(connection)

    def hints(self) -> Hints:
        """What tells that another process wrote something."""
        return Hints(self.engine)

    def may_clean(self, connection: Connection) -> bool:
        """Whether this process is the one that erases what is over; another does it at this moment otherwise."""
        return bool(connection.scalar(TRY_LOCK, {"of": OF_JANITOR}))

    def scrub(self, *, has_erased: bool) -> None:
        """Leave no byte of what was deleted in the tables; its journal and backups are the database's own affair.

        Large tables are only freed for what comes next, for to write them anew would keep every vote waiting.
        """
        self._is_scrubbed = self._is_scrubbed and not has_erased
        if not self._is_scrubbed:
            self._is_scrubbed = self._vacuum()

    def _vacuum(self) -> bool:
        try:
            with self.for_reading.connect() as connection:
                if line := connection.connection.driver_connection:
                    self._lines.spare(line)
                is_small = connection.exec_driver_sql(SIZE).scalar_one() <= SMALL
                connection.exec_driver_sql(f"SET lock_timeout = {MILLISECONDS['lock_timeout']}")
                connection.exec_driver_sql(f"VACUUM {'(FULL)' if is_small else ''} event, room")
                connection.exec_driver_sql("RESET lock_timeout")
        except DBAPIError as error:
            _LOG.warning("what was erased is not overwritten yet (%s)", type(error.orig).__name__)
            return False
        return True

    def close(self) -> None:
        """Let go of it."""
        self._lines.close()
        self.engine.dispose()


def _engine(address: URL) -> Engine:
    defaults = {name: value for name, value in DRIVERS_DEFAULTS.items() if name not in address.query}
    engine = create_engine(
        address, pool_size=KEPT_CONNECTIONS, max_overflow=MOST_CONNECTIONS - KEPT_CONNECTIONS,
        pool_timeout=SECONDS_POOLED, pool_use_lifo=True, hide_parameters=True,
        connect_args={**defaults, "prepare_threshold": None},  # a pool between may give each question another server
    )  # fmt: skip
    event.listen(engine, "checkout", _refuse_what_is_dead)
    event.listen(engine, "begin", _begin_transaction)
    event.listen(engine, "handle_error", _let_go_of_what_is_lost)
    return engine


def _refuse_what_is_dead(connection: Line, *_: object) -> None:
    """Nothing can be said on a line on which nothing was asked, but that it is closed: to look costs no question."""
    try:
        line = socket.socket(fileno=connection.fileno())
        try:
            line.recv(1, socket.MSG_PEEK | getattr(socket, "MSG_DONTWAIT", 0))  # the driver's sockets wait for nothing
        finally:
            line.detach()
    except BlockingIOError:
        return
    except Exception as error:
        raise DisconnectionError from error
    raise DisconnectionError


def _begin_transaction(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql(BEGIN)


def _let_go_of_what_is_lost(context: ExceptionContext) -> None:
    """After a failover the old server may still answer, but only to reading: all connections are made anew."""
    if isinstance(context.original_exception, Exception) and is_lost(context.original_exception):
        context.is_disconnect = True
