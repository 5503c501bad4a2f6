"""The columns of a cohort: what was given for a finding as float32 or int8 of shape (people,), or why it cannot be."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.phrases import both
from cryoteach.domain.rules.scales import Choice, Scale
from cryoteach.domain.rules.steps import HAIR

ONE_LENGTH = "columns are findings of one length"


def people_in(columns: Mapping[str, ArrayLike]) -> int:
    """How many people some columns hold.

    Raises:
        ValueError: a name that is no finding, a column that is none, columns of different lengths, or no column.
    """
    strange = [_strange(name) for name in columns if name not in SCALES]
    if strange or not len(columns):
        raise ValueError(f"{ONE_LENGTH}; {'; '.join(strange) or 'there is none'}; the findings are {', '.join(SCALES)}")
    shapes = {name: _shape(column) for name, column in columns.items()}
    flat = [f"{name} is not one value for each person" for name, shape in shapes.items() if len(shape) != 1]
    if flat or len(set(shapes.values())) != 1:
        lengths = [f"{name} has {shape[0]}" for name, shape in shapes.items() if len(shape) == 1]
        raise ValueError(f"{ONE_LENGTH}; {'; '.join(flat) or both(lengths)}")
    return next(iter(shapes.values()))[0]


def _strange(name: object) -> str:
    near = get_close_matches(str(name), SCALES, n=1)
    return f"no finding is called {name!r}{f', did you mean {near[0]}?' if near else ''}"


def _shape(column: ArrayLike) -> tuple[int, ...]:
    try:
        return np.shape(column)
    except ValueError:  # rows of different lengths
        return ()


def _codes(scale: Scale) -> str:
    if not isinstance(scale, Choice):
        return ""
    codes = ", ".join(f"{code} {option}" for code, option in enumerate(scale.options))
    return f"; its codes are {codes}; Cohort.from_people takes the words themselves"


def column_of(name: str, given: ArrayLike | None, people: int) -> NDArray[Any]:
    """Make a column of what was given for a finding, or of unknowns where nothing was.

    Raises:
        ValueError: it holds no numbers, or values that are not legal.
    """
    scale = SCALES[name]
    kind, unknown = (np.int8, -1) if isinstance(scale, Choice) else (np.float32, np.nan)
    if given is None:
        return np.full(people, unknown, dtype=kind)
    column = np.asarray(given)
    if column.dtype.kind not in "iuf":
        raise ValueError(f"{name} is a column of {column.dtype}, not of numbers ({unknown} for unknown){_codes(scale)}")
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
    steps = (numbers - np.float32(scale.low)) / np.float32(scale.step)
    between = np.abs(steps - np.rint(steps)) > HAIR
    return between | (numbers < np.float32(scale.low)) | (numbers > np.float32(scale.last))


def column_of_people(name: str, people: Sequence[Person]) -> NDArray[Any]:
    """Make a column of one finding of single persons."""
    scale = SCALES[name]
    values = [person.value(name) for person in people]
    if isinstance(scale, Choice):
        return np.array([-1 if value is None else scale.code(str(value)) for value in values], dtype=np.int8)
    return np.array([np.nan if value is None else value for value in values], dtype=np.float32)
