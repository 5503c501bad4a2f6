"""The synthetic cohort: invented people drawn from cohort.yaml. The same seed gives the same people on any machine.

Each person takes eight 32-bit numbers of the PCG64 stream, in the order of `DRAWS`, whatever the preset and wherever
a dial stands. So a cohort is the beginning of a larger one of the same seed, and moving one number changes only the
findings that depend on it. Limits play no part: they never change who the people are.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from cryoteach.domain.cohort.chances import Chances, chances
from cryoteach.domain.cohort.mix import mix_of
from cryoteach.domain.cohort.settings import CohortParameters
from cryoteach.domain.population.screening import ROWS_AT_ONCE, Cohort
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.scales import Choice, FloatArray

TYPE, SAME_RANK = "type", "same rank"
COUNT, WIDTH, FITNESS = "lesion_count", "largest_diameter_cm", "performance_status"
CHEMOTHERAPY, GROWTH, SPREAD = "chemotherapy_response", "doubling_time_days", "extrahepatic_disease"
DRAWS = (TYPE, COUNT, SAME_RANK, WIDTH, FITNESS, CHEMOTHERAPY, GROWTH, SPREAD)
DRAW = 1 << 32  # a draw is a whole number below this
TOP = np.uint32(DRAW - 1)
Draws: TypeAlias = dict[str, NDArray[np.uint32]]
Codes: TypeAlias = NDArray[np.intp]


def make_cohort(
    parameters: CohortParameters, preset: str, people: int, seed: int, moved: Mapping[str, float] | None = None
) -> Cohort:
    """Invent people.

    Args:
        parameters: cohort.yaml.
        preset: a key of its presets.
        people: how many.
        seed: which people; any whole number from 0.
        moved: by dial, where it stands instead of where the preset has it.

    Raises:
        UnknownNameError: no preset or no dial has this name.
        ValueError: a dial is moved out of its range, or the number of people or the seed is negative.
    """
    columns = {name: np.empty(max(people, 0), dtype=values.dtype) for name, values in VALUES.items()}
    start = 0
    for part in cohort_in_parts(parameters, preset, people, seed, moved):
        for name, column in part.columns.items():
            columns[name][start : start + len(column)] = column
        start += len(part)
    return Cohort(columns=columns)


def cohort_in_parts(
    parameters: CohortParameters, preset: str, people: int, seed: int, moved: Mapping[str, float] | None = None
) -> Iterator[Cohort]:
    """The same people, some at a time, for those who need not hold them all; arguments as for `make_cohort`."""
    table = _Tables.of(chances(mix_of(parameters, preset, moved)))
    for draws in draws_of(people, seed):
        yield Cohort(columns={name: VALUES[name][codes] for name, codes in table.codes(draws).items()})


def draws_of(people: int, seed: int, at_once: int = ROWS_AT_ONCE) -> Iterator[Draws]:
    """The numbers that people are made of, some people at a time: by draw, shape (people,)."""
    if people < 0:
        raise ValueError(f"{people} people cannot be made")
    stream = np.random.PCG64(seed)
    for start in range(0, people, at_once):
        rows = min(at_once, people - start)
        pairs = np.asarray(stream.random_raw(rows * len(DRAWS) // 2), dtype="<u8")
        columns = pairs.view("<u4").reshape(rows, len(DRAWS))
        yield {name: np.ascontiguousarray(columns[:, i], dtype=np.uint32) for i, name in enumerate(DRAWS)}


def ranks_of_width(draws: Draws, same_rank: float) -> NDArray[np.uint32]:
    """The draw that decides the width.

    So large a share of people as the rank correlation says have the width whose rank goes with their number (against
    it, where the correlation is negative); the others have any. Both findings keep their own distribution.
    """
    if not same_rank:
        return draws[WIDTH]
    linked = draws[COUNT] if same_rank > 0 else TOP - draws[COUNT]
    return np.where(draws[SAME_RANK] < edge(abs(same_rank)), linked, draws[WIDTH])


def edge(share: float) -> np.uint64:
    """The number below which this share of all draws lies."""
    return np.uint64(round(share * DRAW))


def edges(shares: FloatArray) -> NDArray[np.uint64]:
    """The numbers that part the draws in rows of shares, shape (kinds, values): below the first lies value 0."""
    found = np.rint(np.cumsum(shares, axis=1) * DRAW).astype(np.uint64)
    found[:, -1] = DRAW
    return found


class _Tables(BaseModel, frozen=True, extra="forbid", arbitrary_types_allowed=True):
    """All edges of a finding one after another, each kind of people above the one before."""

    few_type: np.uint64
    same_rank: float
    flat: dict[str, NDArray[np.uint64]]

    @classmethod
    def of(cls, table: Chances) -> "_Tables":
        flat = {
            name: (edges(rows) + np.arange(len(rows), dtype=np.uint64)[:, None] * np.uint64(DRAW)).ravel()
            for name, rows in table.shares.items()
        }
        return cls(few_type=edge(table.few_type), same_rank=table.same_rank, flat=flat)

    def codes(self, draws: Draws) -> dict[str, Codes]:
        """The place of each person's value on each finding's scale."""
        many = (draws[TYPE] >= self.few_type).astype(np.uint64)
        fitness = self._places(FITNESS, draws[FITNESS])
        return {
            COUNT: self._places(COUNT, draws[COUNT], many),
            WIDTH: self._places(WIDTH, ranks_of_width(draws, self.same_rank), many),
            FITNESS: fitness,
            CHEMOTHERAPY: self._places(CHEMOTHERAPY, draws[CHEMOTHERAPY], fitness.astype(np.uint64)),
            GROWTH: self._places(GROWTH, draws[GROWTH]),
            SPREAD: self._places(SPREAD, draws[SPREAD], many),
        }

    def _places(self, name: str, drawn: NDArray[np.uint32], kind: NDArray[np.uint64] | None = None) -> Codes:
        if kind is None:
            return np.searchsorted(self.flat[name], drawn.astype(np.uint64), side="right")
        found = np.searchsorted(self.flat[name], drawn + kind * np.uint64(DRAW), side="right")
        return found - kind.astype(np.intp) * len(VALUES[name])


def _values() -> dict[str, NDArray[np.float32] | NDArray[np.int8]]:
    return {
        name: np.arange(len(scale.options), dtype=np.int8)
        if isinstance(scale, Choice)
        else scale.grid().astype(np.float32)
        for name, scale in SCALES.items()
    }


VALUES = _values()  # every legal value of every finding, as a column of a cohort holds it
