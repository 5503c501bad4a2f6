"""The votes of a room as rows for a file, and what each column means; written and escaped elsewhere.

There is one row for each item, round, answer and certainty. Below five voters the certainty of nobody is told.
"""

from typing import TypeAlias

from cryoteach.domain.rooms.in_words import in_words
from cryoteach.domain.rooms.items import DialItem, Item, Pinned, StageItem, profile_of
from cryoteach.domain.rooms.keys import is_right, key_of
from cryoteach.domain.rooms.room import Ballot, Room, Vote
from cryoteach.domain.rooms.votes.groups import grouped, groups_of
from cryoteach.domain.rooms.votes.tallies import CERTAINTIES, FEWEST_SPLIT

Cell: TypeAlias = str | int
Row: TypeAlias = dict[str, Cell]
NOT_GIVEN, NOT_LISTED = "not given", "not listed"
COLUMNS = {
    "item": "the place of the question in the lesson, from 1",
    "about": "the id of the case, or what kind of question it is",
    "stage": "the stage of the case that asks, from 1; empty where there is no case",
    "round": "1: the first vote; 2: the second",
    "answer": "an answer that was given, in words",
    "certainty": "1, 2 or 3 as given; “not given”; “not listed” where fewer than 5 voted",
    "count": "how many gave this answer with this certainty; the last vote of a phone counts",
    "by hand": "how many of these were shown on cards and typed in by hand by the trainer",
    "right": "yes or no; empty where nothing is right",
    "key": "what is right, in words; empty where nothing is",
    "voters": "how many voted on this item in this round",
    "profile": "the set of limits that the key goes by",
    "version": "the version of that set of limits",
}


def votes_rows(room: Room) -> list[Row]:
    """One row for each item, round, answer and certainty that was given; for the trainer."""
    return [row for ballot in sorted(room.votes) for row in _of_a_ballot(room, ballot)]


def columns_rows() -> list[Row]:
    """What each column means."""
    return [{"column": name, "meaning": meaning} for name, meaning in COLUMNS.items()]


def _of_a_ballot(room: Room, ballot: Ballot) -> list[Row]:
    item, pinned = room.opened.items[ballot[0]], room.opened
    votes = list(room.cast_on(*ballot).values())
    by_answer: dict[str, list[Vote]] = {}
    for vote in votes:
        by_answer.setdefault(grouped(item, pinned, vote.said, with_key=False), []).append(vote)
    counts = {answer: len(given) for answer, given in by_answer.items()}
    about = {"item": ballot[0] + 1, **_about(item), "round": ballot[1]}
    behind = {"voters": len(votes), **_limits(item, pinned)}
    return [
        {
            **about,
            **_answer(item, pinned, answer),
            "certainty": sure,
            "count": len(same),
            "by hand": sum(vote.on_card for vote in same),
            **_key(item, pinned, answer),
            **behind,
        }
        for answer in groups_of(item, pinned, counts, with_key=False)
        for sure, same in _by_certainty(by_answer.get(answer, []), len(votes)).items()
        if same
    ]


def _by_certainty(given: list[Vote], voters: int) -> dict[str, list[Vote]]:
    if voters < FEWEST_SPLIT:
        return {NOT_LISTED: given}
    return {str(sure or NOT_GIVEN): [vote for vote in given if vote.sure == sure] for sure in CERTAINTIES}


def _about(item: Item) -> Row:
    if isinstance(item, StageItem):
        return {"about": item.case, "stage": item.stage + 1}
    return {"about": f"limit of {item.condition}" if isinstance(item, DialItem) else "number", "stage": ""}


def _answer(item: Item, pinned: Pinned, answer: str) -> Row:
    return {"answer": in_words(item, pinned, answer)}


def _key(item: Item, pinned: Pinned, answer: str) -> Row:
    right, key = is_right(item, pinned, answer), key_of(item, pinned)
    return {"right": "" if right is None else "yes" if right else "no", "key": key.words if key else ""}


def _limits(item: Item, pinned: Pinned) -> Row:
    profile = profile_of(item, pinned)
    return {"profile": profile.id if profile else "", "version": profile.version if profile else ""}
