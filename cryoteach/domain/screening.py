"""Many people at once: six columns in, one failure bitmask and one unknown bitmask per person out.

Bit i of a mask stands for the profile's condition i. The masks are built by doubling, last condition first: NumPy
vectorises "add" and "or" of bytes, but not shifts.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pydantic import BaseModel

from cryoteach.domain.assessment import Verdict
from cryoteach.domain.ledger import Ledger
from cryoteach.domain.patient import SCALES, Person
from cryoteach.domain.profiles import Profile
from cryoteach.domain.scales import HAIR, Choice, Scale

ROWS_AT_ONCE = 131_072  # a column of this many rows stays in a core's own cache between passes


class Cohort(BaseModel, frozen=True, extra="forbid", arbitrary_types_allowed=True):
    """People as columns of shape (people,): float32 with NaN, or int8 option codes with -1, for unknown."""

    columns: dict[str, NDArray[Any]]

    @classmethod
    def from_columns(cls, columns: Mapping[str, ArrayLike]) -> "Cohort":
        """Make a cohort of columns by finding; a finding left out is unknown for everyone.

        Args:
            columns: by finding, numbers with NaN for unknown, or for a choice codes (-1 unknown); shape (people,).

        Raises:
            ValueError: columns of different lengths, a strange name, or values that are not legal.
        """
        strange = [name for name in columns if name not in SCALES]
        shapes = {name: np.shape(column) for name, column in columns.items()}
        if strange or len(set(shapes.values())) != 1 or any(len(shape) != 1 for shape in shapes.values()):
            raise ValueError(f"columns are findings of one length; strange: {strange}, shapes: {shapes}")
        people = next(iter(shapes.values()))[0]
        return cls(columns={name: _column(name, columns.get(name), people) for name in SCALES})

    @classmethod
    def from_people(cls, people: Sequence[Person]) -> "Cohort":
        """Make a cohort of single persons."""
        return cls(columns={name: _column_of(name, people) for name in SCALES})

    def __len__(self) -> int:
        """How many people there are."""
        return len(self.columns["lesion_count"])

    def person(self, index: int) -> Person:
        """One of the people."""
        return Person.model_validate({name: _value(name, column[index]) for name, column in self.columns.items()})


class Screening(BaseModel, frozen=True, extra="forbid", arbitrary_types_allowed=True):
    """A cohort's bitmasks under one profile, each uint8 of shape (people,)."""

    profile: Profile
    failures: NDArray[np.uint8]
    unknowns: NDArray[np.uint8]

    def ledger(self) -> Ledger:
        """Reduce the masks to the counts from which every population view is derived."""
        return Ledger.from_masks([condition.id for condition in self.profile.conditions], self.failures, self.unknowns)

    def verdicts(self) -> NDArray[np.str_]:
        """Each person's verdict, shape (people,)."""
        settled = np.where(self.unknowns != 0, Verdict.CANNOT_TELL.value, Verdict.WITHIN.value)
        return np.where(self.failures != 0, Verdict.OUTSIDE.value, settled)


def screen(cohort: Cohort, profile: Profile) -> Screening:
    """Score everyone in a cohort by the same rule objects that `assess` uses."""
    failures = np.zeros(len(cohort), dtype=np.uint8)
    unknowns = np.zeros(len(cohort), dtype=np.uint8)
    for start in range(0, len(cohort), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        for condition in reversed(profile.conditions):
            tested = condition.criterion.measures.of(cohort.columns[condition.finding][rows])
            _double(failures[rows], condition.limit.failures(tested, condition.scale))
            _double(unknowns[rows], condition.limit.unknowns(tested, condition.scale))
    return Screening.model_construct(profile=profile, failures=failures, unknowns=unknowns)


def _double(mask: NDArray[np.uint8], found: NDArray[np.bool_]) -> None:
    """Make room for one more bit at the low end, and put it there."""
    np.add(mask, mask, out=mask)
    np.bitwise_or(mask, found.view(np.uint8), out=mask)


def _column(name: str, given: ArrayLike | None, people: int) -> NDArray[Any]:
    scale = SCALES[name]
    kind, unknown = (np.int8, -1) if isinstance(scale, Choice) else (np.float32, np.nan)
    if given is None:
        return np.full(people, unknown, dtype=kind)
    column = np.asarray(given)
    if column.dtype.kind not in "iuf":
        raise ValueError(f"{name} is a column of {column.dtype}, not of numbers ({unknown} for unknown)")
    wrong = np.flatnonzero(_impossible(column, scale))
    if len(wrong):
        raise ValueError(
            f"{name} of person {wrong[0]} is {column[wrong[0]]}: not possible; it takes {scale.range_in_words}, "
            f"or {unknown} for unknown ({len(wrong)} such values)"
        )
    return np.ascontiguousarray(column, dtype=kind)


@np.errstate(invalid="ignore", over="ignore")  # infinities and huge numbers are refused, not warned about
def _impossible(column: NDArray[Any], scale: Scale) -> NDArray[np.bool_]:
    """Which values lie outside the scale or between two of its steps."""
    if isinstance(scale, Choice):
        return ~np.isin(column, np.arange(-1, len(scale.options)))
    numbers = column.astype(np.float32, copy=False)
    steps = numbers / np.float32(scale.step)
    between = np.abs(steps - np.rint(steps)) > HAIR
    return between | (numbers < np.float32(scale.low)) | (numbers > np.float32(scale.high))


def _column_of(name: str, people: Sequence[Person]) -> NDArray[Any]:
    scale = SCALES[name]
    values = [person.value(name) for person in people]
    if isinstance(scale, Choice):
        return np.array([-1 if value is None else scale.code(str(value)) for value in values], dtype=np.int8)
    return np.array([np.nan if value is None else value for value in values], dtype=np.float32)


def _value(name: str, stored: Any) -> int | float | str | None:  # noqa: ANN401 - a NumPy number of either kind
    scale = SCALES[name]
    if isinstance(scale, Choice):
        return None if stored < 0 else list(scale.options)[int(stored)]
    return None if np.isnan(stored) else scale.checked(stored)
