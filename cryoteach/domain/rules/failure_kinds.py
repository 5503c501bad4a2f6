"""Kinds of failure: people who fail one condition for the same kind of reason, such as "not yet"."""

from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BaseModel, Field


class KindOfFailure(BaseModel, frozen=True, extra="forbid"):
    """Values of a choice that fail a condition for the same kind of reason: "not yet", "not by this road"."""

    words: str = Field(min_length=1)
    values: tuple[str, ...] = Field(min_length=1)


def values_of(kinds: tuple[KindOfFailure, ...]) -> list[str]:
    """Every value that the kinds name."""
    return [value for kind in kinds for value in kind.values]


def _each_value_once(kinds: tuple[KindOfFailure, ...]) -> tuple[KindOfFailure, ...]:
    values = values_of(kinds)
    if twice := sorted({value for value in values if values.count(value) > 1}):
        raise ValueError(f"{', '.join(twice)} stands in two kinds; keep one")
    return kinds


KindsOfFailure: TypeAlias = Annotated[tuple[KindOfFailure, ...], AfterValidator(_each_value_once)]
