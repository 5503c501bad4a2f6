"""Many people at once: six columns in, one failure bitmask and one unknown bitmask per person out.

Bit i of a mask stands for the profile's condition i. The masks are built by doubling, last condition first: NumPy
vectorises "add" and "or" of bytes, but not shifts.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pydantic import BaseModel

from cryoteach.domain.input.expected import expect, expect_each, wrong_type
from cryoteach.domain.input.table_libraries import is_of_table_library
from cryoteach.domain.population.columns import column_of, column_of_people, people_in
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.rules.assessment import Verdict
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Choice
from cryoteach.errors import UnknownNameError

FrameT = TypeVar("FrameT")
ROWS_AT_ONCE = 131_072  # a column of this many rows stays in a core's own cache between passes


class Cohort(BaseModel, frozen=True, extra="forbid", arbitrary_types_allowed=True):
    """People as columns of shape (people,): float32 with NaN, or int8 option codes with -1, for unknown.

    >>> from cryoteach import Cohort, Person
    >>> cohort = Cohort.from_columns({"lesion_count": [2, 7, float("nan")], "largest_diameter_cm": [2.5, 1.5, 4.0]})
    >>> cohort, cohort.person(1)
    (Cohort(people=3), Person(lesion_count=7, largest_diameter_cm=1.5))
    """

    columns: dict[str, NDArray[Any]]

    def __repr_args__(self) -> Iterator[tuple[str | None, int]]:
        """Show how many people there are."""
        yield "people", len(self)

    @classmethod
    def from_columns(cls, columns: Mapping[str, ArrayLike]) -> "Cohort":
        """Make a cohort of columns by finding; a finding left out is unknown for everyone.

        Args:
            columns: by finding, lists, arrays or a data frame of numbers; shape (people,). NaN is unknown. A choice
                is given by its code: 0 for its first option in the order of `Person`, -1 for unknown.

        Raises:
            WrongTypeError: no columns by finding.
            ValueError: columns of different lengths, a strange name, or values that are not legal.
        """
        if not hasattr(columns, "items"):
            raise wrong_type(columns, dict, "Cohort.from_columns: columns")
        people = people_in(columns)
        return cls(columns={name: column_of(name, columns.get(name), people) for name in SCALES})

    @classmethod
    def from_people(cls, people: Iterable[Person]) -> "Cohort":
        """Make a cohort of single persons.

        Raises:
            WrongTypeError: something else is among them.
        """
        persons = expect_each(people, Person, "Cohort.from_people: people")
        return cls(columns={name: column_of_people(name, persons) for name in SCALES})

    def __len__(self) -> int:
        """How many people there are."""
        return len(self.columns["lesion_count"])

    def person(self, index: int) -> Person:
        """One of the people, counted from 0.

        Raises:
            UnknownNameError: there are not so many.
        """
        if not -len(self) <= index < len(self):
            raise UnknownNameError(
                "person of this cohort", index, [f"0 to {len(self) - 1}"] if len(self) else ["nobody"]
            )
        return Person.model_validate({name: _value(name, column[index]) for name, column in self.columns.items()})


class Screening(BaseModel, frozen=True, extra="forbid", arbitrary_types_allowed=True):
    """A cohort's bitmasks under one profile, each uint8 of shape (people,); bit i is the profile's condition i."""

    profile: Profile
    failures: NDArray[np.uint8]
    unknowns: NDArray[np.uint8]

    def __repr_args__(self) -> Iterator[tuple[str | None, str | int]]:
        """Show how many people were screened, and by what."""
        yield from (("people", len(self.failures)), ("profile", self.profile.id), ("version", self.profile.version))

    def ledger(self) -> Ledger:
        """Reduce the masks to the counts from which every population view is derived."""
        return Ledger.from_masks([condition.id for condition in self.profile.conditions], self.failures, self.unknowns)

    def verdicts(self) -> NDArray[np.str_]:
        """Each person's verdict, shape (people,)."""
        settled = np.where(self.unknowns != 0, Verdict.CANNOT_TELL.value, Verdict.WITHIN.value)
        return np.where(self.failures != 0, Verdict.OUTSIDE.value, settled)


