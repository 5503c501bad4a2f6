"""How a room answered: so many of each answer, and how sure; and whether that was right, once the key may be known.

Below five voters nobody's certainty is shown, and below ten there are counts and no shares: small groups identify.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

from pydantic import BaseModel

from cryoteach.domain.cases.keys import limiting
from cryoteach.domain.rooms.items import Item, Pinned, StageItem, profile_of, question_of, read_answer
from cryoteach.domain.rooms.keys import assessment_of
from cryoteach.domain.rooms.room import Room, Vote, is_key_shown
from cryoteach.domain.rooms.votes.groups import group_words, grouped, groups_of, is_group_right

FEWEST_SPLIT, FEWEST_SHARES = 5, 10
VERY_SURE = 3
CERTAINTIES = (None, 1, 2, 3)


class Row(BaseModel, frozen=True, extra="forbid"):
    """One answer: how many gave it, of these how many left the certainty out or said 1, 2, 3 (None: too few voters).

    ``share`` is None below ten voters, ``right`` while the key is not to be known, and for a dial.
    """

    said: str
    words: str
    count: int
    by_sure: tuple[int, int, int, int] | None = None
    share: float | None = None
    right: bool | None = None


class NamedCondition(BaseModel, frozen=True, extra="forbid"):
    """How many named one condition; ``decides`` is None while the key is not to be known."""

    condition: str
    title: str
    count: int
    decides: bool | None = None


class Tally(BaseModel, frozen=True, extra="forbid"):
    """All answers of one item and round, in the order of the question; ``named`` where conditions were asked for.

    ``on_card`` of the voters showed a card, and the trainer typed it in.
    """

    voters: int
    late: int = 0
    on_cards: int = 0
    rows: tuple[Row, ...]
    named: tuple[NamedCondition, ...] = ()

    @property
    def surest_wrong_first(self) -> tuple[Row, ...]:
        """The same rows, wrong and very sure first, right last: only for eyes that may know the key."""
        return tuple(sorted(self.rows, key=lambda row: (bool(row.right), -_very_sure(row), -row.count)))


class Share(BaseModel, frozen=True, extra="forbid"):
    """So many of so many voters."""

    count: int
    of: int

    @property
    def share(self) -> float:
        """The share; nothing of nobody is 0."""
        return self.count / self.of if self.of else 0.0


def tally_of(room: Room, item: int, round_: int, *, with_key: bool | None = None) -> Tally:
    """Count one item and round.

    Args:
        room: whose votes.
        item: its place.
        round_: 1 or 2.
        with_key: whether the key may be told; when left out, whether it is shown to everybody.
    """
    knows = is_key_shown(room, item) if with_key is None else with_key
    asked, votes = room.opened.items[item], room.cast_on(item, round_)
    said = {vote.said for vote in votes.values()}
    groups = {each: grouped(asked, room.opened, each, with_key=knows) for each in said}
    by_group: dict[str, list[Vote]] = {}
    for vote in votes.values():
        by_group.setdefault(groups[vote.said], []).append(vote)
    given = {group: len(each) for group, each in by_group.items()}
    rows = [
        _row(group, by_group.get(group, []), len(votes)).model_copy(
            update={
                "words": group_words(asked, room.opened, group),
                "right": is_group_right(asked, room.opened, group) if knows else None,
            }
        )
        for group in groups_of(asked, room.opened, given, with_key=knows)
    ]
    named = _named(asked, room.opened, votes, knows=knows)
    late, on_cards = (sum(getattr(vote, name) for vote in votes.values()) for name in ("late", "on_card"))
    return Tally(voters=len(votes), late=late, on_cards=on_cards, rows=tuple(rows), named=named)


def right_share(room: Room, item: int, round_: int) -> Share:
    """How many of the voters were right: for the desk, or once the key may be known."""
    tally = tally_of(room, item, round_, with_key=True)
    return Share(count=sum(row.count for row in tally.rows if row.right), of=tally.voters)


def confident_wrong(room: Room, item: int, round_: int) -> Share | None:
    """How many of the voters were very sure and wrong; None below five voters, and for a dial."""
    tally = tally_of(room, item, round_, with_key=True)
    if tally.voters < FEWEST_SPLIT or any(row.right is None for row in tally.rows):
        return None
    return Share(count=sum(_very_sure(row) for row in tally.rows if not row.right), of=tally.voters)


def _row(group: str, given: Sequence[Vote], voters: int) -> Row:
    split = tuple(sum(vote.sure == sure for vote in given) for sure in CERTAINTIES)
    return Row.model_validate(
        {
            "said": group, "words": group, "count": len(given),
            "by_sure": split if voters >= FEWEST_SPLIT else None,
            "share": len(given) / voters if voters >= FEWEST_SHARES else None,
        }
    )  # fmt: skip


def _very_sure(row: Row) -> int:
    return row.by_sure[CERTAINTIES.index(VERY_SURE)] if row.by_sure else 0


def _named(item: Item, pinned: Pinned, votes: Mapping[str, Vote], *, knows: bool) -> tuple[NamedCondition, ...]:
    profile = profile_of(item, pinned)
    if not isinstance(item, StageItem) or profile is None or question_of(item, pinned).kind != "limiting-conditions":
        return ()
    written = Counter(vote.said for vote in votes.values())
    names = {each: cast("tuple[str, ...]", read_answer(item, pinned, each) or ()) for each in written}
    judged = assessment_of(item, pinned)
    decide = limiting(judged) if judged else ()
    return tuple(
        NamedCondition(
            condition=condition.id, title=condition.criterion.title,
            count=sum(many for each, many in written.items() if condition.id in names[each]),
            decides=condition.id in decide if knows else None,
        )
        for condition in profile.conditions
    )  # fmt: skip
