"""The tutorial rooms of this process: opened, read, written to, waited for, and erased when their time is over.

Each name is fetched when it is first used: a server that starts to answer has no room yet.
"""

from typing import TYPE_CHECKING

from cryoteach.on_demand import fetched_from

if TYPE_CHECKING:
    from cryoteach.wiring.rooms.all_rooms import Rooms
    from cryoteach.wiring.rooms.folds import Folded
    from cryoteach.wiring.rooms.of_this_process import close_rooms, rooms, rooms_while_served
    from cryoteach.wiring.rooms.opening import NotOpened, Opening

__all__ = ["Folded", "NotOpened", "Opening", "Rooms", "close_rooms", "rooms", "rooms_while_served"]

_MODULES = {
    "all_rooms": ("Rooms",),
    "folds": ("Folded",),
    "of_this_process": ("close_rooms", "rooms", "rooms_while_served"),
    "opening": ("NotOpened", "Opening"),
}
__getattr__ = fetched_from(
    __name__, {name: f"cryoteach.wiring.rooms.{module}:{name}" for module, names in _MODULES.items() for name in names}
)
