"""What is asked of a database of rooms."""

from sqlalchemy import BindParameter, ColumnElement, bindparam, delete, func, select, update

from cryoteach.stores.tables import EVENT, RETIRED, ROOM

KNOWN = select(EVENT.c.key, EVENT.c.place).where(
    EVENT.c.code == bindparam("of"), EVENT.c.key.in_(bindparam("keys", expanding=True))
)
CHANGED = update(ROOM).where(ROOM.c.code == bindparam("of"))
SEVERAL: BindParameter[str] = bindparam("codes", expanding=True)
OF_SECRET, THERE = ROOM.c.secret == bindparam("secret"), ROOM.c.code == bindparam("of")


class Questions:
    """What is asked of the database again and again, written once: to put a question together takes as long as to ask.

    Args:
        clock: seconds since 1970.
    """

    def __init__(self, clock: ColumnElement[int]) -> None:
        is_open, retired = ROOM.c.expires > clock, RETIRED.c.code == bindparam("of")
        self.now = select(clock)
        self.locked = select(ROOM, clock.label("now")).where(THERE).with_for_update()
        self.header = select(ROOM, is_open.label("is_open"), clock.label("now")).where(THERE)
        self.places = select(ROOM.c.code, ROOM.c.place).where(is_open, ROOM.c.code.in_(SEVERAL))
        self.is_open = select(ROOM.c.code).where(THERE, is_open)
        self.is_retired = select(RETIRED.c.code).where(retired, RETIRED.c.until > clock)
        self.of_secret = select(ROOM.c.code).where(OF_SECRET, is_open)
        self.count = select(func.count()).where(is_open)
        self.over = select(ROOM.c.code).where(ROOM.c.expires <= clock).order_by(ROOM.c.code)
        self.forget_retired = delete(RETIRED).where(RETIRED.c.until <= clock)
