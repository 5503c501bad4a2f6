"""Rooms to store: an opening, votes of phones, a clock that the test turns, and every kind of store on that clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import BigInteger, BindParameter, bindparam

from cryoteach.domain.rooms.events import Event, Moved, Opened, Voted, event_key
from cryoteach.stores.base import Ask, RoomStore
from cryoteach.stores.memory import MemoryStore
from cryoteach.stores.postgres.server import PostgresServer
from cryoteach.stores.sql import SqlStore
from cryoteach.stores.sqlite_file import SqliteFile
from tests import postgres
from tests.domain.rooms.lessons import PHONES, opening

__all__ = ["PHONES", "opening"]
CODE, OTHER = "K7M4QX", "BCDFGH"
SECRET, SALT = b"s" * 32, b"t" * 32
WITHIN, OUTSIDE, CANNOT_TELL = "vw", "vo", "vc"


@dataclass
class Clock:
    """Seconds since 1970 that stand still until they are moved."""

    now: int = 1_800_000_000

    def __call__(self) -> float:
        return float(self.now)


@dataclass
class Kinds:
    """The stores of one test, each opened when asked for and closed after it."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    made: list[RoomStore] = field(default_factory=list)
    address: str = ""

    def memory(self) -> RoomStore:
        return self._kept(MemoryStore(self.clock))

    def sqlite(self, name: str = "rooms.sqlite") -> RoomStore:
        return self._kept(SqlStore(SqliteFile(self.folder / name), self.now))

    def postgres(self, address: str = "") -> RoomStore:
        """Rooms in a database of its own, or in that of another store."""
        self.address = address or postgres.shared().database()
        return self._kept(SqlStore(PostgresServer(self.address), self.now))

    @property
    def now(self) -> BindParameter[int]:
        """The clock, as a database is told."""
        return bindparam("now", callable_=lambda: self.clock.now, type_=BigInteger)

    def _kept(self, store: RoomStore) -> RoomStore:
        self.made.append(store)
        return store

    def close(self) -> None:
        for store in self.made:
            store.close()


EVERY_KIND = ("memory", "sqlite", "postgres")


@contextmanager
def kinds_in(folder: Path) -> Iterator[Kinds]:
    kinds = Kinds(folder)
    try:
        yield kinds
    finally:
        kinds.close()


def secret_of(code: str) -> bytes:
    return code.encode().ljust(32, b"s")


def open_room(store: RoomStore, code: str = CODE, *, event: Opened | None = None, lasts: int = 4 * 3600) -> None:
    store.open(code, secret=secret_of(code), salt=SALT, event=event or opening(), lasts=lasts)


def ask(event: Event, code: str = CODE) -> Ask:
    return Ask(code, event, event_key(event))


def start(store: RoomStore, code: str = CODE) -> None:
    """The first vote is open."""
    store.append([ask(Moved(step=0, to="commit", item=0, round=1), code)])


def vote(phone: int, said: str = OUTSIDE, revision: int = 0, *, code: str = CODE, **more: int) -> Ask:
    seen = {"item": 0, "round": 1, "sure": 2, "revision": revision, **more}
    return ask(Voted.model_validate({"phone": PHONES[phone], "said": said, **seen}), code)
