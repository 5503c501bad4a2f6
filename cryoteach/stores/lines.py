"""Events and rooms as lines of the tables, and back."""

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select

from cryoteach.domain.rooms.events import EVENT as ADAPTER
from cryoteach.domain.rooms.events import Event
from cryoteach.stores.settling import Kept
from cryoteach.stores.tables import EVENT

NEWER = (
    select(EVENT.c.place, EVENT.c.body)
    .where(EVENT.c.code == bindparam("of"), EVENT.c.place > bindparam("after"))
    .order_by(EVENT.c.place)
)
REPEATED = ("step", "phase", "item", "round", "locked", "closed_at")
"""What a room's line repeats of its log."""


def read_events(connection: Connection, code: str, place: int) -> Iterator[tuple[int, Event]]:
    """The events of a room after a place, each with its own, in order."""
    for at, body in connection.execute(NEWER, {"of": code, "after": place}):
        yield at, ADAPTER.validate_json(body)


def event_line(code: str, place: int, key: bytes, event: Event) -> dict[str, object]:
    """An event as a line."""
    body = event.model_dump_json()
    return {"code": code, "place": place, "key": key, "kind": event.kind, "body": body, "at": event.at}


def columns_of(kept: Kept) -> dict[str, object]:
    """What changes in a room's line with its log."""
    times: dict[str, object] = {"place": kept.place, "at": kept.at, "expires": kept.expires}
    return times | {name: getattr(kept.room, name) for name in REPEATED}
