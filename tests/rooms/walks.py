"""Walks through a lesson that together pass every state a room can come into."""

from collections.abc import Callable, Iterator

from cryoteach.domain.rooms.events import Opened
from cryoteach.domain.rooms.phases import Step, events_of, ways
from cryoteach.domain.rooms.room import Room, after, replay

Walk = tuple[int, ...]
"""Which of the ways is taken, one after another."""


def walks(opened: Opened, goes_on: Callable[[Room], bool]) -> list[Walk]:
    """Walks that lead to all states for which ``goes_on``, and stop before any other."""
    whole: list[Walk] = []
    for walk in _every(replay([opened]), goes_on, set(), ()):
        if whole and walk[:-1] == whole[-1]:
            whole.pop()
        whole.append(walk)
    return whole


def _every(room: Room, goes_on: Callable[[Room], bool], seen: set[tuple[object, ...]], walk: Walk) -> Iterator[Walk]:
    state = (room.phase, room.item, room.round, room.asked, room.revealed, room.keys_shown)
    if state not in seen and goes_on(room):
        seen.add(state)
        yield walk
        for number, step in enumerate(ways(room)):
            yield from _every(_taken(room, step), goes_on, seen, (*walk, number))


def _taken(room: Room, step: Step) -> Room:
    for event in events_of(room, step):
        room = after(room, event)
    return room
