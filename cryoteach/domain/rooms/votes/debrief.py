"""What to talk about: which step the first vote suggests, and which mistakes come first at the end.

A misconception comes the earlier, the more of the voters were very sure and wrong on the items that serve it, in the
last vote before the key was known; of equals the one with more wrong. Advice, not a rule.
"""

from collections.abc import Sequence
from typing import Literal, cast

from pydantic import BaseModel

from cryoteach.domain.cases.case import Case
from cryoteach.domain.rooms.items import StageItem
from cryoteach.domain.rooms.keys import Reason, key_of
from cryoteach.domain.rooms.room import Room
from cryoteach.domain.rooms.votes.tallies import Share, confident_wrong, right_share
from cryoteach.domain.rules.terms import Misconception, Tag

MOST_PROMPTS, HUNDRED = 3, 100


class TalkPays(BaseModel, frozen=True, extra="forbid"):
    """Between which shares of right answers a talk with a neighbour pays: our teaching assumption."""

    low: float = 0.3
    high: float = 0.7


class Suggestion(BaseModel, frozen=True, extra="forbid"):
    """What the first vote suggests: explain and ask again, talk, or open the model; and why, in words."""

    to: Literal["revote", "talk", "model"]
    words: str
    tag: Tag = Tag.OUR_ASSUMPTION


class Prompt(BaseModel, frozen=True, extra="forbid"):
    """Something to talk about: the case's own line, and the sentences that settle it.

    ``surely_wrong`` is None below five voters.
    """

    misconception: Misconception
    item: int
    title: str
    line: str
    reasons: tuple[Reason, ...]
    wrong: Share
    surely_wrong: Share | None


TALK_PAYS = TalkPays()


def suggestion(room: Room, item: int, limits: TalkPays = TALK_PAYS) -> Suggestion | None:
    """What to do after the first vote, for the desk only; None where nobody voted, or nothing is right."""
    right = right_share(room, item, 1)
    if not right.of or key_of(room.opened.items[item], room.opened) is None:
        return None
    low, high = (round(share * HUNDRED) for share in (limits.low, limits.high))
    if right.share < limits.low:
        return Suggestion(to="revote", words=f"Few were right (below {low} of 100): explain, then ask again.")
    if right.share <= limits.high:
        return Suggestion(to="talk", words=f"Some were right ({low} to {high} of 100): a talk pays.")
    return Suggestion(to="model", words=f"Most were right (above {high} of 100): open the model.")


def without_repeats(prompts: Sequence[Prompt]) -> tuple[tuple[Prompt, tuple[Reason, ...]], ...]:
    """Each prompt with the sentences that settle it, where an earlier prompt has not given the same ones already."""
    given = [prompt.reasons for prompt in prompts]
    return tuple(
        (prompt, () if prompt.reasons in given[:place] else prompt.reasons) for place, prompt in enumerate(prompts)
    )


def debrief(room: Room, most: int = MOST_PROMPTS) -> tuple[Prompt, ...]:
    """What to talk about at the end, surest mistakes first; no line of a case is spoken twice."""
    found: list[Prompt] = []
    items = _voted_on(room)
    names: set[Misconception] = {name for item in items for name in _case_of(room, item).misconceptions}
    serving = {name: [item for item in items if name in _case_of(room, item).misconceptions] for name in names}
    for name in sorted(names, key=lambda name: (*_weight(room, serving[name]), int(name[1:]))):
        spoken = {prompt.line for prompt in found}
        ranked = sorted(serving[name], key=lambda item: _weight(room, [item]))
        lines = [(item, line) for item in ranked for line in _case_of(room, item).debrief if line not in spoken]
        found += [_prompt(room, item, name, line) for item, line in lines[:1]]
    return tuple(found[:most])


def last_round_before_key(room: Room, item: int) -> int:
    """The last round of an item that was asked before its key was known, and that anybody voted in."""
    return 2 if (item, 2) in room.asked_blind and room.cast_on(item, 2) else 1


def _voted_on(room: Room) -> list[int]:
    stages = [place for place, item in enumerate(room.opened.items) if isinstance(item, StageItem)]
    return [item for item in stages if room.cast_on(item, last_round_before_key(room, item))]


def _case_of(room: Room, item: int) -> Case:
    return room.opened.case(cast("StageItem", room.opened.items[item]).case)


def _weight(room: Room, items: list[int]) -> tuple[float, float]:
    """How late it comes: the negative shares of very sure and wrong, and of wrong, among those who voted on these."""
    wrong = [_wrong(room, item) for item in items]
    sure = [confident_wrong(room, item, last_round_before_key(room, item)) for item in items]
    of = sum(share.of for share in wrong)
    return -sum(share.count for share in sure if share) / of, -sum(share.count for share in wrong) / of


def _wrong(room: Room, item: int) -> Share:
    right = right_share(room, item, last_round_before_key(room, item))
    return Share(count=right.of - right.count, of=right.of)


def _prompt(room: Room, item: int, misconception: Misconception, line: str) -> Prompt:
    key = key_of(room.opened.items[item], room.opened)
    return Prompt(
        misconception=misconception, item=item, title=_case_of(room, item).title, line=line,
        reasons=key.reasons if key else (), wrong=_wrong(room, item),
        surely_wrong=confident_wrong(room, item, last_round_before_key(room, item)),
    )  # fmt: skip
