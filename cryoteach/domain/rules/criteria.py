"""A condition in words (Criterion) and one profile's limit for it (Limit): one comparison, with its tag and citations.

Measures are code, limits are data. A rule is one of ``at_most``, ``at_least`` or ``one_of``; when a rule would need
an "if" it is a new measure instead.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pydantic import AfterValidator, BaseModel, Field, StrictFloat, field_validator, model_validator

from cryoteach.domain.input.option_codes import ColumnTest, among
from cryoteach.domain.input.patterns import WrittenAs
from cryoteach.domain.rules.failure_kinds import KindsOfFailure, values_of
from cryoteach.domain.rules.measures import MEASURES, Measure
from cryoteach.domain.rules.scales import Choice, Scale, Value
from cryoteach.domain.rules.terms import Misconception, Slug, Tag
from cryoteach.errors import and_more, shown

BoolArray: TypeAlias = NDArray[np.bool_]
LETTERS = WrittenAs(r"^[A-Z][a-z]$", "a capital and a small letter, such as Fi")
FILLED_IN = ("{value}", "{limit}", "{edge}", "{tag}")


class Status(StrEnum):
    """Whether one condition is met."""

    MET = "met"
    NOT_MET = "not-met"
    CANNOT_TELL = "cannot-tell"

    @property
    def words(self) -> str:
        """The status as it reads on screen."""
        return self.value.replace("-", " ")


def _fillable(sentence: str) -> str:
    strange = [found for found in re.findall(r"\{.*?\}", sentence) if found not in FILLED_IN]
    if strange:
        raise ValueError(f"{', '.join(and_more(strange, 5))}: never filled in; known: {', '.join(FILLED_IN)}")
    return sentence


Sentence: TypeAlias = Annotated[str, AfterValidator(_fillable)]


class Sentences(BaseModel, frozen=True, extra="forbid"):
    """How a condition explains itself; {value}, {limit}, {edge} and {tag} are filled in.

    ``because`` gives the sentence of one particular value, where the general one would not say enough.
    """

    met: Sentence
    not_met: Sentence
    cannot_tell: Sentence
    because: dict[str, Sentence] = {}


class Criterion(BaseModel, frozen=True, extra="forbid"):
    """What a condition is, in words; its limit is the profile's business.

    ``asked_last``: a thousand people meet this gate after the others. ``failing_apart``: the kinds of failing values.
    """

    id: Slug
    order: int = Field(ge=1, le=99)
    asked_last: bool = False
    letters: Annotated[str, LETTERS]
    title: str
    measure: str
    leaflet_place: str
    leaflet_says: str
    why: str
    sentences: Sentences
    misconceptions: tuple[Misconception, ...] = ()
    failing_apart: KindsOfFailure = ()

    @field_validator("measure")
    @classmethod
    def _measure_is_known(cls, name: str) -> str:
        if name not in MEASURES:
            raise ValueError(f"{shown(name)} is not a measure; known: {', '.join(MEASURES)}")
        return name

    @model_validator(mode="after")
    def _values_named_are_possible(self) -> Self:
        for value in (*self.sentences.because, *values_of(self.failing_apart)):
            self.measures.scale.read(value)
        return self

    @property
    def measures(self) -> Measure:
        """The calculation that this condition tests."""
        return MEASURES[self.measure]


class Limit(BaseModel, frozen=True, extra="forbid"):
    """One comparison, the value that would be ideal, its tag and at least one citation.

    Exactly one of ``at_most``, ``at_least`` and ``one_of`` is given. A value at the limit is met. ``unsettled`` lists
    values of a ``one_of`` rule that count as *cannot tell*.
    """

    at_most: StrictFloat | None = None
    at_least: StrictFloat | None = None
    one_of: tuple[str, ...] | None = Field(default=None, min_length=1)
    unsettled: tuple[str, ...] = ()
    ideal: StrictFloat | None = None
    tag: Tag
    cites: tuple[str, ...] = Field(min_length=1)
    note: str = ""

    @model_validator(mode="after")
    def _is_one_comparison(self) -> Self:
        given = [name for name in ("at_most", "at_least", "one_of") if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"give exactly one of at_most, at_least, one_of; found {', '.join(given) or 'none'}")
        wrong = list(self._wrong_for_options() if self.one_of is not None else self._wrong_for_a_number())
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def _wrong_for_options(self) -> Iterator[str]:
        if self.ideal is not None:
            yield "ideal goes with at_most or at_least only"
        if both := set(self.unsettled) & set(self.one_of or ()):
            yield f"{', '.join(sorted(both))} cannot be both met and unsettled"

    def _wrong_for_a_number(self) -> Iterator[str]:
        if self.unsettled:
            yield "unsettled goes with one_of only"
        if self.ideal is None:
            yield "ideal is missing: say which value would be ideal, so that a margin can be drawn"
        elif not (self.ideal < self.number if self.at_most is not None else self.ideal > self.number):
            yield f"ideal {self.ideal:g} must lie on the met side of the limit {self.number:g}, not on it"

    @property
    def number(self) -> float:
        """The numerical limit of an ``at_most`` or ``at_least`` rule."""
        limit = self.at_most if self.at_most is not None else self.at_least
        if limit is None:
            raise TypeError("a one_of rule has no number")
        return limit

    def status(self, value: Value | None) -> Status:
        """Whether one value meets this limit; None is unknown."""
        if value is None or value in self.unsettled:
            return Status.CANNOT_TELL
        if self.one_of is not None:
            met = value in self.one_of
        else:
            met = float(value) <= self.number if self.at_most is not None else float(value) >= self.number
        return Status.MET if met else Status.NOT_MET

    def failures(self, column: NDArray[Any], scale: Scale) -> BoolArray:
        """Which rows of a column fail.

        Args:
            column: shape (people,); numbers with NaN for unknown, or option codes with -1 for unknown.
            scale: what the column's values mean.
        """
        return self.tests(scale)[0](column)

    def unknowns(self, column: NDArray[Any], scale: Scale) -> BoolArray:
        """Which rows of a column cannot be told; same arguments as `failures`."""
        return self.tests(scale)[1](column)

    def tests(self, scale: Scale) -> tuple[ColumnTest, ColumnTest]:
        """Which rows of a column fail, and which cannot be told: made once for all pieces of a long column."""
        if isinstance(scale, Choice):
            failing = among(scale.code(option) for option in scale.options if self.status(option) is Status.NOT_MET)
            return failing, among([-1, *map(scale.code, self.unsettled)])
        number = self.number
        if self.at_most is not None:
            return lambda column: column > number, _is_nan
        return lambda column: column < number, _is_nan


def _is_nan(column: NDArray[Any]) -> BoolArray:
    return column != column  # noqa: PLR0124 - only NaN differs from itself, and this is the fastest way to ask
