"""Endless practice: people of the modelled cohort, near the limits and on the conditions that a learner misses.

A person is named by their place in the cohort, ``p4711``, and by a finding that is not known yet, if one is hidden:
``p4711-3``. Hiding what is known never invents anything, and it is how a clinic meets people.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from cryoteach.domain.cases.keys import limiting
from cryoteach.domain.population.screening import Cohort, screen
from cryoteach.domain.rules.assessment import Assessment, assess
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.verdict import Verdict

NAME = re.compile(r"p([0-9]{1,6})(?:-([1-9]))?")
LOOKED_AT, MOST = 2000, 60  # people that are screened for one, and those of them that are weighed one by one
WANTED = {Verdict.OUTSIDE: 0.5, Verdict.CANNOT_TELL: 0.25, Verdict.WITHIN: 0.25}
"""How often each verdict should come: in the cohort itself nearly everybody is outside, which would teach guessing."""
HIDDEN = 0.3  # of those outside have a finding that is not known yet, so that an unknown does not give a verdict away
FEWEST, A_STEP = 0.05, 0.25
"""The least weight of anybody, and how fast the weight falls with the distance from the nearest limit."""


def person_named(name: str, cohort: Cohort) -> Person | None:
    """The person of this name, or None where nobody has it."""
    match = NAME.fullmatch(name)
    if match is None or int(match[1]) >= len(cohort) or int(match[2] or 1) > len(SCALES):
        return None
    person = cohort.person(int(match[1]))
    return person.with_values(**{list(SCALES)[int(match[2]) - 1]: None}) if match[2] else person


def next_name(  # noqa: PLR0913 - each says one thing about the practice
    cohort: Cohort, profile: Profile, missed: Mapping[str, int], seen: Sequence[str], seed: int, *, gate: str = ""
) -> str:
    """Draw the next person.

    Args:
        cohort: the modelled people.
        profile: the limits.
        missed: by condition, how often the learner missed it.
        seen: the names that came already, which count as a turn each and do not come again.
        seed: which practice; the same seed and turn draw the same person.
        gate: the one condition to practise: whoever is outside fails it, and whoever is open is open there.
    """
    chance = np.random.default_rng([seed, len(seen)])
    verdict = list(WANTED)[int(chance.choice(len(WANTED), p=list(WANTED.values())))]
    rows = chance.choice(len(cohort), size=min(LOOKED_AT, len(cohort)), replace=False)
    failures = screen(_some(cohort, rows), profile).failures
    failed = failures & _bit(gate, profile) if gate else failures
    rows = rows[failed != 0] if verdict is Verdict.OUTSIDE else rows[failures == 0]
    hidden = profile.condition(gate).finding if gate else ""
    names = [name for name in _names(rows, verdict, chance, hidden) if name not in seen]
    keys = [assess(cast("Person", person_named(name, cohort)), profile) for name in names]
    wanted = [key.verdict is verdict and _turns_on(key, gate) for key in keys]
    weights = np.array([_weight(key, missed) for key in keys]) * np.array(wanted)
    if not weights.sum():  # nobody here has that verdict: whoever there is will do
        return f"p{int(chance.integers(len(cohort)))}"
    return names[int(chance.choice(len(names), p=weights / weights.sum()))]


def _bit(gate: str, profile: Profile) -> int:
    return 1 << [condition.id for condition in profile.conditions].index(gate)


def _turns_on(key: Assessment, gate: str) -> bool:
    """Whether somebody belongs to the practice of one gate: those within have passed it, as a contrast."""
    return not gate or key.verdict is Verdict.WITHIN or gate in limiting(key)


def _some(cohort: Cohort, rows: NDArray[np.intp]) -> Cohort:
    return Cohort(columns={name: column[rows] for name, column in cohort.columns.items()})


def _names(rows: NDArray[np.intp], verdict: Verdict, chance: np.random.Generator, hidden: str) -> Iterator[str]:
    """The first of these people, some with a finding that is not known yet: `hidden`, or where that is empty any."""
    for row in rows[:MOST].tolist():
        hides = verdict is Verdict.CANNOT_TELL or (verdict is Verdict.OUTSIDE and chance.random() < HIDDEN)
        any_one = int(chance.integers(1, len(SCALES) + 1)) if hides else 0
        which = list(SCALES).index(hidden) + 1 if hidden and verdict is Verdict.CANNOT_TELL else any_one
        yield f"p{row}-{which}" if hides else f"p{row}"


def _weight(key: Assessment, missed: Mapping[str, int]) -> float:
    """More for whoever turns on what was missed, for whoever stands near a limit, and for failing few conditions."""
    decide = limiting(key)
    asked = 1 + sum(missed.get(name, 0) for name in decide)
    margins = [abs(finding.margin) for finding in key.findings if finding.margin is not None and finding.value]
    nearness = FEWEST + 1 / (1 + min(margins, default=1.0) / A_STEP)
    return asked * nearness / max(len(decide), 1) ** 2
