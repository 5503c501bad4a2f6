"""The smallest change that flips a verdict: which findings, to which nearest values.

Each finding's whole legal scale is scored once per set of limits; a person's value then only looks up the nearest
legal value with the status that is wanted. A set is minimal: leave any change out and the verdict stays as it was.

* outside: every failing finding has to move to its nearest met value, all together;
* within: any one finding that leaves its limit flips the verdict, so each is a set of its own;
* cannot tell: any one finding that fails makes it outside; settling every open finding as met makes it within.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, Field

from cryoteach.domain.rules.criteria import Limit
from cryoteach.domain.rules.measures import MEASURES
from cryoteach.domain.rules.patient import Person, scale_of
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Choice, Value

MET, OPEN, FAILED = 0, 1, 2

Rules: TypeAlias = tuple[tuple[str, Limit], ...]


class Change(BaseModel, frozen=True, extra="forbid", populate_by_name=True):
    """One finding moved from one value (None: unknown) to another."""

    finding: str
    before: Value | None = Field(alias="from")
    after: Value = Field(alias="to")


def smallest_changes(person: Person, profile: Profile) -> tuple[tuple[Change, ...], ...]:
    """Every minimal set of changes that flips the verdict, fewest findings first.

    Where several values are equally near (a choice has no distance) each gives a set of its own. Of sets with equally
    many changes, those that lead towards *within* come first.
    """
    rules = _rules_by_finding(profile)
    now = {finding: _status_now(person.value(finding), finding, rules[finding]) for finding in rules}
    worst = max(now.values())
    if worst == MET:
        sets = [[(finding, (OPEN, FAILED))] for finding in rules]
    elif worst == FAILED:
        sets = [[(finding, (MET,)) for finding in rules if now[finding] == FAILED]]
    else:
        settle = [(finding, (MET,)) for finding in rules if now[finding] == OPEN]
        sets = [settle, *([(finding, (FAILED,))] for finding in rules)]
    found = [changes for moves in sets for changes in _spelt_out(moves, person, rules)]
    return tuple(sorted(found, key=len))


def _rules_by_finding(profile: Profile) -> dict[str, Rules]:
    rules: dict[str, Rules] = {}
    for condition in profile.conditions:
        pair = (condition.criterion.measure, condition.limit)
        rules[condition.finding] = (*rules.get(condition.finding, ()), pair)
    return rules


def _spelt_out(
    moves: list[tuple[str, tuple[int, ...]]], person: Person, rules: dict[str, Rules]
) -> Iterable[tuple[Change, ...]]:
    choices = [
        [Change.model_construct(finding=finding, before=person.value(finding), after=value)
         for value in _nearest(person.value(finding), finding, rules[finding], wanted)]
        for finding, wanted in moves
    ]  # fmt: skip
    return product(*choices)


def _legal_values(finding: str) -> list[Value]:
    scale = scale_of(finding)
    return list(scale.options) if isinstance(scale, Choice) else [scale.checked(x) for x in scale.grid().tolist()]


@lru_cache(maxsize=512)
def _scored_scale(finding: str, rules: Rules) -> tuple[list[Value], NDArray[np.int8]]:
    """The finding's legal values and the status of each: the worst of all conditions that read the finding."""
    scale = scale_of(finding)
    values = _legal_values(finding)
    column = np.arange(len(values), dtype=np.int8) if isinstance(scale, Choice) else np.array(values, dtype=np.float64)
    statuses = np.zeros(len(values), dtype=np.int8)
    for name, limit in rules:
        tested = MEASURES[name].of(column)
        np.maximum(statuses, np.where(limit.unknowns(tested, scale), OPEN, MET), out=statuses, casting="unsafe")
        np.maximum(statuses, np.where(limit.failures(tested, scale), FAILED, MET), out=statuses, casting="unsafe")
    return values, statuses


@lru_cache(maxsize=8192)
def _status_now(value: Value | None, finding: str, rules: Rules) -> int:
    if value is None:
        return OPEN
    values, statuses = _scored_scale(finding, rules)
    return int(statuses[values.index(value)])


@lru_cache(maxsize=8192)
def _nearest(value: Value | None, finding: str, rules: Rules, wanted: tuple[int, ...]) -> tuple[Value, ...]:
    values, statuses = _scored_scale(finding, rules)
    fitting = np.flatnonzero(np.isin(statuses, wanted))
    if not len(fitting):
        return ()
    if isinstance(scale_of(finding), Choice):
        return tuple(values[i] for i in fitting if values[i] != value)
    if value is None:  # nothing is near to the unknown: take the value at the edge, where the status turns
        return tuple(values[i] for i in _edges(fitting, len(values)))
    place = values.index(value)
    distances = [abs(int(i) - place) for i in fitting]
    least = min(distances)
    return tuple(values[i] for i, distance in zip(fitting, distances, strict=True) if distance == least)


def _edges(fitting: NDArray[np.intp], count: int) -> list[int]:
    inside = set(fitting.tolist())
    edges = [i for i in inside if any(0 <= j < count and j not in inside for j in (i - 1, i + 1))]
    return sorted(edges) or [min(inside)]
