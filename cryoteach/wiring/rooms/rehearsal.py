"""Runs the simulated phones of a rehearsal beside the real ones: a thread that ends with the room, or after a while."""

import threading
from collections.abc import Sequence
from concurrent.futures import wait

from cryoteach.domain.rooms.plans import MOST_MINUTES
from cryoteach.domain.rooms.rehearsal.phones import SimulatedPhone
from cryoteach.domain.rooms.rehearsal.votes import due
from cryoteach.domain.rooms.room import Room
from cryoteach.stores.base import Header, StoreTroubleError
from cryoteach.wiring.rooms.all_rooms import Rooms
from cryoteach.wiring.rooms.folds import Folded

MOST_AT_ONCE = 5
SECONDS_BETWEEN_LOOKS, SECONDS_TO_STORE = 0.5, 10.0
MINUTES_WITHOUT_A_PLAN, TIMES_THE_PLAN = 60, 2  # who rehearses alone stops to think
MINUTE = 60
TOO_MANY = f"The room is open, but {MOST_AT_ONCE} rehearsals run here already: this one has no simulated phones."
_FREE = threading.BoundedSemaphore(MOST_AT_ONCE)


def rehearse(rooms: Rooms, code: str, phones: Sequence[SimulatedPhone]) -> threading.Thread | None:
    """Let these phones into a room and have them vote as it goes on; None where too many rehearsals run already."""
    if not _FREE.acquire(blocking=False):
        return None
    thread = threading.Thread(target=_run, args=(rooms, code, phones), name=f"rehearsal-{code}", daemon=True)
    thread.start()
    return thread


def _run(rooms: Rooms, code: str, phones: Sequence[SimulatedPhone]) -> None:
    try:
        while _look(rooms, code, phones) and not rooms.waiters.closing.wait(SECONDS_BETWEEN_LOOKS):
            pass
    finally:
        _FREE.release()


def _look(rooms: Rooms, code: str, phones: Sequence[SimulatedPhone]) -> bool:
    """Send what is due now; whether there is more to come."""
    try:
        header, folded = rooms.header(code), rooms.room(code)
    except StoreTroubleError:
        return True
    if not isinstance(header, Header) or not isinstance(folded, Folded):
        return False
    seconds = header.seconds_open
    for phone in phones:
        if phone.joins <= seconds:
            rooms.heard(code, phone.phone)
    if folded.as_of is None:  # what cannot be stored now is due again later
        wait([rooms.ask(code, event) for event in due(folded.room, phones, seconds)], SECONDS_TO_STORE)
    return folded.room.phase != "ended" and seconds < MINUTE * minutes_of(folded.room)


def minutes_of(room: Room) -> float:
    """For how long simulated phones stay, where the room is not ended before."""
    plan = room.opened.plan
    return min(TIMES_THE_PLAN * plan.minutes, MOST_MINUTES) if plan else MINUTES_WITHOUT_A_PLAN
