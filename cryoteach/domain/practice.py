"""Endless practice: people of the modelled cohort, near the limits and on the conditions that a learner misses.

A person is named by their place in the cohort, ``p4711``, and by a finding that is not known yet, if one is hidden:
``p4711-3``. Hiding what is known never invents anything, and it is how a clinic meets people.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from cryoteach.domain.answers import limiting
from cryoteach.domain.assessment import Assessment, assess
from cryoteach.domain.patient import SCALES, Person
from cryoteach.domain.profiles import Profile
from cryoteach.domain.screening import Cohort, screen
from cryoteach.domain.standing import Verdict

NAME = re.compile(r"p(\d{1,6})(?:-([1-9]))?")
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


def next_name(cohort: Cohort, profile: Profile, missed: Mapping[str, int], seen: Sequence[str], seed: int) -> str:
    """Draw the next person.

    Args:
        cohort: the modelled people.
        profile: the limits.
        missed: by condition, how often the learner missed it.
        seen: the names that came already, which count as a turn each and do not come again.
        seed: which practice; the same seed and turn draw the same person.
    """
    chance = np.random.default_rng([seed, len(seen)])
    verdict = list(WANTED)[int(chance.choice(len(WANTED), p=list(WANTED.values())))]
    rows = chance.choice(len(cohort), size=min(LOOKED_AT, len(cohort)), replace=False)
    failures = screen(_some(cohort, rows), profile).failures
    rows = rows[failures != 0] if verdict is Verdict.OUTSIDE else rows[failures == 0]
    names = [name for name in _names(rows, verdict, chance) if name not in seen]
    keys = [assess(cast("Person", person_named(name, cohort)), profile) for name in names]
    weights = np.array([_weight(key, missed) * (key.verdict is verdict) for key in keys])
    if not weights.sum():  # nobody here has that verdict: whoever there is will do
        return f"p{int(chance.integers(len(cohort)))}"
    return names[int(chance.choice(len(names), p=weights / weights.sum()))]


def _some(cohort: Cohort, rows: NDArray[np.intp]) -> Cohort:
    return Cohort(columns={name: column[rows] for name, column in cohort.columns.items()})


def _names(rows: NDArray[np.intp], verdict: Verdict, chance: np.random.Generator) -> Iterator[str]:
    for row in rows[:MOST].tolist():
        hides = verdict is Verdict.CANNOT_TELL or (verdict is Verdict.OUTSIDE and chance.random() < HIDDEN)
        hidden = f"-{chance.integers(1, len(SCALES) + 1)}" if hides else ""
        yield f"p{row}{hidden}"


def _weight(key: Assessment, missed: Mapping[str, int]) -> float:
    """More for whoever turns on what was missed, for whoever stands near a limit, and for failing few conditions."""
    decide = limiting(key)
    asked = 1 + sum(missed.get(name, 0) for name in decide)
    margins = [abs(finding.margin) for finding in key.findings if finding.margin is not None and finding.value]
    nearness = FEWEST + 1 / (1 + min(margins, default=1.0) / A_STEP)
    return asked * nearness / max(len(decide), 1) ** 2
