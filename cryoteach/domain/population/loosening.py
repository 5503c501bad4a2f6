"""What comes back when a limit is moved: along one dial, or along two at once.

Only people who fail nothing else can come back, so the rest of the cohort is left aside first; each place of a dial is
then a screening of those few by the very rule of the profile.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from cryoteach.domain.population.screening import Cohort, Screening
from cryoteach.domain.rules.criteria import Limit
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.domain.rules.scales import Choice


class Place(BaseModel, frozen=True, extra="forbid"):
    """One place of a dial: where the limit would stand, how many people would fail nothing, how many of them are new.

    ``back`` is negative where the limit would be tighter than it is.
    """

    limit: float
    left: int
    back: int


def at(profile: Profile, condition_id: str, number: float) -> Profile:
    """The same profile with one numerical limit moved; the ideal keeps a step away on the met side.

    Raises:
        UnknownNameError: this profile does not ask that condition.
        TypeError: its rule has no number.
        ValueError: the scale has no such value.
    """
    old = profile.condition(condition_id)
    new = Condition.model_construct(criterion=old.criterion, limit=_moved(old, number))
    conditions = tuple(new if condition is old else condition for condition in profile.conditions)
    return profile.model_copy(update={"conditions": conditions})


def along(cohort: Cohort, screening: Screening, condition_id: str, numbers: Sequence[float]) -> list[Place]:
    """What each place of one dial would let through, every other limit staying as it is.

    Args:
        cohort: the people.
        screening: their bitmasks under the profile as it stands.
        condition_id: the condition whose limit moves.
        numbers: where to.

    Raises:
        UnknownNameError, TypeError, ValueError: as for `at`.
    """
    now = int(np.count_nonzero(screening.failures == 0))
    lefts = along_two(cohort, screening, (condition_id, numbers), None)[:, 0].tolist()
    return [Place(limit=number, left=left, back=left - now) for number, left in zip(numbers, lefts, strict=True)]


def along_two(
    cohort: Cohort, screening: Screening,
    first: tuple[str, Sequence[float]], second: tuple[str, Sequence[float]] | None,
) -> NDArray[np.int64]:  # fmt: skip
    """How many people would fail nothing with two limits moved, shape (places of first, places of second).

    Args:
        cohort: the people.
        screening: their bitmasks under the profile as it stands.
        first: a condition's id, and where its limit moves to.
        second: another; without it the table has one column.

    Raises:
        UnknownNameError, TypeError, ValueError: as for `at`.
    """
    profile = screening.profile
    dials = [(profile.condition(name), numbers) for name, numbers in ([first, second] if second else [first])]
    bits = sum({1 << profile.conditions.index(condition) for condition, _ in dials})
    nearly = np.flatnonzero((screening.failures | bits) == bits)
    places = [_first_place(cohort, nearly, condition, numbers) for condition, numbers in dials]
    if second is None:
        places.append((np.zeros(len(nearly), dtype=np.intp), np.zeros(1, dtype=np.intp)))
    (places1, order1), (places2, order2) = places
    shape = (len(order1) + 1, len(order2) + 1)
    met_first_at = np.bincount(places1 * shape[1] + places2, minlength=shape[0] * shape[1]).reshape(shape)
    left = np.empty((len(order1), len(order2)), dtype=np.int64)
    left[np.ix_(order1, order2)] = met_first_at.cumsum(axis=0).cumsum(axis=1)[:-1, :-1]
    return left


def _first_place(
    cohort: Cohort, rows: NDArray[np.intp], condition: Condition, numbers: Sequence[float]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """How many places of a dial, the tightest first, each person fails; and the places in that order.

    Whoever meets a limit meets every looser one, so nobody fails a place after the first that lets them in.
    """
    values = condition.criterion.measures.of(cohort.columns[condition.finding][rows])
    looser = 1 if condition.limit.at_most is not None else -1
    order = np.argsort(looser * np.asarray(numbers, dtype=np.float64), kind="stable")
    failed = np.zeros(len(rows), dtype=np.intp)
    for number in numbers:
        failed += _moved(condition, number).failures(values, condition.scale)
    return failed, order


def _moved(condition: Condition, number: float) -> Limit:
    limit, scale = condition.limit, condition.scale
    if isinstance(scale, Choice) or limit.ideal is None:
        raise TypeError(f"{condition.id} has no number that could be moved")
    edge = scale.checked(number)
    if limit.at_most is not None:
        return limit.model_copy(update={"at_most": float(edge), "ideal": min(limit.ideal, edge - scale.step)})
    return limit.model_copy(update={"at_least": float(edge), "ideal": max(limit.ideal, edge + scale.step)})
