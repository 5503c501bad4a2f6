"""Is this model any good? The two comparisons with studies that cohort.yaml names, worked out exactly, not sampled."""

from collections.abc import Mapping

import numpy as np
from pydantic import BaseModel

from cryoteach.domain.cohort.chances import MM_IN_A_CM, Chances, chances
from cryoteach.domain.cohort.mix import mix_of
from cryoteach.domain.cohort.settings import Check, CohortParameters, Counted
from cryoteach.domain.rules.patient import EXTRAHEPATIC_DISEASE, LARGEST_DIAMETER_CM, LESION_COUNT

PER_CENT = 100
FEW, MANY = 0, 1


class Checked(BaseModel, frozen=True, extra="forbid"):
    """A comparison with the model's own side of it, in per cent.

    ``model_with_no_spread`` counts only those of them who have no disease elsewhere; None where the check itself asks
    for that. The observed values, what may be concluded and what may not, are the check's own.
    """

    check: Check
    model: float
    model_with_no_spread: float | None


def checked(parameters: CohortParameters, preset: str, moved: Mapping[str, float] | None = None) -> list[Checked]:
    """Work out every check of cohort.yaml; arguments and errors as for `mix_of`."""
    table = chances(mix_of(parameters, preset, moved))
    return [
        Checked(
            check=check,
            model=PER_CENT * share(table, check.counts),
            model_with_no_spread=None
            if check.counts.no_spread
            else PER_CENT * share(table, check.counts.model_copy(update={"no_spread": True})),
        )
        for check in parameters.checks
    ]


def share(table: Chances, counted: Counted) -> float:
    """The exact share of the invented people who are counted."""
    few = table.few_type * _share_of_type(table, counted, FEW)
    return few if counted.few_type_only else few + (1 - table.few_type) * _share_of_type(table, counted, MANY)


def _share_of_type(table: Chances, counted: Counted, kind: int) -> float:
    number = _upto(table, LESION_COUNT.name, kind, counted.number_max)
    longest = None if counted.diameter_max_mm is None else counted.diameter_max_mm / MM_IN_A_CM
    width = _upto(table, LARGEST_DIAMETER_CM.name, kind, longest)
    rank = table.same_rank
    together = min(number, width) if rank > 0 else max(0.0, number + width - 1)
    both = (1 - abs(rank)) * number * width + abs(rank) * together
    none_seen = table.shares[EXTRAHEPATIC_DISEASE.name][kind, EXTRAHEPATIC_DISEASE.code("none-seen")]
    return both * float(none_seen) if counted.no_spread else both


def _upto(table: Chances, finding: str, kind: int, limit: float | None) -> float:
    if limit is None:
        return 1.0
    grid = (LESION_COUNT if finding == LESION_COUNT.name else LARGEST_DIAMETER_CM).grid()
    return float(np.sum(table.shares[finding][kind, grid <= limit]))
