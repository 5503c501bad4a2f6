"""Data frames of pandas, Polars and PyArrow: people in, and the same frame with what screening found of each out."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

import narwhals as nw
import numpy as np
from narwhals.exceptions import NarwhalsError
from numpy.typing import NDArray

from cryoteach.domain.input.table_libraries import is_missing
from cryoteach.domain.input.unknown_words import is_unknown
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.scales import Choice

ADDED = ("verdict", "met", "failed", "unknown")
"""The columns that screening adds, as `cryoteach screen` does."""
BETWEEN = ";"
ALIKE = 0.8  # of a name's letters, before another name counts as a slip of the pen


def columns_in(frame: object) -> dict[str, NDArray[Any]]:
    """The findings of a frame as columns of a cohort; other columns are nobody's findings.

    Raises:
        TypeError: it is no frame that is held in memory.
        ValueError: no column is a finding, a name is a slip, or a column would be written over or holds other words.
    """
    taken = _frame(frame)
    names = [str(name) for name in taken.columns]
    if complaints := [*_complaints(names)]:
        raise ValueError(f"screen: {'; '.join(complaints)}")
    return {name: _column(name, taken[name]) for name in SCALES if name in names}


def scored(
    frame: Any,  # noqa: ANN401 - of one of three libraries, and the same comes back
    verdicts: NDArray[np.str_],
    failures: NDArray[np.uint8],
    unknowns: NDArray[np.uint8],
    conditions: Sequence[str],
) -> Any:  # noqa: ANN401 - likewise
    """The same frame with four columns more: the verdict, how many conditions are met, which failed, which are open."""
    taken = _frame(frame)
    met = len(conditions) - np.bitwise_count(failures | unknowns)
    found = (verdicts.tolist(), met.tolist(), _names(failures, conditions), _names(unknowns, conditions))
    added = [
        nw.new_series(name, values, backend=taken.implementation) for name, values in zip(ADDED, found, strict=True)
    ]
    return taken.with_columns(*added).to_native()


def _frame(frame: Any) -> nw.DataFrame[Any]:  # noqa: ANN401 - likewise
    try:
        return nw.from_native(frame, eager_only=True)
    except NarwhalsError as refused:
        raise ValueError(f"screen: this frame cannot be read: {refused}") from None


def _complaints(names: Sequence[str]) -> Iterable[str]:
    if not set(names) & set(SCALES):
        yield f"no column is a finding; expected at least one of {', '.join(SCALES)}"
    for name in names:
        near = get_close_matches(name, set(SCALES) - set(names), n=1, cutoff=ALIKE)
        if near and name not in SCALES:
            yield f"no finding is called {name!r}, did you mean {near[0]}?"
        if name in ADDED:
            yield f"the column {name!r} would be written over; rename it"


def _column(name: str, series: nw.Series[Any]) -> NDArray[Any]:
    """A column as a cohort takes it: numbers, NaN where nothing is known; of a choice codes, -1 likewise."""
    scale = SCALES[name]
    if series.dtype.is_numeric():
        numbers = series.cast(nw.Float64()).to_numpy()
        return np.where(np.isnan(numbers), -1, numbers) if isinstance(scale, Choice) else numbers
    values: list[Any] = series.to_list()
    if isinstance(scale, Choice):
        return np.array([_code(value, row, scale) for row, value in enumerate(values)], dtype=np.int8)
    return np.asarray([np.nan if is_missing(value) else value for value in values] or np.zeros(0))


def _code(value: object, row: int, scale: Choice) -> int:
    if is_missing(value) or (isinstance(value, str) and is_unknown(value)):
        return -1
    try:
        return scale.code(scale.checked(value))
    except ValueError as refused:
        raise ValueError(f"{refused}, or nothing where it is unknown (person {row})") from None


def _names(masks: NDArray[np.uint8], conditions: Sequence[str]) -> list[str]:
    """The conditions of each mask, joined; few masks serve many people."""
    kinds, where = np.unique(masks, return_inverse=True)
    told = [BETWEEN.join(name for i, name in enumerate(conditions) if mask >> i & 1) for mask in kinds.tolist()]
    return [told[place] for place in where.tolist()]
