"""What changed between the six questions before a lesson and after it: plainly, with an interval, and with its limits.

Only phones that answered both count as pairs, inside one room. The plain difference of means stands first; the
normalised gain is that of the averages, (after - before) / (1 - before), for the mean of single gains is biased. Its
interval comes from resampling pairs. A reply that was left open counts as not right.
"""

from collections.abc import Callable, Sequence
from math import sqrt
from typing import cast

from pydantic import BaseModel

from cryoteach.domain.practice.marking import Z, wilson
from cryoteach.domain.rooms.measure import ITEMS_OF_A_FORM, Forms
from cryoteach.domain.rooms.room import Room
from cryoteach.domain.rooms.votes.pairs import FEWEST_PAIRS, Pair, pairs_of

HIGHEST_BEFORE, RESAMPLES, HUNDRED = 0.9, 2_000, 100
LOW, HIGH = 0.025, 0.975
LIMITS = (
    "Six questions are few.",
    "There is no control group.",
    "Both were asked in the same hour.",
    "How hard each question is has not been measured.",
    "Who drops out does not do so by chance.",
    "This is not evidence that the app teaches.",
)
"""What is printed under every result."""


class Interval(BaseModel, frozen=True, extra="forbid"):
    """A value with its 95 % interval."""

    value: float
    low: float
    high: float


class OfOneItem(BaseModel, frozen=True, extra="forbid"):
    """One question of the six, over all pairs: how often it was right before and after, and how both went together."""

    objective: str
    before: Interval
    after: Interval
    right_both: int
    only_before: int
    only_after: int
    neither: int


class Gain(BaseModel, frozen=True, extra="forbid"):
    """What a room can say of before and after. Shares of six questions right, from 0 to 1.

    ``why_not`` says why there is no difference, or no gain, to be told; both are then None where it applies.
    """

    pairs: int
    before_only: int
    after_only: int
    before: float | None = None
    after: float | None = None
    difference: Interval | None = None
    gain: Interval | None = None
    items: tuple[OfOneItem, ...] = ()
    why_not: str = ""
    limits: tuple[str, ...] = LIMITS


def gain_of(room: Room, below: Callable[[int], int]) -> Gain:
    """Set before and after beside each other.

    Args:
        room: one in which the six questions were asked.
        below: gives a whole number from 0 to below the one it is given, as `random.Random(1).randrange` does.
    """
    pairs = pairs_of(room)
    found = Gain(pairs=len(pairs), before_only=_alone(room, "before"), after_only=_alone(room, "after"))
    if len(pairs) < FEWEST_PAIRS:
        words = f"There are {len(pairs)} pairs; below {FEWEST_PAIRS} nothing is worked out."
        return found.model_copy(update={"why_not": words})
    before, after = _means(_scores(pairs))
    plain = {"before": before, "after": after, "difference": _difference(pairs), "items": _by_item(room, pairs)}
    if before >= HIGHEST_BEFORE:
        words = f"{round(HIGHEST_BEFORE * HUNDRED)} of 100 replies or more were right before: no room for a gain."
        return found.model_copy(update={**plain, "why_not": words})
    return found.model_copy(update={**plain, "gain": _gain(pairs, before, after, below)})


def _scores(pairs: Sequence[Pair]) -> list[tuple[float, float]]:
    return [(sum(one) / ITEMS_OF_A_FORM, sum(other) / ITEMS_OF_A_FORM) for one, other in pairs]


def _alone(room: Room, part: str) -> int:
    other = "after" if part == "before" else "before"
    return sum(1 for phone, told in room.measured if told == part and (phone, other) not in room.measured)


def _difference(pairs: Sequence[Pair]) -> Interval:
    """The mean difference of pairs; its interval by Student's t for few of them."""
    steps = [(sum(after) - sum(before)) / ITEMS_OF_A_FORM for before, after in pairs]
    mean, many = _mean(steps), len(steps)
    error = sqrt(sum((step - mean) ** 2 for step in steps) / (many - 1) / many)
    half = _t(many - 1) * error
    return Interval(value=mean, low=mean - half, high=mean + half)


def _t(freedom: int) -> float:
    """The 97.5 % point of Student's t, by the expansion of Cornish and Fisher: to 0.001 from nine degrees on."""
    terms = ((Z**3 + Z) / 4, (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96, (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384)
    return Z + sum(term / freedom**power for power, term in enumerate(terms, start=1))


def _gain(pairs: Sequence[Pair], before: float, after: float, below: Callable[[int], int]) -> Interval:
    scores = _scores(pairs)
    drawn = sorted(_normalised(*_means([scores[below(len(scores))] for _ in scores])) for _ in range(RESAMPLES))
    low, high = (drawn[round(point * (RESAMPLES - 1))] for point in (LOW, HIGH))
    return Interval(value=_normalised(before, after), low=low, high=high)


def _means(scores: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return _mean([one for one, _ in scores]), _mean([other for _, other in scores])


def _normalised(before: float, after: float) -> float:
    return (after - before) / (1 - before) if before < 1 else 0.0


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def _by_item(room: Room, pairs: Sequence[Pair]) -> tuple[OfOneItem, ...]:
    items = cast("Forms", room.opened.measure).a
    return tuple(
        _of_one(item.objective, [(one[at], other[at]) for one, other in pairs]) for at, item in enumerate(items)
    )


def _of_one(objective: str, went: Sequence[tuple[bool, bool]]) -> OfOneItem:
    before, after = (_share(sum(pair[part] for pair in went), len(went)) for part in (0, 1))
    return OfOneItem(
        objective=objective, before=before, after=after, right_both=went.count((True, True)),
        only_before=went.count((True, False)), only_after=went.count((False, True)), neither=went.count((False, False)),
    )  # fmt: skip


def _share(right: int, of: int) -> Interval:
    low, high = wilson(right, of)
    return Interval(value=right / of, low=low, high=high)
