"""Who moved between the two votes: first answer, second answer, and how many phones; only those who voted twice."""

from collections import Counter
from collections.abc import Mapping

from pydantic import BaseModel

from cryoteach.domain.rooms.items import DialItem, Item, Pinned
from cryoteach.domain.rooms.keys import is_right
from cryoteach.domain.rooms.room import Room, Vote, is_key_shown
from cryoteach.domain.rooms.votes.groups import group_words, grouped, groups_of


class Flow(BaseModel, frozen=True, extra="forbid"):
    """So many went from one answer to another, or stayed; ``first`` and ``second`` are groups of the tallies."""

    first: str
    second: str
    first_words: str
    second_words: str
    count: int


class Flows(BaseModel, frozen=True, extra="forbid"):
    """All flows of an item, in the order of the question.

    ``both`` of ``voters`` voted twice. ``to_key``, ``from_key`` and ``stayed_right`` and ``stayed_wrong`` add up to
    them; they are None while the key is not to be known, and for a dial. ``surer``, ``as_sure`` and ``less_sure`` count
    those who gave a certainty both times. ``cards``: so many answers, the more of both rounds, were typed in by hand:
    nobody knows whose they are, so they are in no flow and among no voters.
    """

    both: int
    voters: int
    flows: tuple[Flow, ...]
    moved: int
    to_key: int | None = None
    from_key: int | None = None
    stayed_right: int | None = None
    stayed_wrong: int | None = None
    surer: int = 0
    as_sure: int = 0
    less_sure: int = 0
    cards: int = 0


def flows_of(room: Room, item: int, *, with_key: bool | None = None) -> Flows:
    """Who moved on one item.

    Args:
        room: whose votes.
        item: its place.
        with_key: whether the key may be told; when left out, whether it is shown to everybody.
    """
    knows = is_key_shown(room, item) if with_key is None else with_key
    asked, pinned = room.opened.items[item], room.opened
    first, second = (_of_phones(room.cast_on(item, round_)) for round_ in (1, 2))
    pairs = [(vote, second[phone]) for phone, vote in first.items() if phone in second]
    written = {vote.said for pair in pairs for vote in pair}
    groups = {each: grouped(asked, pinned, each, with_key=knows) for each in written}
    counts = Counter((groups[before.said], groups[now.said]) for before, now in pairs)
    sides = Counter(groups[vote.said] for pair in pairs for vote in pair)
    order = groups_of(asked, pinned, sides, with_key=knows)
    return Flows(
        both=len(pairs), voters=len(first.keys() | second.keys()),
        flows=tuple(_flow(asked, pinned, a, b, counts[a, b]) for a in order for b in order if counts[a, b]),
        moved=sum(many for (a, b), many in counts.items() if a != b),
        **(_by_key(asked, pinned, pairs) if knows else {}), **_by_certainty(pairs),
        cards=max(len(room.cast_on(item, 1)) - len(first), len(room.cast_on(item, 2)) - len(second)),
    )  # fmt: skip


def _of_phones(votes: Mapping[str, Vote]) -> Mapping[str, Vote]:
    return {phone: vote for phone, vote in votes.items() if not vote.on_card}


def _flow(item: Item, pinned: Pinned, first: str, second: str, count: int) -> Flow:
    words = [group_words(item, pinned, group) for group in (first, second)]
    return Flow(first=first, second=second, first_words=words[0], second_words=words[1], count=count)


def _by_key(item: Item, pinned: Pinned, pairs: list[tuple[Vote, Vote]]) -> dict[str, int]:
    if isinstance(item, DialItem):
        return {}
    right = {each: is_right(item, pinned, each) for each in {vote.said for pair in pairs for vote in pair}}
    rights = Counter((right[a.said], right[b.said]) for a, b in pairs)
    names = {
        "to_key": (False, True),
        "from_key": (True, False),
        "stayed_right": (True, True),
        "stayed_wrong": (False, False),
    }
    return {name: rights[pair] for name, pair in names.items()}


def _by_certainty(pairs: list[tuple[Vote, Vote]]) -> dict[str, int]:
    steps = [b.sure - a.sure for a, b in pairs if a.sure is not None and b.sure is not None]
    return {
        "surer": sum(step > 0 for step in steps),
        "as_sure": sum(step == 0 for step in steps),
        "less_sure": sum(step < 0 for step in steps),
    }
