"""The tutorial rooms of this process: opened, read, written to, waited for, and erased when their time is over."""

from cryoteach.wiring.rooms.all_rooms import Rooms
from cryoteach.wiring.rooms.folds import Folded
from cryoteach.wiring.rooms.of_this_process import close_rooms, rooms, rooms_while_served
from cryoteach.wiring.rooms.opening import NotOpened, Opening

__all__ = ["Folded", "NotOpened", "Opening", "Rooms", "close_rooms", "rooms", "rooms_while_served"]
