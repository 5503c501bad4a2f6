"""What if growth were tied to other findings? The cohort draws it apart from them, though sources tie it to some.

A tie only hands the same doubling times to other people: every finding keeps its own distribution, and what changes in
the answer is the tie's doing alone.
"""

from collections.abc import Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.population.screening import Cohort, screen
from cryoteach.domain.population.thousand import reconciled
from cryoteach.domain.rules.patient import DOUBLING_TIME_DAYS, SCALES
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Choice, FloatArray

HALF, WHOLE = 0.5, 1.0
TOGETHER = "all of these at once"


class GrowthTie(BaseModel, frozen=True, extra="forbid"):
    """A finding with which growth may go, and which of its values goes with the slowest growth.

    A quantity goes with slow growth where it is small. For a choice ``slowest_first`` lists the options in order;
    whoever has another option keeps a doubling time drawn apart. ``facts`` say what was read of the tie; without one
    it is ours.
    """

    finding: str
    words: str = Field(min_length=1)
    slowest_first: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _lists_options_of_a_choice(self) -> Self:
        scale = SCALES.get(self.finding)
        if scale is None or self.finding == DOUBLING_TIME_DAYS.name:
            known = ", ".join(name for name in SCALES if name != DOUBLING_TIME_DAYS.name)
            raise ValueError(f"growth cannot be tied to {self.finding!r}; it can to {known}")
        if isinstance(scale, Choice) != bool(self.slowest_first):
            raise ValueError(f"slowest_first lists the options of a choice; {self.finding} is measured otherwise")
        for option in self.slowest_first:
            scale.read(option)
        return self

    def burden(self, cohort: Cohort) -> FloatArray:
        """From 0 (goes with the slowest growth) to 1, shape (people,); NaN for whom the tie says nothing."""
        column, scale = cohort.columns[self.finding], SCALES[self.finding]
        if not isinstance(scale, Choice):
            return (column - scale.low) / (scale.high - scale.low)
        places = np.full(len(scale.options) + 1, np.nan)  # the last place is for unknown, whose code is -1
        places[[scale.code(option) for option in self.slowest_first]] = np.linspace(0, 1, len(self.slowest_first))
        return places[column]


class TiedResult(BaseModel, frozen=True, extra="forbid"):
    """How many of a thousand are within every limit, drawn apart, half tied and wholly tied."""

    words: str
    facts: tuple[str, ...]
    apart: int
    half: int
    whole: int


def tied(cohort: Cohort, ties: Sequence[GrowthTie], share: float) -> Cohort:
    """The same people with growth tied to some findings.

    Args:
        cohort: the people.
        ties: the findings, all of one weight.
        share: for which part of the people, from 0 to 1, the slowest growth goes to the lightest burden.
    """
    growth = cohort.columns[DOUBLING_TIME_DAYS.name]
    burden = np.sum([_ranks(tie.burden(cohort)) for tie in ties], axis=0)
    rows = np.flatnonzero(~np.isnan(burden) & ~np.isnan(growth))
    rows = rows[: round(share * len(rows))]  # people come in no order, so the first ones are like any others
    handed = growth.copy()
    handed[rows[np.argsort(burden[rows], kind="stable")]] = np.sort(growth[rows])[::-1]
    return Cohort(columns={**cohort.columns, DOUBLING_TIME_DAYS.name: handed})


def results(cohort: Cohort, ties: Sequence[GrowthTie], profile: Profile) -> list[TiedResult]:
    """Screen the people with growth tied to each finding by itself, and to all of them at once."""
    together: list[tuple[tuple[GrowthTie, ...], str, tuple[str, ...]]]
    together = [((tie,), tie.words, tie.facts) for tie in ties]
    if len(ties) > 1:
        together.append((tuple(ties), TOGETHER, ()))
    apart = _within(cohort, profile)
    return [
        TiedResult(
            words=words,
            facts=facts,
            apart=apart,
            half=_within(tied(cohort, chosen, HALF), profile),
            whole=_within(tied(cohort, chosen, WHOLE), profile),
        )
        for chosen, words, facts in together
    ]


def _within(cohort: Cohort, profile: Profile) -> int:
    return reconciled(screen(cohort, profile).ledger()).within


def _ranks(burden: FloatArray) -> FloatArray:
    """The share of people with a lighter burden, so that findings of different scales weigh alike."""
    known: NDArray[np.bool_] = ~np.isnan(burden)
    ranks = np.full(len(burden), np.nan)
    ordered = np.sort(burden[known])
    ranks[known] = (np.searchsorted(ordered, burden[known]) + np.searchsorted(ordered, burden[known], side="right")) / 2
    return ranks / max(len(ordered), 1)
