"""The tables that rooms are kept in, and the clock of each kind of database."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    cast,
    func,
    literal_column,
)

VERSION = 1
"""Of the tables below: raise it with any change, and bring older ones up to it."""
TABLES = MetaData()
ABOUT = Table(
    "about",
    TABLES,
    Column("name", String(20), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("filler", LargeBinary),  # tries whether the disk takes anything; empty at all other times
)
ROOM = Table(
    "room",
    TABLES,
    Column("code", String(6), primary_key=True),
    Column("secret", LargeBinary, nullable=False, unique=True),
    Column("salt", LargeBinary, nullable=False),
    Column("opened", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("place", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    # What follows repeats the log, written in the same transaction: for whoever looks into the database.
    Column("step", Integer, nullable=False),
    Column("phase", String(20), nullable=False),
    Column("item", Integer, nullable=False),
    Column("round", Integer, nullable=False),
    Column("locked", Boolean, nullable=False),
    Column("closed_at", Integer),
    sqlite_with_rowid=False,
)
EVENT = Table(
    "event",
    TABLES,
    Column("code", String(6), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("key", LargeBinary, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Integer, nullable=False),
    UniqueConstraint("code", "key"),
    sqlite_with_rowid=False,  # a room's lines lie together, and go together
)
RETIRED = Table(
    "retired",
    TABLES,
    Column("code", String(6), primary_key=True),
    Column("until", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
CLOCKS: dict[str, ColumnElement[int]] = {
    "sqlite": cast(func.strftime("%s", "now"), BigInteger),
    "postgresql": cast(func.floor(func.extract("epoch", literal_column("clock_timestamp()"))), BigInteger),
}
"""Seconds since 1970 by the database's clock: no other is used, so that clocks of machines cannot disagree."""
