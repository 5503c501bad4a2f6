"""The version of the tables: made where there are none, brought up where they are older, left alone where newer.

Forward only, one step for each version, all in one transaction. A step only adds: processes of the version before
still run during a rolling restart, and must be able to go on with what they know.
"""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, insert, inspect, select, update

from cryoteach.errors import StoreError
from cryoteach.stores.tables import ABOUT, TABLES, VERSION

Step = Callable[[Connection], None]
STEPS: Mapping[int, Step] = {}
"""What brings tables to a version from the one before."""
NEWER = "start the newer CryoTeach again, or name another place with CRYOTEACH_STORE"


def bring_up(connection: Connection, where: str, version: int = VERSION, steps: Mapping[int, Step] = STEPS) -> None:
    """Make the tables what this CryoTeach knows, in the transaction of this connection.

    Args:
        connection: in a transaction that nobody else has at the same time.
        where: the store, as a person may read it.
        version: what they shall be.
        steps: what brings them there, by the version that each leads to.

    Raises:
        StoreError: a newer CryoTeach wrote them; nothing is changed.
    """
    if not inspect(connection).has_table(ABOUT.name):
        TABLES.create_all(connection, checkfirst=False)  # a table of this name would be somebody else's
        connection.execute(insert(ABOUT).values(name="cryoteach", version=version))
        return
    found = connection.scalars(select(ABOUT.c.version).where(ABOUT.c.name == "cryoteach")).one()
    if found > version:
        why = f"was written by a newer CryoTeach (version {found}; this one knows {version})"
        raise StoreError(where, why, NEWER)
    for reached in range(found + 1, version + 1):
        steps[reached](connection)
    if found < version:
        connection.execute(update(ABOUT).values(version=version))
