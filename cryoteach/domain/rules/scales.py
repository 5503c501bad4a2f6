"""The two kinds of scale a finding is given on: a quantity with evenly spaced values, or a choice of named ones."""

from decimal import Decimal
from functools import lru_cache
from numbers import Real
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, Field, FiniteFloat, model_validator

from cryoteach.domain.input.typed_numbers import NO_NUMBER, NotReadError, read_number
from cryoteach.errors import shown

Value: TypeAlias = int | float | str
FloatArray: TypeAlias = NDArray[np.float64]
ABOVE, OFF_THE_SCALE, NO_OPTION = "above the scale", "not on the scale", "no option"
HAIR = 1e-4  # of a step: more than a float32 rounds by, far less than anyone could mean
MOST_STEPS, MOST_DECIMALS = 1_000_000, 9  # finer than that, a number of the computer no longer tells two values apart


class Quantity(BaseModel, frozen=True, extra="forbid"):
    """A finding measured on a scale of evenly spaced values: from `low` on in steps, as far as they go below `high`."""

    name: str
    label: str
    term: str
    unit: str
    low: FiniteFloat
    high: FiniteFloat
    step: FiniteFloat = Field(gt=0)
    before: str = ""
    one: str = ""

    @model_validator(mode="after")
    def _can_be_told_apart(self) -> Self:
        if max(abs(self.low), abs(self.high)) > MOST_STEPS * self.step or self.decimals > MOST_DECIMALS:
            raise ValueError(f"steps of {self.step} from {self.low} to {self.high} are too fine for a scale")
        return self

    @property
    def decimals(self) -> int:
        """How many decimals its values are written with: as many as its step and its first value need."""
        return _decimals(self.low, self.step)

    @property
    def whole(self) -> bool:
        """Whether only whole numbers are legal."""
        return self.decimals == 0

    @property
    def last(self) -> int | float:
        """The highest legal value: `high`, or the last step below it."""
        return self._after(self._most)

    @property
    def range_in_words(self) -> str:
        """The legal range as a phrase: "a whole number from 1 to 60 lesions"."""
        step, low, last = (_plain(number, self.decimals) for number in (self.step, self.low, self.last))
        kind = "a whole number" if self.whole and self.step == 1 else f"a number in steps of {step}"
        return f"{kind} from {low} to {last} {self.unit}".rstrip()

    def number(self, value: Value) -> str:
        """Write a value without its unit: 7, 1.5, 155."""
        return f"{value:.{self.decimals}f}"

    def words(self, value: Value) -> str:
        """Write a value with its unit: "1 lesion", "1.5 cm", "ECOG 1"."""
        unit = self.one if value == 1 and self.one else self.unit
        return f"{self.before} {self.number(value)} {unit}".strip()

    def checked(self, value: object) -> int | float:
        """Give the value back as a plain number, or refuse it by name with the legal range.

        Raises:
            ValueError: the value is no number, not a number, out of range or between two steps.
        """
        steps = (_number(value) - self.low) / self.step
        if not -HAIR <= steps <= self._most + HAIR or abs(steps - round(steps)) > HAIR:
            raise ValueError(_refusal(value, self))
        return self._after(round(steps))

    def nearest(self, number: float) -> int | float:
        """Give the legal value nearest to a number.

        >>> Quantity(name="size", label="size", term="", unit="cm", low=0.3, high=20, step=0.1).nearest(2.26)
        2.3
        """
        within, before = min(max(number, self.low), self.last), round(self.low / self.step)
        start = self.low - before * self.step  # of two equally near the one an even number of steps from here
        return self._after(round((within - start) / self.step) - before)

    def read(self, text: str, mark: str = "") -> int | float:
        """Read a value that somebody typed.

        Args:
            text: what was typed.
            mark: the decimal mark where it is settled, as for `read_number`.

        Raises:
            OffScaleError: it is no number, could be one of two, or is not on the scale.
        """
        try:
            number = read_number(text, mark)
        except NotReadError as refused:
            reason = "" if refused.cause == NO_NUMBER else f":{refused.reason.removeprefix(':')}"
            raise OffScaleError(text, self, refused.cause, reason) from None
        try:
            return self.checked(number)
        except ValueError:
            raise OffScaleError(text, self, ABOVE if number > self.high else OFF_THE_SCALE) from None

    def grid(self) -> FloatArray:
        """Every legal value, ascending, as an array of shape (number of steps + 1,)."""
        return _grid(self.low, self.high, self.step)

    @property
    def _most(self) -> int:
        """How many steps there are."""
        return int((self.high - self.low) / self.step + HAIR)

    def _after(self, steps: int) -> int | float:
        """The value so many steps above the lowest."""
        value = self.low + steps * self.step
        return round(value) if self.whole else round(value, self.decimals)


def _number(value: object) -> float:
    """The value as a float; NaN, which lies in no range, when it is none."""
    if isinstance(value, bool | np.bool_) or not isinstance(value, Real):
        return np.nan
    try:
        return float(value)
    except OverflowError:  # a whole number of hundreds of digits
        return np.nan


@lru_cache(maxsize=256)
def _decimals(low: float, step: float) -> int:
    exponents = [Decimal(repr(float(number))).normalize().as_tuple().exponent for number in (low, step)]
    return max(0, *(-exponent for exponent in exponents if isinstance(exponent, int)))


def _plain(number: float, decimals: int) -> str:
    """A number in digits, without noughts at its end."""
    written = f"{number:.{decimals}f}"
    return written.rstrip("0").rstrip(".") if decimals else written


@lru_cache(maxsize=16)
def _grid(low: float, high: float, step: float) -> FloatArray:
    count, decimals = int((high - low) / step + HAIR) + 1, _decimals(low, step)
    grid = np.array([round(low + i * step, decimals) for i in range(count)], dtype=np.float64)
    grid.flags.writeable = False
    return grid


class Choice(BaseModel, frozen=True, extra="forbid"):
    """A finding that takes one of a few named values."""

    name: str
    label: str
    term: str
    options: dict[str, str]

    @property
    def range_in_words(self) -> str:
        """The legal values as a phrase."""
        return f"one of: {', '.join(self.options)}"

    def words(self, value: Value) -> str:
        """Write a value in plain words: "partly shrunk"."""
        return self.options[str(value)]

    def checked(self, value: object) -> str:
        """Give the option back, or refuse it by name with the known ones.

        Raises:
            ValueError: the value is not one of the options.
        """
        if isinstance(value, str) and value in self.options:
            return value
        raise ValueError(_refusal(value, self))

    def read(self, text: str) -> str:
        """Read an option that somebody typed.

        Raises:
            OffScaleError: it is none.
        """
        if text not in self.options:
            raise OffScaleError(text, self, NO_OPTION)
        return text

    def code(self, option: str) -> int:
        """The whole number that stands for an option in a column of many people."""
        return list(self.options).index(option)


Scale: TypeAlias = Quantity | Choice


class OffScaleError(NotReadError):
    """A text that is no value of a scale; `cause` as for all that cannot be read."""

    def __init__(self, text: str, scale: Scale, cause: str, reason: str = "") -> None:
        super().__init__(text, reason, cause)
        self.args = (_refusal(text, scale, reason),)


def _refusal(value: object, scale: Scale, reason: str = "") -> str:
    why = f"{shown(value)} is not possible for {scale.label} ({scale.name}){reason}"
    return f"{why}; it takes {scale.range_in_words}"
