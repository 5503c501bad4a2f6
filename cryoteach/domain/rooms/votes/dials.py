"""What the limits that a room has chosen would do: whose verdict changes among the cases that it has talked through."""

from pydantic import BaseModel

from cryoteach.domain.population.loosening import at
from cryoteach.domain.rooms.items import DialItem, StageItem
from cryoteach.domain.rooms.room import Room
from cryoteach.domain.rooms.votes.tallies import tally_of
from cryoteach.domain.rules.assessment import assess


class Choice(BaseModel, frozen=True, extra="forbid"):
    """One limit: how many phones chose it, and the titles of the cases that it would change."""

    limit: float
    words: str
    count: int
    changes: tuple[str, ...]


class Chosen(BaseModel, frozen=True, extra="forbid"):
    """All limits that were chosen, from low to high, beside the profile's own; ``of`` so many cases."""

    own: str
    of: int
    choices: tuple[Choice, ...]


def chosen_limits(room: Room, item: int, round_: int = 1) -> Chosen | None:
    """What the dial of an item would change; None where the item is no dial.

    Only cases whose every question has been shown with its key are counted: no other verdict may be known yet.
    """
    dial = room.opened.items[item]
    if not isinstance(dial, DialItem):
        return None
    profile = room.opened.profile(dial.profile)
    persons = {case.title: case.person for case in room.opened.cases if case.id in _shown(room)}
    before = {title: assess(person, profile).verdict for title, person in persons.items()}
    choices: list[Choice] = []
    for row in tally_of(room, item, round_).rows:
        limit = float(row.said[1:])
        moved = at(profile, dial.condition, limit)
        changed = [title for title, person in persons.items() if assess(person, moved).verdict is not before[title]]
        choices.append(Choice(limit=limit, words=row.words, count=row.count, changes=tuple(changed)))
    own = profile.condition(dial.condition).limit_words
    return Chosen(own=own, of=len(persons), choices=tuple(choices))


def _shown(room: Room) -> set[str]:
    asked = [(place, item.case) for place, item in enumerate(room.opened.items) if isinstance(item, StageItem)]
    hidden = {case for place, case in asked if place not in room.keys_shown}
    return {case for _, case in asked} - hidden