@overload
def screen(cohort: Cohort, profile: Profile) -> Screening: ...


@overload
def screen(cohort: FrameT, profile: Profile) -> FrameT: ...


def screen(cohort: Any, profile: Profile) -> Any:
    """Score everyone in a cohort by the same rule objects that `assess` uses; a million people take under a second.

    Args:
        cohort: the people, as columns of shape (people,); or a data frame of pandas, Polars or PyArrow, one person a
            row, its columns named as findings; what that library writes for nothing known is unknown.
        profile: the limits, one of `load_profiles()`.

    Returns:
        For each person which conditions are not met and which cannot be told, as bitmasks of shape (people,);
        ``verdicts()`` gives their verdicts, of the same shape; ``ledger()`` counts them for every view of many people.
        Of a data frame: the same frame, with the columns ``verdict``, ``met``, ``failed`` and ``unknown`` after it.

    Raises:
        WrongTypeError: it was given anything else.
        ValueError: a frame's columns cannot be used; the sentence says which and why.

    >>> from cryoteach import Cohort, Person, load_profiles, screen
    >>> cohort = Cohort.from_people([Person(lesion_count=7), Person(lesion_count=2), Person()])
    >>> screening = screen(cohort, load_profiles()["leaflet"])
    >>> screening.verdicts().tolist()
    ['outside', 'cannot-tell', 'cannot-tell']
    >>> screening.failures.tolist(), screening.unknowns.tolist()
    ([4, 0, 0], [59, 59, 63])
    >>> screening.ledger()
    Ledger(people=3, within=0, outside=1, cannot_tell=2)
    """
    expect(profile, Profile, "screen: profile")
    if not is_of_table_library(cohort):
        expect(cohort, Cohort, "screen: cohort")
        return _screened(cohort, profile)
    from cryoteach.domain.population import frames  # noqa: PLC0415 - fetches what reads frames, which few need

    try:
        found = _screened(Cohort.from_columns(frames.columns_in(cohort)), profile)
    except TypeError:  # a column, or a frame that is still to be worked out
        raise wrong_type(cohort, Cohort, "screen: cohort") from None
    names = [condition.id for condition in profile.conditions]
    return frames.scored(cohort, found.verdicts(), found.failures, found.unknowns, names)


def _screened(cohort: Cohort, profile: Profile) -> Screening:
    failures = np.empty(len(cohort), dtype=np.uint8)
    unknowns = np.empty(len(cohort), dtype=np.uint8)
    asked = [
        (condition.criterion.measures.of, cohort.columns[condition.finding], condition.limit.tests(condition.scale))
        for condition in reversed(profile.conditions)
    ]
    for start in range(0, len(cohort), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        for mask, kind in ((failures[rows], 0), (unknowns[rows], 1)):
            _fill(mask, (tests[kind](measured(column[rows])) for measured, column, tests in asked))
    return Screening.model_construct(profile=profile, failures=failures, unknowns=unknowns)


def _fill(mask: NDArray[np.uint8], found: Iterator[NDArray[np.bool_]]) -> None:
    """Make a mask of answers, last condition first: room for one more bit at the low end, and the bit put there."""
    mask[:] = next(found)
    for one in found:
        np.add(mask, mask, out=mask)
        np.bitwise_or(mask, one.view(np.uint8), out=mask)


def _value(name: str, stored: Any) -> int | float | str | None:  # noqa: ANN401 - a NumPy number of either kind
    scale = SCALES[name]
    if isinstance(scale, Choice):
        return None if stored < 0 else list(scale.options)[int(stored)]
    return None if np.isnan(stored) else scale.checked(stored)
