"""What pandas, Polars and PyArrow give: their tables, and how each writes that a value is missing; fetches none."""

LIBRARIES = frozenset({"pandas", "polars", "pyarrow"})
NAME_OF_NA = "NAType"  # of pandas: whatever it is compared with, it answers neither yes nor no


def is_of_table_library(given: object) -> bool:
    """Whether something was made by one of these libraries, or by a class that builds on theirs.

    >>> is_of_table_library([1, 2])
    False
    """
    return any(kind.__module__.partition(".")[0] in LIBRARIES for kind in type(given).__mro__)


def is_missing(value: object) -> bool:
    """Whether a value says that there is none: None, not a number, not a time, pandas' NA, a null of PyArrow.

    >>> [is_missing(value) for value in (None, float("nan"), 0, "")]
    [True, True, False, False]
    """
    if value is None or getattr(value, "is_valid", True) is False:
        return True
    try:
        return bool(value != value)  # noqa: PLR0124 - what is no number or no time differs from itself
    except (TypeError, ValueError, ArithmeticError):
        return type(value).__name__ == NAME_OF_NA


def as_plain(value: object) -> object:
    """The value as Python has it: PyArrow wraps each cell of a table.

    >>> as_plain(7)
    7
    """
    unwrap = getattr(value, "as_py", None)
    return unwrap() if callable(unwrap) else value
